"""Everything a person's notebook can be read by, and what is in it."""

import json
from typing import Any, NoReturn

from sqlalchemy import func, select
from sqlmodel import col

from app.catalogue.kinds import ALL_KINDS
from app.charts.companion import Picture
from app.keyring.sealing import sealer_of
from app.records.models import Change
from app.records.words import opened
from app.timeline.companions import COMPANIONS
from tests.house import Notebook


def log_of(notebook: Notebook) -> list[tuple[str, str]]:
    """`fields` and `state` of every change, opened."""
    query = select(col(Change.seq), col(Change.fields), col(Change.state)).where(
        col(Change.patient_id) == notebook.patient_id
    )
    with notebook.house.cast.database.read() as session:
        sealer = sealer_of(session, notebook.patient_id)
        rows = session.execute(query.order_by(col(Change.seq))).mappings().all()
        return [(opened(sealer, row, "fields"), opened(sealer, row, "state")) for row in rows]


def log_length(notebook: Notebook) -> int:
    query = select(func.count()).select_from(Change).where(col(Change.patient_id) == notebook.patient_id)
    with notebook.house.cast.database.read() as session:
        return int(session.execute(query).scalar_one())


def assert_all_is_readable(notebook: Notebook) -> None:
    """Every list, the timeline, the picture and its twins, the feed and the export, for both sides."""
    base = f"/v1/patients/{notebook.patient_id}"
    paths = [f"{base}/{kind.plural}?limit=500" for kind in ALL_KINDS]
    shared = [picture for picture, drawn in COMPANIONS.items() if not drawn.companion.professionals_only]
    # Off until a practice turns it on.
    shared.remove(Picture.together)
    pictures = [f"{base}/charts/{picture}" for picture in ("balance", *shared)]
    paths += [f"{base}/timeline", *(f"{picture}{form}" for picture in pictures for form in ("", "/text", "/table"))]
    paths += [f"{base}/balance/{topic}" for topic in ("usual-range", "phases")]
    paths += [f"/v1/sync/{name}?patient={notebook.patient_id}" for name in ("changes", "digest")]
    for browser in (notebook.person, notebook.therapist):
        for path in paths:
            answer = browser.get(path)
            assert answer.status_code == 200, (path, answer.text)
            strictly(answer.text)
        assert browser.get(f"{base}/export").status_code == 200
    for form in ("charts/after", "charts/after/text", "charts/after/table", "balance/after"):
        assert notebook.therapist.get(f"{base}/{form}").status_code == 200


def strictly(text: str) -> Any:
    """JSON without the extensions Python reads by itself."""
    return json.loads(text, parse_constant=_refuse)


def _refuse(_: str) -> NoReturn:
    raise AssertionError("not JSON")
