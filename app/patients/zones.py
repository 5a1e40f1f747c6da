"""Time zones a profile may name."""

from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field

_ZONES = frozenset(available_timezones())


def _known(value: str) -> str:
    if value not in _ZONES:
        raise ValueError("zone_unknown")
    return value


Zone = Annotated[str, Field(max_length=64), AfterValidator(_known)]
