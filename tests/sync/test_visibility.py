"""What leaves or never entered a reader's view: the feed tells it, and tells nothing more."""

from tests.sync.phones import Household, Phone, new_record_id


def test_a_record_made_private_leaves_the_other_devices(home: Household) -> None:
    record_id = new_record_id()
    home.phone.writes("flare", record_id, worst_pain=3)
    home.phone.syncs()
    home.therapist.pulls()
    home.phone.writes("flare", record_id, visibility="patient_only")
    home.phone.syncs()

    home.therapist.pulls()
    home.tablet.pulls()
    assert home.therapist.device.records == {}
    assert home.therapist.digest() == home.server.digest(home.therapist.scope)
    assert home.tablet.value(record_id, "worst_pain") == 3


def test_words_written_while_a_record_was_private_stay_private_once_it_is_shared(home: Household) -> None:
    record_id = new_record_id()
    home.phone.writes("flare", record_id, note="mots pour moi seule", visibility="patient_only")
    home.phone.writes("flare", record_id, note="mots à partager")
    home.phone.writes("flare", record_id, visibility="shared")
    home.phone.syncs()

    feed = home.server.changes(home.therapist.scope)["changes"]
    assert "mots pour moi seule" not in str(feed)
    newcomer = Phone(home.server, home.therapist.scope)
    newcomer.pulls()
    assert newcomer.value(record_id, "note") == "mots à partager"
    assert newcomer.digest() == home.server.digest(home.therapist.scope)


def test_a_therapist_cannot_take_a_persons_record_out_of_their_sight(home: Household) -> None:
    record_id = new_record_id()
    home.phone.writes("flare", record_id, worst_pain=3)
    home.phone.syncs()
    home.therapist.pulls()
    home.therapist.writes("flare", record_id, visibility="therapist_only")

    assert home.therapist.syncs() == ["forbidden"]
    home.phone.pulls()
    assert home.phone.value(record_id, "worst_pain") == 3
