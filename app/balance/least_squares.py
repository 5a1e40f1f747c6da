"""Ordinary least squares whose standard errors hold when the spread differs from day to day (HC3)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.balance.signals import Values

_DEPENDENT = 1e-9
_FITS_EXACTLY = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """One slope and one standard error per column kept; `kept` are positions in the given columns.

    A standard error is infinite where single days were fitted exactly: such a slope rests on them alone.
    """

    slopes: Values
    errors: Values
    kept: NDArray[np.int64]
    freedom: int


def fit(columns: Values, outcome: Values) -> Fit:
    """Columns in order of importance: one that earlier ones already tell in full is left out."""
    kept = _independent(columns)
    design = columns[:, kept]
    inverse = np.linalg.inv(design.T @ design)
    slopes = inverse @ (design.T @ outcome)
    projected = design @ inverse
    leverage = np.einsum("ij,ij->i", projected, design)
    room = 1.0 - leverage
    if (room < _FITS_EXACTLY).any():
        errors = np.full(len(kept), np.inf)
    else:
        scaled = projected * ((outcome - design @ slopes) / room)[:, None]
        errors = np.sqrt(np.einsum("ij,ij->j", scaled, scaled))
    return Fit(slopes, errors, kept, len(outcome) - len(kept))


def _independent(columns: Values) -> NDArray[np.int64]:
    lengths = np.linalg.norm(columns, axis=0)
    diagonal = np.abs(np.diagonal(np.linalg.qr(columns / np.where(lengths > 0, lengths, 1.0), mode="r")))
    return np.flatnonzero((diagonal > _DEPENDENT) & (lengths > 0))
