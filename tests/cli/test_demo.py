"""The demonstration seeds itself once, through the paths everybody uses."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner

from app.audit.ledger import Ledger
from app.audit.verification import verify_chains
from app.cli import cli
from app.demo.seed import DEMO_PASSWORD, DIARIES, THERAPISTS
from app.identity.models import Account
from app.kit.clock import system_clock
from app.patients.models import Patient
from app.records.log import verify_log
from app.records.models import Change
from app.settings import Settings
from app.storage.engine import open_database
from tests.cast import ORIGIN, Cast


@pytest.mark.engines("sqlite")
def test_the_demonstration_is_whole_and_seeding_again_changes_nothing(tmp_path: Path, engine_name: str) -> None:
    del engine_name  # one engine is enough for twenty seconds of work
    place = {"LONGCOURS_DATA_FOLDER": str(tmp_path / "data"), "LONGCOURS_KEY_FILE": str(tmp_path / "keys" / "k")}
    first = CliRunner().invoke(cli, ["demo", "--no-serve"], env=place)
    assert first.exit_code == 0, first.output
    seeded = {"data_folder": tmp_path / "data" / "demo", "key_file": tmp_path / "keys" / "demo.key", "origins": ORIGIN}
    settings = Settings.model_validate(seeded)
    database = open_database(settings)

    def counts() -> list[int]:
        with database.read() as session:
            return [session.execute(select(func.count()).select_from(table)).scalar_one() for table in _COUNTED]

    before = counts()
    again = CliRunner().invoke(cli, ["demo", "--no-serve"], env=place)
    assert again.exit_code == 0, again.output
    assert counts() == before
    assert before[:2] == [len(THERAPISTS) + 6, 6]
    assert DEMO_PASSWORD in first.output
    with database.read() as session:
        assert verify_log(session, database.keys) == (before[2], [])
        assert verify_chains(session, Ledger(database.keys, system_clock)) == ()
    _look_around(Cast(settings, database))
    database.close()


_COUNTED = (Account, Patient, Change)


def _look_around(cast: Cast) -> None:
    """A therapist signs in with the printed password and finds six people, each with a picture."""
    cast.clock.now = system_clock()
    with cast.browser() as browser:
        body = {"login": THERAPISTS[0].login, "password": DEMO_PASSWORD}
        viewer = browser.post("/v1/session", json=body).json()
        people = browser.get(f"/v1/practices/{viewer['practices'][0]['id']}/people").json()["items"]
        assert len(people) == 6
        assert {diary.display_name for diary in DIARIES} < {one["display_name"] for one in people}
        for one in people:
            assert date.fromisoformat(one["last_note_date"]) <= cast.clock.now.date()
            text = browser.get(f"/v1/patients/{one['patient_id']}/charts/balance/text").json()
            assert text["paragraphs"]
