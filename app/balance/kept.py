"""Results kept beside the columns they come from.

Columns are compared by identity: after one new note a life shares all its other columns with the one before, and what
was computed from those is not computed again. Only for functions whose arguments and results nobody changes.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

# A few people at a time: a decade of daily notes keeps about half a megabyte.
_MOST = 48

Computed = TypeVar("Computed", bound=Callable[..., object])


def kept(compute: Computed) -> Computed:
    return lru_cache(maxsize=_MOST)(compute)  # type: ignore[return-value]
