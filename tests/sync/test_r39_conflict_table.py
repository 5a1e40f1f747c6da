"""R39: the conflict table of `sync.md` §4, one test a row, named as the row."""

from uuid import UUID, uuid5

from tests.sync.phones import DAY, Household, new_record_id


def _shared_flare(home: Household) -> str:
    """A flare everybody has received."""
    record_id = new_record_id()
    home.phone.writes("flare", record_id, worst_pain=4, note="matin")
    for device in (home.phone, home.tablet, home.therapist):
        device.syncs()
    return record_id


def _shared_goal(home: Household) -> str:
    record_id = new_record_id()
    home.phone.writes("goal", record_id, text="marcher jusqu’au parc")
    for device in (home.phone, home.tablet, home.therapist):
        device.syncs()
    return record_id


def test_r39_same_mutation_twice_any_route_any_delay(home: Household) -> None:
    record_id = new_record_id()
    mutation = home.phone.writes("flare", record_id, worst_pain=4).body()
    [first] = home.server.push(home.phone.scope, [mutation])["results"]
    home.tablet.syncs()
    home.tablet.writes("flare", record_id, worst_pain=7)
    home.tablet.syncs()

    [again] = home.server.push(home.tablet.scope, [mutation])["results"]

    assert again == {**first, "duplicate": True}
    assert len(home.revisions()) == 2


def test_r39_create_create_different_ids_same_day(home: Household) -> None:
    home.phone.writes("flare", new_record_id(), worst_pain=4)
    home.tablet.writes("flare", new_record_id(), worst_pain=6)

    assert home.phone.syncs() == home.tablet.syncs() == ["applied"]
    home.phone.pulls()
    assert len(home.phone.device.records) == 2


def test_r39_daily_checkin_on_two_devices(home: Household) -> None:
    record_id = str(uuid5(UUID(home.phone.patient), f"checkin{DAY}"))
    home.phone.writes("checkin", record_id, pain_now=4)
    home.tablet.writes("checkin", record_id, stress=6)

    assert home.phone.syncs() == ["applied"]
    assert home.tablet.syncs() == ["merged"]
    assert (home.tablet.value(record_id, "pain_now"), home.tablet.value(record_id, "stress")) == (4, 6)
    assert len(home.tablet.device.records) == 1


def test_r39_edit_edit_different_fields(home: Household) -> None:
    record_id = _shared_flare(home)
    home.phone.writes("flare", record_id, worst_pain=8)
    home.tablet.writes("flare", record_id, note="soir")

    assert home.phone.syncs() == ["applied"]
    assert home.tablet.syncs() == ["merged"]
    assert (home.tablet.value(record_id, "worst_pain"), home.tablet.value(record_id, "note")) == (8, "soir")


def test_r39_edit_edit_same_numeric_field_same_person(home: Household) -> None:
    record_id = _shared_flare(home)
    home.phone.writes("flare", record_id, worst_pain=8)
    home.tablet.writes("flare", record_id, worst_pain=6)

    assert home.phone.syncs() == ["applied"]
    assert home.tablet.syncs() == ["merged"]
    home.phone.pulls()
    assert home.phone.value(record_id, "worst_pain") == 6
    assert [revision["fields"].get("worst_pain") for revision in home.revisions()] == [4, 8, 6]


def test_r39_edit_edit_same_field_different_people(home: Household) -> None:
    record_id = _shared_goal(home)
    home.phone.writes("goal", record_id, text="marcher jusqu’au lac")
    home.therapist.writes("goal", record_id, text="marcher dix minutes")

    assert home.phone.syncs() == ["applied"]
    assert home.therapist.syncs() == ["conflict"]

    assert home.therapist.value(record_id, "text") == "marcher jusqu’au lac"
    assert "marcher dix minutes" in [revision["fields"].get("text") for revision in home.revisions()]
    home.therapist.writes("goal", record_id, text="marcher dix minutes, puis jusqu’au lac")
    assert home.therapist.syncs() == ["applied"], "the choice is a new mutation"


def test_r39_edit_edit_same_numeric_field_different_people(home: Household) -> None:
    record_id = _shared_flare(home)
    home.phone.writes("flare", record_id, worst_pain=8)
    home.therapist.writes("flare", record_id, worst_pain=2)
    home.phone.syncs()

    assert home.therapist.syncs() == ["conflict"]
    assert home.therapist.value(record_id, "worst_pain") == 8


def test_r39_edit_edit_any_free_text(home: Household) -> None:
    record_id = _shared_flare(home)
    home.phone.writes("flare", record_id, note="deux heures assis")
    home.tablet.writes("flare", record_id, note="réunion difficile")
    home.phone.syncs()

    assert home.tablet.syncs() == ["conflict"], "the same person on two devices: both texts are kept"
    assert home.tablet.value(record_id, "note") == "deux heures assis"
    assert {"deux heures assis", "réunion difficile"} <= {one["fields"].get("note") for one in home.revisions()}


def test_r39_offline_chain_somebody_edited_in_between(home: Household) -> None:
    record_id = _shared_goal(home)
    home.phone.writes("goal", record_id, horizon="été")
    home.phone.writes("goal", record_id, text="marcher jusqu’au lac")
    home.therapist.writes("goal", record_id, text="marcher dix minutes")
    home.therapist.syncs()

    assert home.phone.syncs() == ["merged", "conflict"], "compared with what was received, not with the chain"
    assert home.phone.value(record_id, "text") == "marcher dix minutes"
    assert home.phone.value(record_id, "horizon") == "été"


def test_r39_child_of_a_mutation_that_became_conflict(home: Household) -> None:
    record_id = _shared_goal(home)
    home.therapist.writes("goal", record_id, text="marcher dix minutes")
    home.therapist.syncs()
    home.phone.writes("goal", record_id, text="marcher jusqu’au lac")
    home.phone.pushes()
    home.phone.writes("goal", record_id, text="marcher jusqu’au lac et revenir")

    assert [verdict["status"] for verdict in home.phone.pushes()] == ["conflict"]
    home.phone.pulls()
    assert home.phone.value(record_id, "text") == "marcher dix minutes"


def test_r39_edit_delete_with_the_delete_first(home: Household) -> None:
    record_id = _shared_flare(home)
    home.phone.deletes("flare", record_id)
    home.tablet.writes("flare", record_id, note="à garder")
    home.phone.syncs()

    assert home.tablet.syncs() == ["conflict"]
    assert home.tablet.shows(record_id).deleted
    assert "à garder" in [revision["fields"].get("note") for revision in home.revisions()]
    home.tablet.writes("flare", record_id, note="à garder")
    assert home.tablet.syncs() == ["applied"], "restored with the text, once the deletion has been seen"
    assert not home.tablet.shows(record_id).deleted


def test_r39_edit_delete_with_the_edit_first(home: Household) -> None:
    record_id = _shared_flare(home)
    home.tablet.writes("flare", record_id, note="à garder")
    home.phone.deletes("flare", record_id)
    home.tablet.syncs()

    assert home.phone.syncs() == ["conflict"]
    assert not home.phone.shows(record_id).deleted


def test_r39_delete_delete(home: Household) -> None:
    record_id = _shared_flare(home)
    home.phone.deletes("flare", record_id)
    home.tablet.deletes("flare", record_id)

    assert home.phone.syncs() == home.tablet.syncs() == ["applied"]
    assert home.tablet.shows(record_id).deleted


def test_r39_therapist_wants_to_correct_the_patients_words(home: Household) -> None:
    record_id = new_record_id()
    home.phone.writes("story", record_id, text="Depuis l’hiver, je dors mal.")
    home.phone.syncs()
    home.therapist.pulls()

    home.therapist.writes("story", record_id, text="Troubles du sommeil.")
    assert home.therapist.syncs() == ["forbidden"]
    remark = new_record_id()
    home.therapist.writes("annotation", remark, about_id=record_id, text="Parlé du coucher plus tôt.")
    assert home.therapist.syncs() == ["applied"]

    home.phone.pulls()
    assert home.phone.value(record_id, "text") == "Depuis l’hiver, je dors mal."
    assert home.phone.value(remark, "text") == "Parlé du coucher plus tôt."
    [(kept, status)] = home.therapist.device.needs_attention
    assert (kept.fields["text"], status) == ("Troubles du sommeil.", "forbidden"), "kept with the writer's words"
