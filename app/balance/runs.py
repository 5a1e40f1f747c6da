"""Runs of equal values in a sorted column; `np.unique` would sort again and load numpy's masked arrays at first use."""

import numpy as np
from numpy.typing import NDArray


def runs(ordered: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.int64]]:
    """The distinct values, where each begins, how often each stands there."""
    if not len(ordered):
        return ordered, np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    first = np.concatenate((np.zeros(1, dtype=np.int64), np.flatnonzero(np.diff(ordered)) + 1))
    return ordered[first], first, np.diff(np.append(first, len(ordered)))
