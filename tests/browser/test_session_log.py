"""A session logged on the tablet: under a minute, without typing, through a lost network and a killed page."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from app.kit.ids import new_id
from tests.browser.visit import THERAPIST, House, OpenPage, Somebody, eventually

pytestmark = pytest.mark.browser

Json = dict[str, Any]
SHARED = {"visibility": "shared"}
TABLETS = ["tablet", "portrait"]
both_ways = pytest.mark.parametrize("size", TABLETS)
TOOLS = re.compile("^(Les outils|Tools)$")


def opened(open_page: OpenPage, somebody: Somebody, size: str = "tablet", **more: Any) -> Page:
    page = open_page(size, login=THERAPIST, path=f"/personnes/{somebody.patient_id}/seance", **more)
    expect(page.get_by_role("button", name=re.compile("^(Enregistrer la séance|Save the session)$"))).to_be_visible()
    expect(page.get_by_role("checkbox").first).to_be_attached()
    return page


def chip(page: Page, name: str) -> Locator:
    return page.locator(".session-log label", has_text=re.compile(rf"^\s*{re.escape(name)}\s*$"))


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def save(page: Page, name: str = "Enregistrer la séance") -> None:
    button(page, name).click()
    expect(page.locator(".saved")).to_be_visible()


def logged(somebody: Somebody, count: int = 1) -> Json:
    """The last session, once the service has that many."""
    eventually(lambda: len(somebody.notes("visits")) == count)
    fields: Json = somebody.notes("visits")[0]["fields"]
    return fields


def said_by_practice(somebody: Somebody, plural: str, fields: Json) -> None:
    with somebody.house.cast.browser(somebody.house.cast.known[THERAPIST]) as tablet:
        path = f"/v1/patients/{somebody.patient_id}/{plural}/{new_id()}"
        assert tablet.put(path, json=fields, headers={"If-None-Match": "*"}).status_code == 201


@both_ways
@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_ordinary_session_takes_ten_taps_or_fewer_and_no_typing(
    open_page: OpenPage, somebody: Somebody, size: str, language: str
) -> None:
    somebody.writes("tool_use", {"kind": "walking", "label": "Marche du soir", **SHARED})
    page = open_page(size, login=THERAPIST, path=f"/personnes/{somebody.patient_id}", language=language)
    names = {
        "fr": ["Séance", "Prévue", "30", "Sommeil", "Doser ses activités", "Écoute", "Ajusté", "2 semaines"],
        "en": ["Session", "Planned", "30", "Sleep", "Pacing activities", "Listening", "Adjusted", "2 weeks"],
    }[language]
    page.evaluate("window.taps = 0; addEventListener('pointerdown', () => (window.taps += 1), true)")
    page.evaluate("window.keys = 0; addEventListener('keydown', () => (window.keys += 1), true)")

    page.locator("header nav").get_by_role("link", name=names[0], exact=True).tap()
    for name in names[1:6]:
        chip(page, name).tap()
    for name in names[6:]:
        button(page, name).tap()
    expect(page.locator(".saying")).to_contain_text("30 min")
    page.locator(".save").tap()
    expect(page.locator(".saved")).to_be_visible()

    assert page.evaluate("window.taps") == 9
    assert page.evaluate("window.keys") == 0
    fields = logged(somebody)
    assert (fields["mode"], fields["reason"], fields["duration_minutes"]) == ("in_person", "planned", 30)
    assert fields["topics"] == names[3:6]
    assert [(tool["label"], tool["change"]) for tool in fields["tools"]] == [("Marche du soir", "adjusted")]
    assert fields["next_date"] == (date.fromisoformat(fields["local_date"]) + timedelta(weeks=2)).isoformat()
    assert fields["source"] == "session"


@both_ways
def test_a_session_begun_is_taken_up_again_after_a_kill_without_network(
    open_page: OpenPage, somebody: Somebody, size: str
) -> None:
    page = opened(open_page, somebody, size)
    chip(page, "Prévue").click()
    page.route("**/v1/**", lambda route: route.abort())
    chip(page, "Sommeil").click()
    page.get_by_text("Des mots", exact=True).click()
    page.get_by_label("Ce qui a été convenu").fill("Essayer dix minutes le matin.")
    context = page.context
    page.close(run_before_unload=False)
    again = context.new_page()
    again.route("**/v1/**", lambda route: route.abort())
    for path in ("/", f"/personnes/{somebody.patient_id}"):
        again.goto(somebody.house.address + path)
        expect(again.get_by_text(f"Séance de {somebody.name}, commencée")).to_be_visible()
    again.get_by_role("link", name="Reprendre").click()
    expect(again.get_by_text("reprise là où elle en était")).to_be_visible()
    expect(again.get_by_label("Ce qui a été convenu")).to_have_value("Essayer dix minutes le matin.")
    expect(again.get_by_role("checkbox", name="Sommeil")).to_be_checked()
    save(again)
    expect(again.get_by_role("heading", name="Elle partira dès que le réseau revient")).to_be_visible()
    again.unroute("**/v1/**")
    again.evaluate("dispatchEvent(new Event('online'))")
    fields = logged(somebody)
    assert (fields["topics"], fields["agreed"]) == (["Sommeil"], "Essayer dix minutes le matin.")
    again.goto(f"{somebody.house.address}/personnes/{somebody.patient_id}")
    expect(again.get_by_role("heading", name=somebody.name)).to_be_visible()
    expect(again.get_by_text("pas encore enregistrée")).to_have_count(0)


def test_nothing_is_written_before_it_is_saved_and_then_once(open_page: OpenPage, somebody: Somebody) -> None:
    page = opened(open_page, somebody)
    for name in ("Prévue", "Un besoin", "45", "Sommeil", "Marche", "Marche"):
        chip(page, name).click()
    assert somebody.notes("visits") == []
    save(page)

    logged(somebody)
    [visit] = somebody.notes("visits")
    assert (visit["version"], visit["fields"]["topics"], visit["fields"]["reason"]) == (1, ["Sommeil"], "need")


def test_a_goal_is_put_in_other_words_and_the_old_ones_are_read_again(open_page: OpenPage, somebody: Somebody) -> None:
    somebody.writes("goal", {"text": "Courir dix kilomètres", **SHARED})
    somebody.writes("need", {"text": "Dormir d’une traite", **SHARED})
    page = opened(open_page, somebody)
    button(page, "Recaler").click()
    page.get_by_label("Les nouveaux mots").fill("Marcher une heure en forêt")
    page.get_by_label("Les nouveaux mots").press("Enter")
    page.get_by_label("Pourquoi, si c’est utile").first.fill("La course attendra")
    expect(page.get_by_text("Marcher une heure en forêt").last).to_be_visible()
    page.get_by_role("button", name="Plus d’actualité, Dormir d’une traite").click()
    button(page, "Un autre besoin").click()
    page.get_by_label("Le besoin, avec les mots de la personne").fill("Retrouver du calme le soir")
    save(page)

    fields = logged(somebody)
    [goal] = somebody.notes("goals")
    assert goal["fields"]["text"] == "Marcher une heure en forêt"
    [moved] = goal["fields"]["recalibrations"]
    assert (moved["old"], moved["why"], moved["on"]) == (
        "Courir dix kilomètres",
        "La course attendra",
        fields["local_date"],
    )
    needs = {need["fields"]["text"]: need["fields"]["still_current"] for need in somebody.notes("needs")}
    assert needs == {"Dormir d’une traite": False, "Retrouver du calme le soir": True}
    assert goal["id"] in fields["linked_ids"]

    page.reload()
    expect(
        page.get_by_text(
            "Avant : « Courir dix kilomètres »".replace(" :", "\u202f:")
            .replace("« ", "«\u202f")
            .replace(" »", "\u202f»")
        )
    ).to_be_visible()
    button(page, "Recaler").click()
    button(page, "Voir son histoire").click()
    leaf = page.locator("dialog")
    expect(leaf.get_by_text("La course attendra").first).to_be_visible()
    expect(leaf.get_by_text("Courir dix kilomètres").last).to_be_visible()


def test_a_session_is_changed_later_and_its_history_keeps_what_it_said(open_page: OpenPage, somebody: Somebody) -> None:
    page = opened(open_page, somebody)
    chip(page, "Prévue").click()
    chip(page, "Sommeil").click()
    save(page)
    page.get_by_role("link", name="Compléter cette séance").click()
    expect(page.get_by_role("checkbox", name="Sommeil")).to_be_checked()
    chip(page, "Marche").click()
    save(page, "Enregistrer les changements")

    eventually(lambda: somebody.notes("visits")[0]["version"] == 2)
    [visit] = somebody.notes("visits")
    assert visit["fields"]["topics"] == ["Sommeil", "Marche"]
    page.get_by_role("button", name=re.compile("^Voir son histoire,")).first.click()
    versions = page.locator("dialog ol > li")
    expect(versions).to_have_count(2)
    expect(versions.first).to_contain_text("Marche")
    expect(versions.last).not_to_contain_text("Marche")


def test_a_practice_changes_its_chips_and_old_sessions_keep_their_words(
    open_page: OpenPage, somebody: Somebody, house: House
) -> None:
    page = opened(open_page, somebody)
    chip(page, "Relaxation").click()
    save(page)
    logged(somebody)
    button(page, "Noter une autre séance").click()
    button(page, "Changer les thèmes du cabinet").click()
    leaf = page.locator("dialog")
    leaf.locator("input").nth(0).fill("Comprendre ma douleur")
    leaf.get_by_role("button", name=re.compile("Relaxation")).click()
    leaf.get_by_label("Un thème de plus, savoir-être").fill("Prendre le large")
    leaf.get_by_role("button", name="Enregistrer la liste").click()
    expect(leaf).to_have_count(0)

    expect(page.get_by_role("checkbox", name="Prendre le large")).to_be_attached()
    expect(page.get_by_role("checkbox", name="Comprendre ma douleur")).to_be_attached()
    expect(page.get_by_role("checkbox", name="Relaxation")).to_have_count(0)
    [visit] = somebody.notes("visits")
    assert visit["fields"]["topics"] == ["Relaxation"]
    page.route("**/v1/**", lambda route: route.abort())
    page.reload()
    expect(page.get_by_role("checkbox", name="Prendre le large")).to_be_attached()
    with house.cast.browser(house.cast.known[THERAPIST]) as tablet:
        path = f"/v1/practices/{house.practice.id}/session-topics"
        found = tablet.get(path).json()
        tablet.put(path, json={"version": found["version"], "shelves": found["suggested"]})


def test_a_template_of_ones_own_is_laid_in_one_tap(open_page: OpenPage, somebody: Somebody) -> None:
    page = opened(open_page, somebody)
    for name in ("En visio", "Prévue", "45", "Sommeil"):
        chip(page, name).click()
    page.get_by_role("button", name=re.compile("^(Garder comme modèle|Modèles)$")).first.click()
    leaf = page.locator("dialog")
    leaf.get_by_label("Le nom du modèle").fill("Visio ordinaire")
    leaf.get_by_role("button", name="Garder comme modèle").click()
    expect(leaf).to_have_count(0)
    button(page, "Repartir de zéro").click() if button(page, "Repartir de zéro").count() else None

    other = somebody.house.new_person()
    second = opened(open_page, other, "portrait")
    expect(second.get_by_role("radio", name="Au cabinet")).to_be_checked()
    expect(second.get_by_role("checkbox", checked=True)).to_have_count(0)
    button(second, "Visio ordinaire").click()
    save(second)
    fields = logged(other)
    assert (fields["mode"], fields["reason"], fields["duration_minutes"], fields["topics"]) == (
        "video",
        "planned",
        45,
        ["Sommeil"],
    )


def test_starting_afresh_can_be_taken_back(open_page: OpenPage, somebody: Somebody) -> None:
    page = opened(open_page, somebody)
    chip(page, "Sommeil").click()
    page.reload()
    button(page, "Repartir de zéro").click()
    expect(page.get_by_role("checkbox", name="Sommeil")).not_to_be_checked()
    button(page, "La remettre").click()
    expect(page.get_by_role("checkbox", name="Sommeil")).to_be_checked()


def test_values_asked_aloud_are_kept_as_said_in_the_session(open_page: OpenPage, somebody: Somebody) -> None:
    page = opened(open_page, somebody)
    page.get_by_text("Quelques repères, demandés à voix haute").click()
    page.get_by_role("radio", name="à l’équilibre (0)").check()
    save(page)

    fields = logged(somebody)
    [checkin] = somebody.notes("checkins")
    assert checkin["fields"]["margin"] == 0
    assert (checkin["fields"]["asked"], checkin["fields"]["source"]) == (["margin"], "session")
    assert fields["linked_ids"] == [checkin["id"]]


def test_the_person_reads_what_is_shared_and_nothing_else(open_page: OpenPage, somebody: Somebody) -> None:
    said_by_practice(somebody, "attention-points", {"local_date": "2026-01-02", "kind": "yellow", "text": "Prudence."})
    page = opened(open_page, somebody)
    page.get_by_text("Des mots", exact=True).click()
    page.get_by_label("Ce qui a été convenu").fill("Reprendre la chorale en janvier.")
    page.get_by_text("Pour vous seul·e", exact=True).click()
    page.get_by_label("Votre note").fill("Relire ce dossier jeudi.")
    save(page)
    logged(somebody)
    eventually(lambda: len(somebody.notes("private-notes")) == 1)

    with somebody.house.cast.browser(somebody.house.cast.known[somebody.login]) as phone:
        feed = phone.get(f"/v1/sync/changes?patient={somebody.patient_id}&after=0&limit=500").text
    assert "Reprendre la chorale en janvier." in feed
    assert "Prudence." not in feed
    assert "Relire ce dossier" not in feed
