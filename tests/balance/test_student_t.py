"""Student's t, against closed forms, a published table and itself."""

from math import atan, cos, pi, sin, sqrt, tan

import pytest

from app.balance.student_t import quantile, tail, two_sided

# NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: upper critical values, three decimals.
PUBLISHED = {
    1: (3.078, 6.314, 12.706, 31.821, 63.657),
    2: (1.886, 2.920, 4.303, 6.965, 9.925),
    5: (1.476, 2.015, 2.571, 3.365, 4.032),
    7: (1.415, 1.895, 2.365, 2.998, 3.499),
    10: (1.372, 1.812, 2.228, 2.764, 3.169),
    30: (1.310, 1.697, 2.042, 2.457, 2.750),
    60: (1.296, 1.671, 2.000, 2.390, 2.660),
    100: (1.290, 1.660, 1.984, 2.364, 2.626),
}
SHARES = (0.90, 0.95, 0.975, 0.99, 0.995)
POINTS = (0.0, 0.05, 0.3, 0.7, 1.0, 1.645, 2.0, 2.6, 3.5, 5.0, 9.0, 20.0)


def tail_in_closed_form(t: float, freedom: int) -> float:
    """The finite sums of whole degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4)."""
    angle = atan(t / sqrt(freedom))
    if freedom % 2:
        term, total = cos(angle), 0.0
        for step in range(1, freedom - 1, 2):
            total += term
            term *= cos(angle) ** 2 * (step + 1) / (step + 2)
        return 0.5 - (angle + sin(angle) * total) / pi
    term, total = 1.0, 0.0
    for step in range(0, freedom, 2):
        total += term
        term *= cos(angle) ** 2 * (step + 1) / (step + 2)
    return 0.5 - sin(angle) * total / 2


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 5, 7, 8, 12, 25, 60, 163, 720, 2870])
def test_the_tail_is_the_closed_form(freedom: int) -> None:
    for t in POINTS:
        assert abs(tail(t, freedom) - tail_in_closed_form(t, freedom)) < 1e-10, t
        assert abs(tail(-t, freedom) + tail(t, freedom) - 1) < 1e-12
        assert abs(two_sided(-t, freedom) - 2 * tail(t, freedom)) < 1e-12


@pytest.mark.parametrize("freedom", sorted(PUBLISHED))
def test_the_quantile_is_the_published_one(freedom: int) -> None:
    assert tuple(round(quantile(share, freedom), 3) for share in SHARES) == pytest.approx(PUBLISHED[freedom], abs=6e-4)


@pytest.mark.parametrize("share", [0.5, 0.6, 0.75, 0.9, 0.95, 0.975, 0.995, 0.9999])
def test_the_quantile_has_the_closed_forms_of_one_two_and_four_degrees(share: float) -> None:
    assert quantile(share, 1) == pytest.approx(tan(pi * (share - 0.5)), abs=1e-10, rel=1e-10)
    assert quantile(share, 2) == pytest.approx((2 * share - 1) / sqrt(2 * share * (1 - share)), abs=1e-10)
    if share > 0.5:
        alpha = 4 * share * (1 - share)
        q = cos(acos_third(sqrt(alpha))) / sqrt(alpha)
        assert quantile(share, 4) == pytest.approx(2 * sqrt(q - 1), abs=1e-10)


def acos_third(value: float) -> float:
    return (pi / 2 - atan(value / sqrt(1 - value * value))) / 3


@pytest.mark.parametrize("freedom", [1, 3, 7, 19, 40, 163, 2870])
def test_tail_and_quantile_undo_each_other(freedom: int) -> None:
    for share in (0.501, 0.55, *SHARES, 0.9999):
        assert abs(tail(quantile(share, freedom), freedom) - (1 - share)) < 1e-12
        assert quantile(1 - share, freedom) == pytest.approx(-quantile(share, freedom), abs=1e-9)


def test_many_degrees_of_freedom_are_nearly_normal() -> None:
    assert quantile(0.95, 1e7) == pytest.approx(1.6448536, abs=1e-5)
