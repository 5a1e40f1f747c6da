"""A person's file on the tablet: work, people around, treatments, points of attention; both languages, both ways up."""

import re
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import THERAPIST, OpenPage, Somebody, eventually

pytestmark = pytest.mark.browser

WORDS: dict[str, dict[str, str]] = {
    "fr": {
        "add status": "Ajouter une situation",
        "sick leave": "arrêt de travail",
        "still so": "C’est toujours le cas",
        "save": "Enregistrer",
        "means": "Ce que c’est : arrêt de travail",
        "waits": "attend le réseau",
        "sent": "C’est noté.",
        "undo": "Annuler",
        "add referral": "Noter une orientation",
        "psychologist": "psychologue",
        "declined": "déclinée",
        "not now": "« Pas pour l’instant. »",
        "not now words": "Pas pour l’instant.",
        "in their words": "Avec les mots de la personne",
        "next": "Noter la suite",
        "never asked": "rien ne la rappellera",
        "accepted": "acceptée",
        "no access": "ne lui donne aucun accès",
        "point": "Ajouter",
        "in words": "En mots",
        "yellow": "Ce que la personne vit et pense",
        "gone through": "Parcouru aujourd’hui",
        "private": "Écrire une note pour moi",
        "search": "Chercher un outil ou un traitement",
        "add tool": "Ajouter un outil ou un traitement",
        "search sort": "Chercher une sorte",
        "infiltration": "une infiltration",
        "another": "Choisir une autre sorte",
        "called": "Comment on l’appelle",
        "chance": "venue de toute façon",
        "change": "Changer",
        "remove": "Retirer",
        "versions": "Voir les versions",
    },
    "en": {
        "add status": "Add a situation",
        "sick leave": "sick leave",
        "still so": "It is still so",
        "save": "Save",
        "means": "What it is: sick leave",
        "waits": "waiting for the network",
        "sent": "Noted.",
        "undo": "Undo",
        "add referral": "Note a referral",
        "psychologist": "psychologist",
        "declined": "declined",
        "not now": "“Not for now.”",
        "not now words": "Not for now.",
        "in their words": "In the person’s own words",
        "next": "Note what came next",
        "never asked": "nothing will bring it up",
        "accepted": "accepted",
        "no access": "gives them no access",
        "point": "Add",
        "in words": "In words",
        "yellow": "What the person lives and thinks",
        "gone through": "Gone through today",
        "private": "Write a note for myself",
        "search": "Search for a tool or treatment",
        "add tool": "Add a tool or treatment",
        "search sort": "Search for a sort",
        "infiltration": "an injection",
        "another": "Choose another sort",
        "called": "What it is called",
        "chance": "would likely have come anyway",
        "change": "Change",
        "remove": "Remove",
        "versions": "Show the versions",
    },
}

in_both = pytest.mark.parametrize(("language", "size"), [("fr", "tablet"), ("en", "portrait")])


@pytest.fixture
def said(language: str) -> dict[str, str]:
    return WORDS[language]


def file_of(open_page: OpenPage, somebody: Somebody, section: str, size: str, language: str) -> Page:
    path = f"/personnes/{somebody.patient_id}/{section}"
    page = open_page(size, login=THERAPIST, language=language, path=path)
    expect(page.locator("main h2").first).to_be_visible()
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def plain(text: str) -> str:
    return " ".join(text.split())


@in_both
def test_a_work_stop_is_added_without_network_and_reaches_the_service_with_it(
    open_page: OpenPage, somebody: Somebody, said: dict[str, str], size: str, language: str
) -> None:
    tablet = file_of(open_page, somebody, "travail", size, language)
    tablet.context.set_offline(True)
    press(tablet, said["add status"])
    tablet.get_by_label(said["sick leave"], exact=True).check()
    expect(tablet.locator("dialog summary")).to_be_visible()
    assert plain(tablet.locator("dialog summary").inner_text()) == said["means"]
    tablet.get_by_label(said["still so"]).check()
    press(tablet, said["save"])

    item = tablet.locator("main ul li button").first
    expect(item).to_contain_text(said["waits"])
    expect(tablet.locator("figure [role=img]")).to_have_attribute("aria-label", re.compile(said["sick leave"]))
    assert somebody.notes("work-statuses") == []
    tablet.context.set_offline(False)
    status = somebody.only_note("work-statuses", status="sick_leave")
    assert (status["until_date"], status["source"]) == (None, "session")
    expect(item).not_to_contain_text(said["waits"])


@in_both
def test_a_referral_is_declined_in_the_persons_words_and_can_be_opened_again(
    open_page: OpenPage, somebody: Somebody, said: dict[str, str], size: str, language: str
) -> None:
    tablet = file_of(open_page, somebody, "reseau", size, language)
    expect(tablet.get_by_text(said["no access"])).to_be_visible()
    press(tablet, said["add referral"])
    tablet.locator("dialog").get_by_label(said["psychologist"], exact=True).check()
    press(tablet, said["save"])
    tablet.get_by_role("button", name=said["psychologist"]).click()
    dialog = tablet.locator("dialog")
    dialog.get_by_label(said["declined"], exact=True).check()
    dialog.get_by_role("button").filter(has_text=said["not now words"]).click()
    expect(dialog.get_by_label(said["in their words"])).to_have_value(said["not now words"])
    press(tablet, said["next"])

    expect(dialog.get_by_text(said["never asked"])).to_be_visible()
    expect(dialog.locator("ol blockquote")).to_have_text(said["not now words"])
    declined = somebody.only_note("referrals", state="declined")
    assert [(step["state"], step["words"]) for step in declined["steps"]] == [("declined", said["not now words"])]
    dialog.get_by_label(said["accepted"], exact=True).check()
    press(tablet, said["next"])
    reopened = somebody.only_note("referrals", state="accepted")
    assert [step["state"] for step in reopened["steps"]] == ["declined", "accepted"]
    expect(dialog.get_by_text(said["never asked"])).to_have_count(0)


@in_both
def test_a_point_of_attention_and_a_private_note_are_absent_from_the_persons_phone_and_feed(
    open_page: OpenPage, somebody: Somebody, said: dict[str, str], size: str, language: str
) -> None:
    point, private = "REDOUTE-LA-REPRISE", "MA-PROPRE-FATIGUE"
    tablet = file_of(open_page, somebody, "attention", size, language)
    tablet.get_by_role("region", name=said["yellow"]).get_by_role("button", name=said["point"], exact=True).click()
    expect(tablet.locator("dialog").get_by_label(said["yellow"])).to_be_checked()
    tablet.locator("dialog").get_by_label(said["in words"]).fill(point)
    press(tablet, said["save"])
    press(tablet, said["private"])
    tablet.locator("dialog textarea").fill(private)
    press(tablet, said["save"])
    press(tablet, said["gone through"])
    expect(tablet.get_by_role("button", name=said["gone through"])).to_be_disabled()
    for words in (point, private):
        expect(tablet.locator("main").get_by_text(words)).to_be_visible()
    for plural in ("attention-points", "private-notes", "red-flag-reviews"):
        eventually(partial(_is_there, somebody, plural))

    phone = open_page("phone", login=somebody.login, path="/notes", language=language)
    expect(phone.locator("main h1")).to_be_visible()
    feed = phone.request.get(f"{somebody.house.address}/v1/sync/changes?patient={somebody.patient_id}").text()
    kept = phone.evaluate(_EVERYTHING_KEPT)
    for told in (feed, kept, phone.locator("body").inner_text()):
        assert point not in told
        assert private not in told
    for plural in ("attention-points", "private-notes", "red-flag-reviews"):
        assert (
            phone.request.get(f"{somebody.house.address}/v1/patients/{somebody.patient_id}/{plural}").json()["items"]
            == []
        )


def _is_there(somebody: Somebody, plural: str) -> bool:
    return len(somebody.notes(plural)) == 1


_EVERYTHING_KEPT = """async () => {
  const open = indexedDB.open('longcours');
  const base = await new Promise((resolve) => (open.onsuccess = () => resolve(open.result)));
  const all = [];
  for (const name of base.objectStoreNames) {
    const asked = base.transaction(name).objectStore(name).getAll();
    all.push(await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result))));
  }
  base.close();
  return JSON.stringify(all);
}"""


@in_both
def test_a_procedure_is_found_by_a_few_letters_kept_with_its_values_changed_and_removed(
    open_page: OpenPage, somebody: Somebody, said: dict[str, str], size: str, language: str
) -> None:
    tablet = file_of_treatments(open_page, somebody, size, language)
    press(tablet, said["add tool"])
    dialog = tablet.locator("dialog")
    dialog.get_by_label(said["search sort"]).fill(said["infiltration"][-6:].upper())
    dialog.get_by_label(said["infiltration"], exact=True).click()
    expect(dialog.get_by_role("button", name=said["another"])).to_be_focused()
    dialog.get_by_label(said["called"]).fill("Infiltration échoguidée")
    for place, value in enumerate(("8", "4")):
        dialog.locator("fieldset").filter(has=tablet.locator(".steps")).nth(place).get_by_label(
            value, exact=True
        ).check()
    press(tablet, said["save"])
    kept = somebody.only_note("tool-uses", label="Infiltration échoguidée")
    assert (kept["pain_before"], kept["pain_after"], kept["ongoing"]) == (8, 4, False)

    tablet.get_by_label(said["search"]).fill("echoguid")
    tablet.get_by_role("button", name="Infiltration échoguidée").click()
    expect(dialog.get_by_text(said["chance"])).to_be_visible()
    press(tablet, said["change"])
    dialog.get_by_label(said["called"]).fill("Infiltration du genou")
    press(tablet, said["save"])
    somebody.only_note("tool-uses", label="Infiltration du genou")
    tablet.get_by_label(said["search"]).fill("")
    tablet.get_by_role("button", name="Infiltration du genou").click()
    press(tablet, said["versions"])
    expect(dialog.locator("ol li")).to_have_count(2)
    press(tablet, said["remove"])
    eventually(lambda: somebody.notes("tool-uses") == [])
    press(tablet, said["undo"])
    somebody.only_note("tool-uses", label="Infiltration du genou")


def file_of_treatments(open_page: OpenPage, somebody: Somebody, size: str, language: str) -> Page:
    page = open_page(size, login=THERAPIST, language=language, path=f"/personnes/{somebody.patient_id}/traitements")
    expect(page.locator("main input[type=search]")).to_be_visible()
    return page


def test_a_situation_is_noted_with_the_keyboard_alone(open_page: OpenPage, somebody: Somebody) -> None:
    tablet = file_of(open_page, somebody, "travail", "tablet", "fr")
    add = tablet.get_by_role("button", name="Ajouter une situation")
    add.focus()
    tablet.keyboard.press("Enter")
    expect(tablet.locator("dialog")).to_be_visible()
    tablet.locator("dialog input[type=radio]").first.focus()
    tablet.keyboard.press("Space")
    tablet.keyboard.press("ArrowRight")
    tablet.locator("dialog input[type=text]").focus()
    tablet.keyboard.type("caissière")
    tablet.keyboard.press("Enter")
    expect(tablet.locator("dialog")).to_have_count(0)
    assert somebody.only_note("work-statuses", job="caissière")["status"] == "working_adapted"
    tablet.keyboard.press("Tab")
    tablet.keyboard.press("Escape")
    expect(add).to_be_visible()


def test_the_persons_own_words_are_not_a_professionals_to_change(open_page: OpenPage, somebody: Somebody) -> None:
    somebody.writes("tool_use", {"kind": "walking", "label": "Le canal", "note": "Le matin, avec le chien."})
    tablet = file_of_treatments(open_page, somebody, "tablet", "fr")
    tablet.get_by_role("button", name="Le canal").click()
    dialog = tablet.locator("dialog")
    expect(dialog.get_by_text("Le matin, avec le chien.")).to_be_visible()
    expect(dialog.get_by_role("button", name="Retirer")).to_have_count(0)
    press(tablet, "Changer")
    expect(dialog.get_by_label("Un mot à ajouter")).to_have_count(0)
    dialog.get_by_label("un peu", exact=True).check()
    press(tablet, "Enregistrer")
    somebody.only_note("tool-uses", helped="a_bit", note="Le matin, avec le chien.")
