"""Every night a copy is made, read back and thinned out, once, and by nobody who has something else to do."""

import asyncio
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from app.backup.commands import read_backup
from app.backup.folder import backup_folder, nightly_files, nights_kept
from app.backup.nightly import is_night_due, spend_night
from app.jobs.nights import Nights
from app.records.models import PatientCounter
from tests.backup.conftest import Practised

_HOURS_AT_MOST = 5


def test_a_new_installation_waits_for_its_first_night_and_then_spends_each_once(practised: Practised) -> None:
    settings, clock = practised.cast.settings, practised.cast.clock

    assert not is_night_due(settings, clock())
    clock.move(hours=16)
    assert not is_night_due(settings, clock())
    clock.move(hours=1)
    assert is_night_due(settings, clock())
    night = spend_night(settings, clock())
    assert night.copy == backup_folder(settings) / "longcours-2026-03-03.longcours"
    assert not is_night_due(settings, clock())
    assert spend_night(settings, clock()).copy is None
    clock.move(days=9)
    assert is_night_due(settings, clock())


def test_the_copy_of_a_night_holds_everything_and_is_for_the_key_alone(practised: Practised) -> None:
    settings, clock = practised.cast.settings, practised.cast.clock
    with practised.cast.browser(practised.therapist) as browser:
        practised.note(browser, note="Zéphirine")
    is_night_due(settings, clock())
    clock.move(days=1)
    copy = spend_night(settings, clock()).copy

    assert copy is not None
    manifest, _ = read_backup(copy, practised.cast.database.keys)
    assert manifest.rows["checkin"] == 1
    assert "Zéphirine".encode() not in copy.read_bytes()


@pytest.mark.parametrize("is_elsewhere", [True, False])
def test_only_a_copy_outside_the_data_folder_lets_devices_forget(practised: Practised, *, is_elsewhere: bool) -> None:
    cast, clock = practised.cast, practised.cast.clock
    folder = cast.settings.data_folder.parent / "elsewhere" if is_elsewhere else None
    settings = cast.settings.model_copy(update={"backup_folder": folder})
    with cast.browser(practised.therapist) as browser:
        practised.note(browser)
    is_night_due(settings, clock())
    clock.move(days=1)
    assert spend_night(settings, clock()).copy is not None

    with cast.database.read() as session:
        counter = session.get(PatientCounter, practised.patient_id)
        assert counter is not None
        assert counter.backed_up_seq == (1 if is_elsewhere else 0)


def test_thirty_nights_twelve_months_and_every_year_are_kept() -> None:
    first = date(2023, 1, 1)
    kept = nights_kept(first + timedelta(days=number) for number in range(3 * 365 + 31))

    assert first + timedelta(days=3 * 365 + 30) == max(kept) == date(2026, 1, 30)
    assert {night for night in kept if night.year < 2025} == {date(2023, 12, 31), date(2024, 12, 31)}
    assert {date(2026, 1, day) for day in range(1, 31)} <= kept
    assert {night for night in kept if night.year == 2025} == {
        date(2025, month + 1, 1) - timedelta(days=1) for month in range(2, 12)
    } | {date(2025, 12, 31)}


def test_files_of_other_names_stay_where_they_are(practised: Practised) -> None:
    folder = backup_folder(practised.cast.settings)
    folder.mkdir(parents=True)
    for name in ("longcours-before-the-move.longcours", "mine.longcours", "longcours-2026-03-01.longcours"):
        (folder / name).write_bytes(b"")

    assert list(nightly_files(folder)) == [date(2026, 3, 1)]


async def spend_hours(practised: Practised, nights: Nights, is_over: Callable[[], bool]) -> None:
    """A machine with too much to do may not start the other process in time, which is told and tried again as well."""
    for _ in range(_HOURS_AT_MOST):
        await nights.round()
        if is_over():
            return
        practised.cast.clock.move(hours=1)


@pytest.mark.engines("sqlite")
def test_a_service_spends_the_night_in_a_process_of_its_own(practised: Practised) -> None:
    settings, clock = practised.cast.settings, practised.cast.clock
    nights, folder = Nights(settings, clock), backup_folder(settings)

    async def two_rounds() -> None:
        await nights.round()
        clock.move(days=1)
        await spend_hours(practised, nights, lambda: bool(nightly_files(folder)))

    asyncio.run(two_rounds())
    assert list(nightly_files(folder)) == [date(2026, 3, 3)]


@pytest.mark.engines("sqlite")
def test_a_night_that_could_not_be_spent_is_told_and_tried_again_an_hour_later(
    practised: Practised, capsys: pytest.CaptureFixture[str]
) -> None:
    settings, clock = practised.cast.settings, practised.cast.clock
    nights, folder = Nights(settings, clock), backup_folder(settings)
    in_the_way = folder / "longcours-2026-03-03.longcours.part"

    async def night() -> None:
        await nights.round()
        clock.move(days=1)
        in_the_way.mkdir()
        await spend_hours(practised, nights, lambda: "IsADirectoryError" in capsys.readouterr().out)
        in_the_way.rmdir()
        await nights.round()
        assert nightly_files(folder) == {}
        clock.move(hours=1)
        await spend_hours(practised, nights, lambda: bool(nightly_files(folder)))

    asyncio.run(night())
    assert list(nightly_files(folder)) == [date(2026, 3, 3)]
