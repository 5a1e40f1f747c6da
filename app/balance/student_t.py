"""Student's t without scipy, whose import costs seven times numpy's: the upper tail and the quantile."""

from functools import lru_cache
from math import exp, inf, lgamma, log

_ITERATIONS = 300
_CLOSE_ENOUGH = 1e-16
_TINY = 1e-300
_HALVINGS = 200


def tail(t: float, freedom: float) -> float:
    """P(T > t) with `freedom` degrees of freedom, at least 1."""
    if t < 0:
        return 1.0 - tail(-t, freedom)
    if t == inf:
        return 0.0
    whole = freedom + t * t
    return 0.5 * _incomplete_beta(freedom / 2, 0.5, freedom / whole, t * t / whole)


def two_sided(t: float, freedom: float) -> float:
    """P(|T| > |t|)."""
    return 2.0 * tail(abs(t), freedom)


@lru_cache(maxsize=512)
def quantile(share: float, freedom: float) -> float:
    """The value below which T lies with probability `share`, between 0 and 1 (both excluded)."""
    if share < 0.5:
        return -quantile(1.0 - share, freedom)
    low, high = 0.0, 1.0
    while tail(high, freedom) > 1.0 - share:
        low, high = high, high * 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if tail(middle, freedom) > 1.0 - share else (low, middle)
    return (low + high) / 2


def _incomplete_beta(a: float, b: float, x: float, rest: float) -> float:
    """Regularised; by its continued fraction, on the side where that converges fast. `rest` is 1 - x, told apart so
    that neither loses its small digits."""
    if x <= 0.0 or rest <= 0.0:
        return float(rest <= 0.0)
    if x > (a + 1) / (a + b + 2):
        return 1.0 - _incomplete_beta(b, a, rest, x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(rest)) / a
    return front * _continued_fraction(a, b, x)


def _continued_fraction(a: float, b: float, x: float) -> float:
    """Lentz's method."""
    c, d = 1.0, 1.0 / _away_from_zero(1.0 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _ITERATIONS):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1.0 / _away_from_zero(1.0 + step * d)
            c = _away_from_zero(1.0 + step / c)
            value *= d * c
        if abs(d * c - 1.0) < _CLOSE_ENOUGH:
            break
    return value


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
