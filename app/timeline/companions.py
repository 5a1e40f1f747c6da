"""Every companion picture, and what it is drawn from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic

from app.balance.body import BodyLife
from app.charts.after import after_figure
from app.charts.after_twins import after_table, after_text
from app.charts.body import body_figure
from app.charts.body_twins import body_table, body_text
from app.charts.companion import Companion, Life, Picture
from app.charts.contact_rhythm import contact_rhythm_figure
from app.charts.contact_rhythm_twins import contact_rhythm_table, contact_rhythm_text
from app.charts.overflows import overflows_figure
from app.charts.overflows_twins import overflows_table, overflows_text
from app.charts.seasons import seasons_figure
from app.charts.seasons_twins import seasons_table, seasons_text
from app.charts.together import together_figure
from app.charts.together_twins import together_table, together_text
from app.charts.work import work_figure, work_only_figure
from app.charts.work_twins import work_only_table, work_only_text, work_table, work_text
from app.timeline.after_routes import after_life
from app.timeline.body import read_maps
from app.timeline.reader import Reader
from app.timeline.routes import Asked
from app.timeline.together_routes import is_together_on


@dataclass(frozen=True, slots=True)
class Drawn(Generic[Life]):
    """`is_there` is for a picture that somebody has to turn on first: until then it is not found."""

    companion: Companion[Life]
    life: Callable[[Reader], Life]
    is_there: Callable[[Asked], bool] = lambda _: True


def _body(reader: Reader) -> BodyLife:
    return BodyLife(reader.life(), read_maps(reader.session, reader.scope, with_numbers=reader.pain))


COMPANIONS: Mapping[Picture, Drawn[Any]] = {
    Picture.seasons: Drawn(Companion(seasons_figure, seasons_text, seasons_table), Asked.life),
    Picture.work: Drawn(Companion(work_figure, work_text, work_table), Asked.life),
    Picture.rhythm: Drawn(Companion(contact_rhythm_figure, contact_rhythm_text, contact_rhythm_table), Asked.life),
    Picture.overflows: Drawn(Companion(overflows_figure, overflows_text, overflows_table), Asked.life),
    Picture.work_only: Drawn(Companion(work_only_figure, work_only_text, work_only_table), Asked.life),
    Picture.after: Drawn(Companion(after_figure, after_text, after_table, professionals_only=True), after_life),
    Picture.together: Drawn(Companion(together_figure, together_text, together_table), Asked.life, is_together_on),
    Picture.body: Drawn(Companion(body_figure, body_text, body_table), _body),
}
