"""Least squares with HC3 errors, beside the same computed in exact fractions, term by term."""

from fractions import Fraction

import numpy as np
import pytest

from app.balance.least_squares import fit

Matrix = list[list[Fraction]]

# Small whole numbers, so that the fractions stay exact: a factor, a companion of it, a constant.
ROWS = [(1, 2, 1), (2, 1, 1), (3, 5, 1), (4, 3, 1), (5, 8, 1), (6, 2, 1), (7, 9, 1), (8, 4, 1)]
OUTCOME = [2, 3, 3, 5, 4, 8, 6, 11]


def product(left: Matrix, right: Matrix) -> Matrix:
    return [[sum((a * b for a, b in zip(row, col, strict=True)), Fraction(0)) for col in zip(*right, strict=True)]
            for row in left]  # fmt: skip


def inverse(matrix: Matrix) -> Matrix:
    size = len(matrix)
    rows = [[*row, *(Fraction(int(i == j)) for j in range(size))] for i, row in enumerate(matrix)]
    for place in range(size):
        pivot = next(row for row in range(place, size) if rows[row][place] != 0)
        rows[place], rows[pivot] = rows[pivot], rows[place]
        rows[place] = [value / rows[place][place] for value in rows[place]]
        for other in range(size):
            if other != place:
                factor = rows[other][place]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[place], strict=True)]
    return [row[size:] for row in rows]


def by_hand() -> tuple[list[float], list[float]]:
    design: Matrix = [[Fraction(value) for value in row] for row in ROWS]
    outcome: Matrix = [[Fraction(value)] for value in OUTCOME]
    transposed = [list(column) for column in zip(*design, strict=True)]
    bread = inverse(product(transposed, design))
    slopes = product(bread, product(transposed, outcome))
    filling: Matrix = [[Fraction(0)] * 3 for _ in range(3)]
    for row, (value,) in zip(design, outcome, strict=True):
        residual = value - sum((a * b[0] for a, b in zip(row, slopes, strict=True)), Fraction(0))
        leverage = product(product([row], bread), [[one] for one in row])[0][0]
        share = (residual / (1 - leverage)) ** 2
        filling = [[filling[i][j] + share * row[i] * row[j] for j in range(3)] for i in range(3)]
    covered = product(product(bread, filling), bread)
    return [float(slope[0]) for slope in slopes], [float(covered[i][i]) ** 0.5 for i in range(3)]


def test_slopes_and_errors_are_the_ones_computed_by_hand() -> None:
    slopes, errors = by_hand()
    found = fit(np.array(ROWS, dtype=np.float64), np.array(OUTCOME, dtype=np.float64))

    np.testing.assert_allclose(found.slopes, slopes, rtol=1e-11)
    np.testing.assert_allclose(found.errors, errors, rtol=1e-11)
    assert found.freedom == 5
    assert found.kept.tolist() == [0, 1, 2]


def test_what_earlier_columns_tell_already_is_left_out() -> None:
    rows = np.array(ROWS, dtype=np.float64)
    doubled = np.column_stack((rows, 2 * rows[:, 0] - rows[:, 2], np.zeros(len(rows))))
    found = fit(doubled, np.array(OUTCOME, dtype=np.float64))

    assert found.kept.tolist() == [0, 1, 2]
    assert found.slopes == pytest.approx(fit(rows, np.array(OUTCOME, dtype=np.float64)).slopes)


def test_a_slope_that_rests_on_one_day_alone_has_no_error_to_speak_of() -> None:
    alone = np.array([[0, 1], [0, 1], [0, 1], [0, 1], [1, 1]], dtype=np.float64)

    assert np.isinf(fit(alone, np.array([1.0, 2, 3, 2, 9])).errors).all()
