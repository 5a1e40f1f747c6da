"""Every result says what it rests on; "not enough" is a result of its own."""

import numpy as np

from app.balance.basis import Basis, NotEnough


def test_a_basis_counts_the_notes_and_tells_the_first_and_last_day() -> None:
    assert Basis.of(np.array([3, 5, 5, 9], dtype=np.int32)) == Basis(notes=4, first_day=3, last_day=9)


def test_what_is_missing_never_falls_below_nothing() -> None:
    assert NotEnough("notes_before", needed=14, found=5).missing == 9
    assert NotEnough("notes_before", needed=3, found=5).missing == 0
