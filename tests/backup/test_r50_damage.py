"""Requirement 50: one changed bit in the database or in a copy of it is noticed at night, and nothing is written on."""

import random
from threading import Event, Thread

import pytest

from app.backup.folder import backup_folder, nightly_files
from app.backup.nightly import Night, check, is_night_due, spend_night
from app.storage.condition import condition_of
from app.storage.engine import DATABASE_FILE
from tests.backup.conftest import Practised
from tests.cast import PASSWORD, problem_of

_FLIPS = 60


def spend_next_night(practised: Practised) -> Night:
    settings, clock = practised.cast.settings, practised.cast.clock
    is_night_due(settings, clock())
    clock.move(days=1)
    return spend_night(settings, clock())


def flipped(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


@pytest.mark.engines("sqlite")
def test_r50_sixty_changed_bits_in_the_database_and_its_copies_are_all_noticed(practised: Practised) -> None:
    cast, chance = practised.cast, random.Random(50)
    with cast.browser(practised.therapist) as browser:
        for stress in range(10):
            practised.note(browser, stress=stress, note="mot " * 400)
    first = spend_next_night(practised).copy
    assert first is not None
    cast.database.close()
    files = (cast.settings.data_folder / DATABASE_FILE, first)

    unseen = []
    for flip in range(_FLIPS):
        file = files[flip % len(files)]
        whole = file.read_bytes()
        file.write_bytes(flipped(whole, chance))
        checked = spend_next_night(practised).checked
        if checked is None or not (checked.faults if file is files[0] else first in checked.damaged_copies):
            unseen.append((flip, file.name))
        assert condition_of(cast.settings).is_damaged == (file is files[0])
        file.write_bytes(whole)
        condition_of(cast.settings).note_sound()
    assert unseen == []


def test_r50_a_copy_that_is_damaged_is_named_and_the_service_goes_on(practised: Practised) -> None:
    copy = spend_next_night(practised).copy
    assert copy is not None
    copy.write_bytes(flipped(copy.read_bytes(), random.Random(1)))
    night = spend_next_night(practised)

    assert night.checked is not None
    assert night.checked.damaged_copies == (copy,)
    assert night.copy is not None
    with practised.cast.browser(practised.therapist) as browser:
        practised.note(browser)
        assert browser.get("/readyz").status_code == 200


def test_r50_a_damaged_database_is_read_and_never_written(practised: Practised) -> None:
    cast = practised.cast
    with cast.browser(practised.therapist) as browser:
        kept = practised.note(browser)
        condition_of(cast.settings).note_damage(("pages_damaged",), now=cast.clock())
        url = f"/v1/patients/{practised.patient_id}/checkins"
        heads = browser.get("/v1/sync/heads").json()
        batch = {"patient": str(practised.patient_id), "device": "d", "client_schema": 1, "epoch": heads["epoch"]}

        for answer in (
            browser.put(f"{url}/{kept}", json={"local_date": "2026-03-01"}, headers={"If-Match": "*"}),
            browser.post(f"/v1/patients/{practised.patient_id}/invitations", json={"delivery": "qr"}),
            browser.post("/v1/sync/push", json={**batch, "mutations": []}),
        ):
            problem_of(answer, 503, "read_only")
        told = browser.post("/v1/sync/push", json={**batch, "mutations": []}, headers={"Accept-Language": "fr"})
        assert "reste sur votre téléphone" in problem_of(told, 503, "read_only")["detail"]
        problem_of(browser.get("/readyz"), 503, "read_only")
        assert browser.get("/livez").status_code == 200
        assert [one["id"] for one in browser.get(url).json()["items"]] == [kept]
        with cast.browser() as another:
            assert another.post("/v1/session", json={"login": "marianne", "password": PASSWORD}).status_code == 200

        check(cast.settings, cast.database, cast.clock)
        assert browser.get("/readyz").status_code == 200
        practised.note(browser)


def test_r50_a_check_while_people_write_finds_nothing(practised: Practised) -> None:
    cast, stop, written = practised.cast, Event(), list[str]()

    def write() -> None:
        with cast.browser(practised.therapist) as browser:
            while not stop.is_set():
                written.append(practised.note(browser, note="é" * 2_000))

    writer = Thread(target=write)
    writer.start()
    try:
        for _ in range(8):
            checked = check(cast.settings, cast.database, cast.clock)
            assert checked.is_sound, checked
    finally:
        stop.set()
        writer.join()
    assert written


def test_r50_no_earlier_copy_is_given_up_while_the_database_is_damaged(
    practised: Practised,
) -> None:
    settings = practised.cast.settings
    for _ in range(40):
        spend_next_night(practised)
    held = nightly_files(backup_folder(settings))
    _alter_the_log(practised)
    practised.cast.clock.move(days=400)
    night = spend_next_night(practised)

    assert night.checked is not None
    assert night.checked.faults == ("change_log_altered",)
    assert nightly_files(backup_folder(settings)) == held
    assert condition_of(settings).is_damaged


def _alter_the_log(practised: Practised) -> None:
    with practised.cast.browser(practised.therapist) as browser:
        practised.note(browser)
    with practised.cast.database.writing.begin() as connection:
        connection.exec_driver_sql("UPDATE change SET kind = 'night'")


def test_r50_the_first_finding_is_kept(practised: Practised) -> None:
    condition, clock = condition_of(practised.cast.settings), practised.cast.clock
    condition.note_damage(("pages_damaged",), now=clock())
    condition.note_damage(("unreadable",), now=clock())

    assert "pages_damaged" in condition.file.read_text()
