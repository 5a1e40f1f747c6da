"""Identifiers: time-ordered ones made here, name-based ones made from facts, and which foreign ones are accepted."""

from collections.abc import Callable
from typing import Annotated
from uuid import UUID, uuid5

from pydantic import AfterValidator
from uuid_utils.compat import uuid7

IdMaker = Callable[[], UUID]

NAMESPACE = UUID("6f1f5a0e-8e0c-5c0e-9d4b-2f6f0b1c7a35")


def new_id() -> UUID:
    """A version 7 UUID; its time is when it was made and is never read as when something happened."""
    return uuid7()


def named_id(*parts: object) -> UUID:
    """The same parts give the same id for ever, which is what makes a second import change nothing."""
    return uuid5(NAMESPACE, "\x1f".join(str(part) for part in parts))


def _client_made(value: UUID) -> UUID:
    if value.version not in (5, 7):
        raise ValueError("id_not_accepted")
    return value


ClientId = Annotated[UUID, AfterValidator(_client_made)]
