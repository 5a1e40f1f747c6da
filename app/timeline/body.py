"""Every region of every body map, read by itself: the timeline only keeps the strongest of each map."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.access.scopes import PatientScope
from app.balance.body import MapNote
from app.balance.signals import day_number
from app.journal.models import PainMap
from app.storage.sessions import ReadSession
from app.timeline.columns import Window, rows_of


def read_maps(session: ReadSession, scope: PatientScope, *, with_numbers: bool) -> list[MapNote]:
    """Without their numbers for somebody who has chosen not to meet them."""
    rows = rows_of(session, scope, PainMap, ("regions", "widespread", "scale"), Window())
    return [_note(row, with_numbers=with_numbers) for row in rows]


def _note(row: Sequence[Any], *, with_numbers: bool) -> MapNote:
    record_id, day, regions, widespread, scale = row
    felt = [(part["region"], part.get("intensity")) for part in regions]
    return MapNote(
        record_id,
        day_number(date.fromisoformat(str(day))),
        # What was noted at 0 did not hurt, whether or not its number may be shown.
        tuple((region, number if with_numbers else None) for region, number in felt if number != 0),
        widespread=bool(widespread),
        own_scale=scale == "diary",
    )
