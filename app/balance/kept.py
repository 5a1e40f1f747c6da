"""Results kept beside the columns they come from.

Columns are compared by identity: after one new note a life shares all its other columns with the one before, and what
was computed from those is not computed again. Only for functions whose arguments and results nobody changes.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar

import numpy as np

# A few people at a time: a decade of daily notes keeps about half a megabyte.
_MOST = 48
_COMPARED_BY_IDENTITY = (list, tuple, dict, np.ndarray)

Computed = TypeVar("Computed", bound=Callable[..., object])


class _Items:
    """Items one by one, or by name: the same as long as nobody has read them again."""

    __slots__ = ("items",)

    def __init__(self, items: object) -> None:
        self.items = items

    def __hash__(self) -> int:
        return id(self.items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Items) and self.items is other.items


def kept(compute: Computed) -> Computed:
    @lru_cache(maxsize=_MOST)
    def computed(*arguments: Any, **named: Any) -> object:
        return compute(
            *(one.items if isinstance(one, _Items) else one for one in arguments),
            **{name: one.items if isinstance(one, _Items) else one for name, one in named.items()},
        )

    @wraps(compute)
    def look_up(*arguments: Any, **named: Any) -> object:
        return computed(*map(_by_identity, arguments), **{name: _by_identity(one) for name, one in named.items()})

    return look_up  # type: ignore[return-value]


def _by_identity(argument: Any) -> Any:
    return _Items(argument) if isinstance(argument, _COMPARED_BY_IDENTITY) else argument
