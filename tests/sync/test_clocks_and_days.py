"""R42 and R43: no clock orders or refuses anything, and the day is the day the person chose."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from app.identity.tries import Buckets, give_back, take_try
from app.records.models import Change
from tests.sync.in_process import InProcessServer, shifted
from tests.sync.phones import Household, new_record_id
from tests.torture.mutations import Json, uuid7_at

_FLAGGED_AFTER_SECONDS = 300


@pytest.mark.parametrize(
    "offset", [timedelta(days=-365), timedelta(hours=-2), timedelta(minutes=61), timedelta(days=400), timedelta()]
)
def test_r42_a_device_clock_orders_nothing_and_refuses_nothing(home: Household, offset: timedelta) -> None:
    moment = datetime.now(UTC) + offset
    record_id = new_record_id()
    home.phone.writes("flare", record_id, worst_pain=4)
    home.phone.syncs()
    home.tablet.pulls()
    late = home.tablet.writes("flare", record_id, worst_pain=8, when={"device_time": moment.isoformat()})
    late.mutation_id = uuid7_at(int(moment.timestamp() * 1000))
    home.phone.writes("flare", record_id, worst_pain=6)
    home.phone.pushes()

    assert home.tablet.syncs() == ["merged"]
    home.phone.pulls()
    assert home.phone.value(record_id, "worst_pain") == 8, "the last to arrive, whatever its clock says"
    _assert_flagged(home.server, late.mutation_id, offset)


def _assert_flagged(server: InProcessServer, mutation_id: str, offset: timedelta) -> None:
    table = Change.__table__  # type: ignore[attr-defined]
    with server.database.read() as session:
        rows = session.execute(table.select()).mappings().all()
    [flagged] = [row["clock_offset_seconds"] for row in rows if str(row["mutation_id"]) == mutation_id]
    if abs(offset.total_seconds()) < _FLAGGED_AFTER_SECONDS:
        assert flagged is None
    else:
        assert flagged == pytest.approx(offset.total_seconds(), abs=60)


def test_r42_a_server_clock_that_jumps_reorders_nothing(home: Household) -> None:
    record_id = new_record_id()
    values = (3, 5, 7, 2)
    offsets = (timedelta(), timedelta(days=30), timedelta(days=-400), timedelta(hours=1))
    for value, offset in zip(values, offsets, strict=True):
        home.phone.server = shifted(home.server, offset)
        home.phone.writes("flare", record_id, worst_pain=value)
        assert home.phone.syncs() == ["applied"]

    home.tablet.pulls()
    assert [change["fields"]["worst_pain"] for change in home.revisions()] == list(values)
    assert home.tablet.value(record_id, "worst_pain") == 2


def test_r42_a_server_clock_set_back_locks_nobody_out(server: InProcessServer) -> None:
    buckets = Buckets(server.database.keys).of_try("camille", None, "127.0.0.1")
    now = datetime.now(UTC)
    with server.database.write() as session:
        take_try(session, buckets, now + timedelta(days=30))
        give_back(session, buckets, now + timedelta(days=30))

    with server.database.write() as session:
        take_try(session, buckets, now)


_DAYS: dict[str, Json] = {
    "the hour that exists twice, first time": {
        "local_date": "2026-10-25",
        "occurred_at": "2026-10-25T02:30:00+02:00",
        "zone": "Europe/Paris",
        "offset_min": 120,
    },
    "the hour that exists twice, second time": {
        "local_date": "2026-10-25",
        "occurred_at": "2026-10-25T02:30:00+01:00",
        "zone": "Europe/Paris",
        "offset_min": 60,
    },
    "the hour that does not exist": {
        "local_date": "2026-03-29",
        "occurred_at": "2026-03-29T02:30:00+01:00",
        "zone": "Europe/Paris",
        "offset_min": 60,
    },
    "half past midnight is still yesterday": {
        "local_date": "2026-03-11",
        "occurred_at": "2026-03-12T00:30:00+01:00",
        "zone": "Europe/Paris",
        "offset_min": 60,
    },
    "east of the date line": {
        "local_date": "2026-03-13",
        "occurred_at": "2026-03-13T08:00:00+14:00",
        "zone": "Pacific/Kiritimati",
        "offset_min": 840,
    },
    "west of the date line": {
        "local_date": "2026-03-11",
        "occurred_at": "2026-03-11T20:00:00-11:00",
        "zone": "Pacific/Niue",
        "offset_min": -660,
    },
}


@pytest.mark.parametrize("reader_zone", ["Europe/Paris", "Pacific/Auckland", "America/Los_Angeles"])
@pytest.mark.parametrize("when", _DAYS.values(), ids=_DAYS.keys())
def test_r43_the_day_is_the_day_chosen(
    home: Household, when: Json, reader_zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_id = new_record_id()
    home.phone.writes("flare", record_id, when=when, worst_pain=5)
    home.phone.syncs()

    monkeypatch.setenv("TZ", reader_zone)
    time.tzset()
    try:
        home.therapist.pulls()
    finally:
        monkeypatch.undo()
        time.tzset()

    state = home.therapist.shows(record_id).state
    assert (state["local_date"], state["zone"], state["offset_min"]) == (
        when["local_date"],
        when["zone"],
        when["offset_min"],
    )
    assert datetime.fromisoformat(state["occurred_at"]) == datetime.fromisoformat(when["occurred_at"])
