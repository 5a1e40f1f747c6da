"""R44 and R45: a restored server is healed by the devices, and long absence revives nothing."""

from datetime import timedelta

import pytest

from tests.sync.in_process import shifted
from tests.sync.phones import Household, Phone, new_record_id
from tests.torture.device import ClientBug


def _write_and_lose_twice(home: Household) -> list[str]:
    """Two backups are restored, each after more was acknowledged; returns every record acknowledged."""
    records: list[str] = []
    for _ in range(2):
        backup = home.server.snapshot()
        for device in (home.phone, home.tablet):
            for _ in range(5):
                records.append(new_record_id())
                device.writes("flare", records[-1], worst_pain=5, note="noté pendant ce temps")
            assert device.syncs() == ["applied"] * 5
        home.tablet.writes("flare", records[0], note="écrit par la personne elle-même")
        home.tablet.syncs()
        home.server.restore(backup)
    return records


def _meet_again(*phones: Phone) -> None:
    for _ in range(6):
        for phone in phones:
            phone.pulls()
            phone.pushes()
    for phone in phones:
        phone.pulls()


def test_r44_two_restores_lose_nothing_that_was_acknowledged(home: Household) -> None:
    records = _write_and_lose_twice(home)

    _meet_again(home.phone, home.tablet)

    newcomer = Phone(home.server, home.phone.scope)
    newcomer.pulls()
    assert {record_id for _, record_id in newcomer.device.records} == set(records)
    assert newcomer.digest() == home.phone.digest() == home.tablet.digest() == home.server.digest(home.phone.scope)
    assert not any((home.phone.device.outbox, home.tablet.device.outbox))


def test_r44_without_the_sent_log_the_same_restores_lose_records(home: Household) -> None:
    for phone in (home.phone, home.tablet):
        phone.device.bug = ClientBug.no_sent_log
    records = _write_and_lose_twice(home)

    _meet_again(home.phone, home.tablet)

    newcomer = Phone(home.server, home.phone.scope)
    newcomer.pulls()
    assert {record_id for _, record_id in newcomer.device.records} < set(records)


def test_r44_a_change_resting_on_a_lost_devices_work_is_rebased_after_three_tries(home: Household) -> None:
    record_id = new_record_id()
    home.phone.writes("goal", record_id, text="marcher")
    home.phone.syncs()
    backup = home.server.snapshot()
    home.therapist.syncs()
    home.therapist.writes("goal", record_id, text="marcher loin")
    home.therapist.syncs()
    home.phone.pulls()
    home.server.restore(backup)  # and the therapist's tablet never comes back
    home.phone.writes("goal", record_id, horizon="été")

    statuses = [home.phone.pushes()[-1]["status"] for _ in range(5)]

    assert statuses == ["retry"] * 4 + ["applied"], "the first answer revealed the restore; then three tries"
    assert home.phone.device.outbox == []


def test_r44_a_removal_waits_for_the_lost_record_it_removes(home: Household) -> None:
    backup = home.server.snapshot()
    record_id = new_record_id()
    home.phone.writes("flare", record_id, worst_pain=5)
    home.phone.syncs()
    home.tablet.syncs()
    home.tablet.deletes("flare", record_id)
    home.tablet.syncs()
    home.server.restore(backup)
    home.tablet.pulls()

    assert home.tablet.pushes()[-1]["status"] == "retry", "the phone has not sent it again yet"
    _meet_again(home.phone, home.tablet)

    assert home.phone.shows(record_id).deleted
    assert not home.tablet.device.outbox


def test_r44_a_change_resting_on_a_revision_that_was_sent_again_hides_nothing_unseen(home: Household) -> None:
    record_id = new_record_id()
    home.phone.writes("goal", record_id, text="marcher")
    for device in (home.phone, home.tablet):
        device.syncs()
    backup = home.server.snapshot()
    home.phone.writes("goal", record_id, horizon="été")
    home.phone.syncs()
    home.therapist.syncs()
    home.therapist.writes("goal", record_id, text="marcher dix minutes")
    home.server.restore(backup)

    home.tablet.writes("goal", record_id, text="marcher jusqu’au lac")
    assert home.tablet.syncs() == ["applied"]
    home.phone.pulls()
    home.phone.syncs()
    home.therapist.syncs()

    home.tablet.pulls()
    assert home.tablet.value(record_id, "text") == "marcher jusqu’au lac", "the therapist never received these words"


@pytest.mark.parametrize("years_of_tombstones", [10])
def test_r45_fourteen_months_away_revives_nothing_and_delivers_everything(
    home: Household, years_of_tombstones: int
) -> None:
    records = [new_record_id() for _ in range(40)]
    for record_id in records:
        home.phone.writes("flare", record_id, worst_pain=3)
    home.phone.syncs()
    home.tablet.pulls()
    home.tablet.writes("flare", records[0], note="écrit avant de partir")
    home.tablet.writes("flare", records[-1], note="écrit avant de partir")
    home.phone.server = shifted(home.server, timedelta(days=365 * years_of_tombstones))
    for record_id in records[:30]:
        home.phone.deletes("flare", record_id)
    home.phone.syncs()

    home.tablet.server = shifted(home.server, timedelta(days=365 * years_of_tombstones + 425))
    assert home.tablet.syncs() == ["conflict", "applied"]

    deleted = [record_id for record_id in records if home.tablet.shows(record_id).deleted]
    assert deleted == records[:30]
    assert home.tablet.device.outbox == []
    assert home.tablet.digest() == home.server.digest(home.tablet.scope)


def test_r45_a_changed_byte_in_the_local_copy_is_noticed_and_repaired(home: Household) -> None:
    record_id = new_record_id()
    home.phone.writes("flare", record_id, worst_pain=3)
    home.phone.syncs()
    home.phone.writes("flare", record_id, note="pas encore envoyé")
    copy = home.phone.shows(record_id)
    copy.head = copy.head[:-1] + ("0" if copy.head[-1] != "0" else "1")

    assert home.phone.digest() != home.server.digest(home.phone.scope)
    home.phone.device.refetch(home.phone.patient)
    home.phone.pulls()

    assert home.phone.digest() == home.server.digest(home.phone.scope)
    assert [mutation.fields for mutation in home.phone.device.outbox] == [{"note": "pas encore envoyé"}]
