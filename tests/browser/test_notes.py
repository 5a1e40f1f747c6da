"""Noting something else than an overflow: a few taps, with or without network, seen exactly once."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from app.kit.ids import named_id
from tests.browser.visit import OpenPage, Somebody, eventually

pytestmark = pytest.mark.browser

MARGIN_ROW = "Très juste −2"


@pytest.fixture
def phone(open_page: OpenPage, somebody: Somebody) -> Page:
    return open_page(login=somebody.login)


def begin(page: Page, sort: str) -> None:
    page.get_by_role("link", name="Noter quelque chose").click()
    page.get_by_role("link", name=sort).click()
    expect(page.get_by_role("heading", level=1, name=sort)).to_be_visible()


def save(page: Page) -> None:
    page.get_by_role("button", name="Enregistrer").click()


def noted(page: Page) -> None:
    expect(page.locator(".done").get_by_text("C’est noté.")).to_be_visible()


def check_in(page: Page) -> None:
    begin(page, "Comment c’est")
    page.get_by_role("button", name=MARGIN_ROW).click()
    page.get_by_role("button", name="6", exact=True).click()
    page.get_by_role("button", name="Passer").click()
    noted(page)


def night(page: Page) -> None:
    begin(page, "Une nuit")
    page.get_by_role("radio", name="6\u202fh", exact=True).check()
    page.get_by_role("checkbox", name="et demie").check()
    page.get_by_role("radio", name="4", exact=True).check()
    save(page)
    noted(page)


def life_moment(page: Page) -> None:
    begin(page, "Un moment de vie")
    page.get_by_role("radio", name="Une saison", exact=True).check()
    page.get_by_role("radio", name="Printemps", exact=True).check()
    page.get_by_label("L’année").fill("2019")
    page.get_by_role("radio", name="logement", exact=True).check()
    page.get_by_label("En quelques mots").fill("Déménagement à Brest")
    page.get_by_role("radio", name="un peu lourd", exact=True).check()
    page.get_by_role("radio", name="un peu", exact=True).check()
    save(page)
    noted(page)


def tool(page: Page) -> None:
    begin(page, "Un outil essayé")
    page.get_by_role("radio", name="la marche", exact=True).check()
    page.get_by_role("radio", name="un peu", exact=True).check()
    save(page)
    noted(page)


def words(page: Page) -> None:
    begin(page, "Quelques mots")
    page.get_by_label("Avec vos mots").fill("Une journée plus légère.")
    save(page)
    noted(page)


WALK = {"kind": "walking", "label": "la marche", "helped": "a_bit", "ongoing": False}
MOVE = {
    "category": "home",
    "title": "Déménagement à Brest",
    "local_date": "2019-04-15",
    "precision": "season",
    "valence": -1,
    "weighs_now": "a_little",
}
KINDS: dict[str, tuple[Callable[[Page], None], dict[str, Any], str, str, dict[str, Any]]] = {
    "checkins": (check_in, {"margin": -2, "stress": 6}, "point du moment", "8", {"mental_load": 8}),
    "nights": (night, {"sleep_minutes": 390, "quality": 4}, "nuit", "8", {"quality": 8}),
    "life-events": (life_moment, MOVE, "moment de vie", "lourd", {"valence": -2}),
    "tool-uses": (tool, WALK, "outil", "beaucoup", {"helped": "a_lot"}),
    "stories": (words, {"text": "Une journée plus légère."}, "récit", "", {"text": "Autrement dit."}),
}


def to_my_notes(page: Page) -> None:
    page.get_by_role("link", name="Mes notes").click()
    expect(page.get_by_role("heading", name="Mes notes")).to_be_visible()


def amend(page: Page, kind: str, answer: str) -> None:
    page.get_by_role("button", name=kind).click()
    page.get_by_role("button", name="Modifier").click()
    if answer:
        page.get_by_role("radio", name=answer, exact=True).last.check()
    else:
        page.get_by_label("Avec vos mots").fill("Autrement dit.")
    save(page)
    expect(page.locator(".done").get_by_text("C’est modifié.")).to_be_visible()


def remove(page: Page, kind: str) -> None:
    page.get_by_role("button", name=kind).click()
    page.get_by_role("button", name="Retirer").click()
    expect(page.locator(".done").get_by_text("La note est retirée.")).to_be_visible()


@pytest.mark.parametrize("plural", KINDS)
def test_a_note_is_entered_changed_and_removed_with_the_network(phone: Page, somebody: Somebody, plural: str) -> None:
    enter, told, kind, answer, changed = KINDS[plural]

    enter(phone)
    somebody.only_note(plural, **told)
    to_my_notes(phone)
    amend(phone, kind, answer)
    somebody.only_note(plural, **{**told, **changed})
    remove(phone, kind)

    eventually(lambda: somebody.notes(plural) == [])


@pytest.mark.parametrize("plural", KINDS)
def test_a_note_is_entered_changed_and_removed_without_network(phone: Page, somebody: Somebody, plural: str) -> None:
    enter, told, kind, answer, changed = KINDS[plural]
    phone.get_by_role("link", name="Noter quelque chose").click()
    phone.get_by_role("link", name="Mes notes").click()
    phone.get_by_role("link", name="Maintenant", exact=True).click()
    phone.context.set_offline(True)

    enter(phone)
    to_my_notes(phone)
    expect(phone.locator(".note.unsent")).to_contain_text("attend le réseau")
    amend(phone, kind, answer)
    assert somebody.notes(plural) == []
    phone.context.set_offline(False)
    somebody.only_note(plural, **{**told, **changed})
    expect(phone.locator(".badge")).to_have_count(0)
    phone.context.set_offline(True)
    remove(phone, kind)
    expect(phone.locator(".note")).to_have_count(0)
    phone.context.set_offline(False)

    eventually(lambda: somebody.notes(plural) == [])


def test_three_answers_take_five_taps_from_launch(phone: Page, somebody: Somebody) -> None:
    taps = [
        phone.get_by_role("link", name="Noter quelque chose"),
        phone.get_by_role("link", name="Comment c’est"),
        phone.get_by_role("button", name="À l’équilibre"),
        phone.get_by_role("button", name="3", exact=True),
        phone.get_by_role("button", name="5", exact=True),
    ]

    for tap in taps:
        tap.click()

    fields = somebody.only_note("checkins", margin=0, stress=3, mental_load=5)
    assert fields["pain_now"] is None


def test_leaving_in_the_middle_keeps_what_was_answered(phone: Page, somebody: Somebody) -> None:
    begin(phone, "Comment c’est")

    phone.get_by_role("button", name=MARGIN_ROW).click()
    phone.goto(somebody.house.address)

    assert somebody.only_note("checkins", margin=-2)["stress"] is None


def test_one_undo_takes_back_what_was_just_noted(phone: Page, somebody: Somebody) -> None:
    check_in(phone)
    somebody.only_note("checkins", margin=-2, stress=6)

    phone.get_by_role("button", name="Annuler").click()

    eventually(lambda: somebody.notes("checkins") == [])


def test_a_removed_note_comes_back_with_undo(phone: Page, somebody: Somebody) -> None:
    words(phone)
    somebody.only_note("stories")
    to_my_notes(phone)
    remove(phone, "récit")
    eventually(lambda: somebody.notes("stories") == [])

    phone.get_by_role("button", name="Annuler").click()

    assert somebody.only_note("stories")["text"] == "Une journée plus légère."


def test_the_same_day_noted_on_two_phones_without_network_is_one_check_in(
    phone: Page, open_page: OpenPage, somebody: Somebody
) -> None:
    other = open_page(login=somebody.login)
    for page in (phone, other):
        begin(page, "Comment c’est")
        page.context.set_offline(True)
    phone.get_by_role("button", name=MARGIN_ROW).click()
    other.get_by_role("button", name="Passer").click()
    other.get_by_role("button", name="7", exact=True).click()
    for page in (phone, other):
        page.context.set_offline(False)
        expect(page.locator(".badge")).to_have_count(0)

    fields = somebody.only_note("checkins", margin=-2, stress=7)

    day = fields["local_date"]
    assert UUID(somebody.notes("checkins")[0]["id"]) == named_id(somebody.patient_id, "checkin", day)
    for page in (phone, other):
        page.goto(somebody.house.address + "/notes")
        expect(page.locator(".note")).to_have_count(1)
        expect(page.locator(".note")).to_contain_text("très juste (−2)")
        expect(page.locator(".note")).to_contain_text("stress 7")


def test_versions_are_read_with_the_network(phone: Page, somebody: Somebody) -> None:
    words(phone)
    somebody.only_note("stories")
    to_my_notes(phone)
    amend(phone, "récit", "")
    somebody.only_note("stories", text="Autrement dit.")
    expect(phone.locator(".note.unsent")).to_have_count(0)

    phone.get_by_role("button", name="récit").click()
    phone.get_by_role("button", name="Voir les versions").click()

    versions = phone.locator("dialog ol li")
    expect(versions).to_have_count(2)
    expect(versions.last).to_contain_text("Une journée plus légère.")


def test_a_longtime_needs_no_date(phone: Page, somebody: Somebody) -> None:
    begin(phone, "Un moment de vie")

    phone.get_by_role("radio", name="Longtemps", exact=True).check()
    phone.get_by_role("radio", name="famille", exact=True).check()
    save(phone)

    fields = somebody.only_note("life-events", category="family")
    assert (fields["precision"], fields["ongoing"], fields["note"]) == ("year", True, "Depuis longtemps.")


def test_a_moment_about_money_stays_with_the_person(phone: Page, somebody: Somebody) -> None:
    begin(phone, "Un moment de vie")
    phone.get_by_role("radio", name="argent", exact=True).check()
    expect(phone.get_by_text("Cette note reste pour vous")).to_be_visible()
    save(phone)
    noted(phone)
    expect(phone.locator(".badge")).to_have_count(0)

    to_my_notes(phone)

    expect(phone.locator(".note")).to_contain_text("argent")
    expect(phone.locator(".note.unsent")).to_have_count(0)
    assert somebody.notes("life-events") == []


def test_an_overflow_is_changed_from_the_notes_too(phone: Page, somebody: Somebody) -> None:
    phone.get_by_role("button", name="Ça déborde").click()
    phone.get_by_role("button", name="C’est passé").click()
    phone.get_by_role("button", name="Plus tôt aujourd’hui").click()
    phone.get_by_role("link", name="Voir mes notes").click()
    phone.get_by_role("button", name="débordement").click()

    phone.get_by_role("button", name="Modifier").click()
    phone.get_by_role("radio", name="7", exact=True).check()
    save(phone)

    assert somebody.only_note("flares", worst_pain=7)["ongoing"] is False


def test_in_english_too(open_page: OpenPage, somebody: Somebody) -> None:
    page = open_page(login=somebody.login, language="en")

    page.get_by_role("link", name="Note something").click()
    page.get_by_role("link", name="How it is").click()
    page.get_by_role("button", name="A little tight").click()
    page.get_by_role("button", name="That is all").click()

    expect(page.locator(".done").get_by_text("Noted.")).to_be_visible()
    somebody.only_note("checkins", margin=-1)
    page.get_by_role("link", name="My notes").click()
    expect(page.locator(".note")).to_contain_text("a little tight (−1)")
