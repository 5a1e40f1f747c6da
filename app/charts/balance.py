"""The balance picture: four bands of equal standing on one time axis, as a plain dictionary in plotly's schema."""

import orjson

from app.balance.signals import Timeline
from app.balance.silence import quiet_periods, recorded_days
from app.charts.assembly import assembled
from app.charts.band_contacts import contacts
from app.charts.band_how import how_it_is
from app.charts.band_supports import what_supports
from app.charts.band_weighs import what_weighs
from app.charts.frame import frame_of
from app.charts.load_lanes import facing_sides
from app.charts.options import Options
from app.charts.schema import Piece
from app.charts.sheet import sheet_of
from app.charts.table import balance_table
from app.charts.text import balance_text

__all__ = ["balance_figure", "balance_table", "balance_text", "encode"]


def balance_figure(timeline: Timeline, options: Options) -> Piece:
    """`{data, layout, config}` for plotly.js basic. `timeline` holds the whole life: the usual range of the first day
    shown comes from the notes before it. Raises ValueError when the period ends before it starts."""
    frame = frame_of(options)
    sides = facing_sides(frame, timeline)
    bands = (
        how_it_is(frame, timeline),
        what_weighs(frame, timeline, sides),
        what_supports(frame, timeline, sides),
        contacts(frame, timeline),
    )
    quiet = [
        period
        for period in quiet_periods(recorded_days(timeline), min(frame.today, frame.last))
        if frame.shows(period.first_day, period.last_day)
    ]
    return assembled(sheet_of(frame, bands, quiet))


def encode(figure: Piece) -> bytes:
    return orjson.dumps(figure)
