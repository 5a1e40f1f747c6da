"""« Faire le point »: everything can be passed, nothing is lost, and it goes on where it was left."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from playwright.sync_api import Page, Playwright, expect

from app.kit.ids import new_id
from tests.browser.conftest import BUILT, inhabited
from tests.browser.phone import Phone
from tests.browser.visit import THERAPIST, House, Somebody, eventually, sign_in
from tests.databases import SqliteTemplate
from tests.house import create

pytestmark = pytest.mark.browser

PARTS = ("checkins", "prom-responses", "life-events", "work-statuses", "needs", "goals")
TICKS = {f"q{number}": f"Phrase à cocher numéro {number}." for number in range(1, 25)}
CHOICES = {f"q{number}": f"Question d’essai numéro {number}" for number in range(1, 5)}
WORDS = {"0": "pas du tout", "1": "un peu", "2": "assez", "3": "beaucoup"}


def invented_text(instrument: str, lang: str, **words: Any) -> dict[str, Any]:
    """Words of nobody's questionnaire, in the places of one whose own words are not in this repository."""
    return {"instrument": instrument, "version": "1", "lang": lang, "source": "Essai", "intro": "Essai", **words}


@pytest.fixture(scope="module")
def house(sqlite_template: SqliteTemplate, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A service to which a text pack was given, in French only."""
    folder = tmp_path_factory.mktemp("texts")
    (folder / "phq.json").write_bytes(orjson.dumps(invented_text("phq-4", "fr", items=CHOICES, answers=WORDS)))
    (folder / "rmdq.json").write_bytes(orjson.dumps(invented_text("rmdq-24", "fr", items=TICKS)))
    settings = sqlite_template.settings_of_a_copy(tmp_path_factory.mktemp("stock"))
    settings = settings.model_copy(update={"instrument_texts_folder": folder})
    with inhabited(settings, BUILT.parent) as house:
        yield house


@pytest.fixture
def phone(playwright: Playwright, house: House, tmp_path: Path) -> Iterator[Phone]:
    phone = Phone(playwright, tmp_path / "profile", house.address)
    yield phone
    phone.close()
    assert phone.breaches == []


def settled(phone: Phone, somebody: Somebody) -> Page:
    """Signed in, with the application and the questionnaires kept on the phone."""
    page = phone.open()
    sign_in(page, somebody.login)
    phone.wait_until_kept(page)
    page.goto(phone.address + "/point")
    page.wait_for_function(
        """async () => {
          const asked = indexedDB.open('longcours');
          const base = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
          const kept = base.transaction('meta').objectStore('meta').getAllKeys();
          const keys = await new Promise((done) => { kept.onsuccess = () => done(kept.result); });
          base.close();
          return keys.some((key) => `${key}`.startsWith('instruments.'));
        }"""
    )
    page.reload()
    return page


def wrote(somebody: Somebody, plural: str, day: date, **fields: Any) -> None:
    """In a session, by the therapist."""
    with somebody.house.cast.browser(somebody.house.cast.known[THERAPIST]) as client:
        url = f"/v1/patients/{somebody.patient_id}/{plural}/{new_id()}"
        assert create(client, url, {"local_date": day.isoformat(), **fields}).status_code == 201


def ago(days: int) -> date:
    return (datetime.now(UTC) - timedelta(days=days)).date()


def everything(somebody: Somebody) -> list[Any]:
    return [note for plural in PARTS for note in somebody.notes(plural)]


def answer(page: Page, name: str, choice: str) -> None:
    page.get_by_role("group", name=name).get_by_role("radio", name=choice, exact=True).check()


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Continuer").click()


def skip(page: Page) -> None:
    page.get_by_role("button", name="Passer", exact=True).click()


def test_everything_passed_writes_nothing(phone: Phone, somebody: Somebody) -> None:
    page = settled(phone, somebody)

    for _ in range(7):
        skip(page)
    expect(page.get_by_text("Question d’essai numéro 4")).to_be_visible()
    skip(page)
    expect(page.get_by_text("Avez-vous mal au dos en ce moment")).to_be_visible()
    skip(page)

    expect(page.get_by_role("heading", name="Rien n’a été noté, et c’est très bien aussi.")).to_be_visible()
    expect(page.locator(".badge")).to_have_count(0)
    assert everything(somebody) == []


def test_left_halfway_without_network_and_killed_it_goes_on_where_it_was(phone: Phone, somebody: Somebody) -> None:
    settled(phone, somebody)
    phone.close()
    page = phone.open("/point", offline=True)
    page.get_by_role("radio", name="Un peu de marge").check()
    go_on(page)
    answer(page, "En moyenne, ces 7 derniers jours", "5")
    answer(page, "profiter des bons moments", "4")
    expect(page.get_by_role("button", name="Continuer")).to_be_visible()
    expect(page.locator(".badge")).to_contain_text("attendent le réseau")

    phone.kill()
    page = phone.open("/point", offline=True)

    expect(page.get_by_text("Vous reprenez là où vous en étiez.")).to_be_visible()
    expect(page.get_by_role("group", name="En moyenne").get_by_role("radio", name="5", exact=True)).to_be_checked()
    answer(page, "habitude", "4")
    go_on(page)
    answer(page, "acceptable pour vous", "Je ne sais pas")
    assert everything(somebody) == []
    page.context.set_offline(False)
    fields = somebody.only_note("checkins", margin=1, pain_avg_7d=5, acceptable="unsure")
    assert fields["asked"] == ["margin", "pain_avg_7d", "pain_joy", "pain_gets_in_way", "acceptable"]
    response = somebody.only_note("prom-responses", instrument_id="trio-3")
    assert (response["scores"], response["complete"], response["lang"]) == ({"mean": 4.3}, True, "fr")
    page.get_by_role("button", name="C’est tout pour aujourd’hui").click()
    expect(page.get_by_text("4,3 (de 0 à 10, plus haut\u202f: plus gênant)")).to_be_visible()


def test_going_back_changes_the_same_note(phone: Phone, somebody: Somebody) -> None:
    page = settled(phone, somebody)
    page.get_by_role("radio", name="À l’équilibre").check()
    go_on(page)
    page.get_by_role("button", name="Revenir").click()

    expect(page.get_by_role("radio", name="à l’équilibre")).to_be_checked()
    page.get_by_role("radio", name="Ça déborde").check()

    somebody.only_note("checkins", margin=-3)


def test_life_and_work_and_what_comes_next(phone: Phone, somebody: Somebody) -> None:
    wrote(somebody, "work-statuses", ago(700), status="working_usual")
    wrote(somebody, "goals", ago(400), text="Marcher une heure")
    wrote(somebody, "goals", ago(400), text="Jardiner debout")
    page = settled(phone, somebody)
    for _ in range(3):
        skip(page)

    page.get_by_role("button", name="Noter un moment de vie").click()
    page.get_by_role("radio", name="Le mois dernier", exact=True).check()
    page.get_by_role("radio", name="famille", exact=True).check()
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("button", name="Noter un autre moment")).to_be_visible()
    go_on(page)
    expect(page.get_by_text("Noté jusqu’ici\u202f: au travail, poste habituel")).to_be_visible()
    answer(page, "En ce moment, c’est", "temps partiel thérapeutique")
    expect(page.get_by_text("avec l’accord du médecin")).to_be_visible()
    page.get_by_role("radio", name="Une année", exact=True).check()
    go_on(page)
    page.get_by_label("Avec vos mots").fill("Dormir d’une traite")
    go_on(page)
    first = page.locator("li", has_text="Marcher une heure")
    first.get_by_role("button", name="Recaler").click()
    page.get_by_label("Comment le diriez-vous").fill("Marcher vingt minutes")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Avant\u202f: Marcher une heure")).to_be_visible()
    page.locator("li", has_text="Jardiner debout").get_by_role("button", name="Mettre de côté").click()
    expect(page.get_by_text("Mis de côté pour l’instant.")).to_be_visible()
    page.get_by_role("button", name="C’est tout pour aujourd’hui").click()

    expect(page.get_by_role("heading", name="C’est noté.")).to_be_visible()
    expect(page.get_by_text("Dormir d’une traite")).to_be_visible()
    somebody.only_note("needs", text="Dormir d’une traite")
    assert somebody.only_note("life-events", category="family")["precision"] == "month"
    eventually(lambda: len(somebody.notes("work-statuses")) == 2)
    now, before = (note["fields"] for note in somebody.notes("work-statuses"))
    assert (now["status"], now["precision"]) == ("therapeutic_part_time", "year")
    eventually(lambda: {note["fields"]["until_date"] for note in somebody.notes("work-statuses")} != {None})
    assert before["status"] == "working_usual"
    goals = {note["fields"]["text"]: note["fields"] for note in somebody.notes("goals")}
    assert goals["Jardiner debout"]["state"] == "paused"
    assert [(change["old"], change["new"]) for change in goals["Marcher vingt minutes"]["recalibrations"]] == [
        ("Marcher une heure", "Marcher vingt minutes")
    ]


def test_a_comparison_needs_a_day_the_person_chose(phone: Phone, somebody: Somebody) -> None:
    wrote(somebody, "visits", ago(90))
    page = settled(phone, somebody)
    for _ in range(6):
        skip(page)
    expect(page.get_by_text("votre situation est")).to_have_count(0)

    page.get_by_role("radio", name="la dernière rencontre").check()
    answer(page, "votre situation est", "un peu mieux")

    fields = somebody.only_note("checkins", pgic=3)
    assert fields["pgic_since"] == ago(90).isoformat()


def test_the_questionnaires_of_this_place_are_answered_with_their_notice_and_help(
    phone: Phone, somebody: Somebody
) -> None:
    page = settled(phone, somebody)
    for _ in range(7):
        skip(page)

    expect(page.get_by_text("No permission required to reproduce")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="Besoin d’aide maintenant")).to_be_visible()
    for name, choice in zip(CHOICES.values(), WORDS.values(), strict=True):
        answer(page, name, choice)
    go_on(page)
    page.get_by_role("group", name="Avez-vous mal au dos").get_by_role("radio", name="Oui").click()
    page.get_by_role("checkbox", name="Phrase à cocher numéro 7.").check()
    page.get_by_role("checkbox", name="Phrase à cocher numéro 9.").check()
    page.get_by_role("button", name="J’ai fini la liste").click()

    expect(page.get_by_role("heading", name="C’est noté.")).to_be_visible()
    expect(page.get_by_text("6 (de 0 à 12, plus haut\u202f: plus gênant)")).to_be_visible()
    expect(page.get_by_text("2 (de 0 à 24, plus haut\u202f: plus gênant)")).to_be_visible()
    scores = {note["fields"]["instrument_id"]: note["fields"]["scores"] for note in somebody.notes("prom-responses")}
    assert scores == {"phq-4": {"anxiety": 1, "depression": 5, "total": 6}, "rmdq-24": {"total": 2}}

    page.goto(phone.address + "/point")
    for _ in range(7):
        skip(page)
    expect(page.get_by_role("heading", name="Rien n’a été noté")).to_be_visible()


def test_offered_quietly_after_a_long_silence_and_always_among_the_notes(phone: Phone, somebody: Somebody) -> None:
    wrote(somebody, "needs", ago(61), text="Du calme")
    page = settled(phone, somebody)
    page.get_by_role("link", name="Maintenant", exact=True).click()

    page.get_by_role("link", name="Vous pouvez faire le point, si vous en avez envie.").click()
    page.get_by_role("radio", name="À l’équilibre").check()
    somebody.only_note("checkins", margin=0)
    page.get_by_role("link", name="Maintenant", exact=True).click()

    expect(page.get_by_role("link", name="Noter quelque chose")).to_be_visible()
    expect(page.get_by_text("Vous pouvez faire le point")).to_have_count(0)
    page.get_by_role("link", name="Noter quelque chose").click()
    page.get_by_role("link", name="Faire le point").click()
    expect(page.get_by_text("Vous reprenez là où vous en étiez.")).to_be_visible()


def test_in_english_without_a_text_the_questionnaire_is_not_offered(phone: Phone, somebody: Somebody) -> None:
    phone.language = "en"
    page = phone.open()
    page.evaluate("localStorage.setItem('longcours.preferences', JSON.stringify({ language: 'en' }))")
    page.reload()
    sign_in(page, somebody.login)
    page.get_by_role("link", name="Note something").click()
    page.get_by_role("link", name="Take stock").click()

    page.get_by_role("radio", name="A little room").check()
    page.get_by_role("button", name="Continue").click()
    for question in ("On average over the last 7 days", "enjoying good moments", "get in the way"):
        answer(page, question, "3")
    page.get_by_role("button", name="Continue").click()
    for _ in range(5):
        page.get_by_role("button", name="Skip", exact=True).click()

    expect(page.get_by_role("heading", name="Noted.")).to_be_visible()
    expect(page.get_by_text("3 (from 0 to 10, higher is heavier)")).to_be_visible()
    assert somebody.only_note("prom-responses", instrument_id="trio-3")["lang"] == "en"
