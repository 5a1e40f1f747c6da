"""Sums in which what is older counts less: each row is right up to a factor of its own, so only its ratios are used."""

import numpy as np

from app.balance.signals import Days, Values

# 2^900 stays clear of the limits of float64, whatever the length of a life.
_MOST_DOUBLINGS = 900


def forgetting_sums(days: Days, amounts: Values, *, half_life_days: float) -> Values:
    """Row k: the sum by column of the rows up to k, each halved for every half-life between its day and another.

    They take the place of the amounts: room for both, thousands of rows long, costs as much as adding them up.
    """
    carried, start = np.zeros(amounts.shape[1]), 0
    while start < len(days):
        reach = days[start] + half_life_days * _MOST_DOUBLINGS
        stop = int(np.searchsorted(days, reach, side="right"))
        growth = np.exp2((days[start:stop] - days[start]) / half_life_days)
        block = amounts[start:stop]
        block *= growth[:, None]
        np.cumsum(block, axis=0, out=block)
        if start:
            block += carried
        if stop < len(days):
            carried = amounts[stop - 1] * np.exp2(-float(days[stop] - days[start]) / half_life_days)
        start = stop
    return amounts
