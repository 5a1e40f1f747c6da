"""« Faire le point »: everything can be passed, nothing is lost, and it goes on where it was left."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import BUILT, inhabited
from tests.browser.phone import Phone
from tests.browser.visit import IN_BOTH_LANGUAGES, House, Somebody, eventually, sign_in, stored
from tests.browser.words_of_stock import WORDS, Words
from tests.databases import SqliteTemplate

pytestmark = [pytest.mark.browser, IN_BOTH_LANGUAGES]


@pytest.fixture
def said(language: str) -> Words:
    return WORDS[language]


PARTS = ("checkins", "prom-responses", "life-events", "work-statuses", "needs", "goals")
TICKS = {f"q{number}": f"Phrase à cocher numéro {number}." for number in range(1, 25)}
CHOICES = {f"q{number}": f"Question d’essai numéro {number}" for number in range(1, 5)}
ANSWERS = {"0": "pas du tout", "1": "un peu", "2": "assez", "3": "beaucoup"}


def invented_text(instrument: str, lang: str, **words: Any) -> dict[str, Any]:
    """Words of nobody's questionnaire, in the places of one whose own words are not in this repository."""
    return {"instrument": instrument, "version": "1", "lang": lang, "source": "Essai", "intro": "Essai", **words}


@pytest.fixture(scope="module")
def house(sqlite_template: SqliteTemplate, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A service to which a text pack was given."""
    folder = tmp_path_factory.mktemp("texts")
    for lang in ("fr", "en"):
        choices = invented_text("phq-4", lang, items=CHOICES, answers=ANSWERS)
        ticks = invented_text("rmdq-24", lang, items=TICKS)
        for text in (choices, ticks):
            (folder / f"{text['instrument']}.{lang}.json").write_bytes(orjson.dumps(text))
    settings = sqlite_template.settings_of_a_copy(tmp_path_factory.mktemp("stock"))
    settings = settings.model_copy(update={"instrument_texts_folder": folder})
    with inhabited(settings, BUILT.parent) as house:
        yield house


def settled(phone: Phone, somebody: Somebody) -> Page:
    """Signed in, with the application and the questionnaires kept on the phone."""
    page = phone.open()
    sign_in(page, somebody.login)
    phone.wait_until_kept(page)
    page.goto(phone.address + "/point")
    eventually(lambda: any(key.startswith("instruments.") for key in stored(page, "meta", "getAllKeys")))
    page.reload()
    return page


def is_stored(page: Page, name: str) -> bool:
    """A kill in the very instant of a tap may take that tap along; what was stored is never lost."""
    return any(name in entry["mutation"].get("fields", {}) for entry in stored(page, "outbox", "getAll"))


def ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).date().isoformat()


def everything(somebody: Somebody) -> list[Any]:
    return [note for plural in PARTS for note in somebody.notes(plural)]


def answer(page: Page, name: str, choice: str) -> None:
    page.get_by_role("group", name=name).get_by_role("radio", name=choice, exact=True).check()


def go_on(page: Page, said: Words) -> None:
    page.get_by_role("button", name=said.go_on).click()


def skip(page: Page, said: Words) -> None:
    page.get_by_role("button", name=said.skip, exact=True).click()


def test_everything_passed_writes_nothing(phone: Phone, somebody: Somebody, said: Words) -> None:
    page = settled(phone, somebody)

    for _ in range(7):
        skip(page, said)
    expect(page.get_by_text("Question d’essai numéro 4")).to_be_visible()
    skip(page, said)
    expect(page.get_by_text(said.back_pain)).to_be_visible()
    skip(page, said)

    expect(page.get_by_role("heading", name=said.nothing)).to_be_visible()
    expect(page.locator(".badge")).to_have_count(0)
    assert everything(somebody) == []


def test_left_halfway_without_network_and_killed_it_goes_on_where_it_was(
    phone: Phone, somebody: Somebody, said: Words, language: str
) -> None:
    settled(phone, somebody)
    phone.close()
    page = phone.open("/point", offline=True)
    page.get_by_role("radio", name=said.some_room).check()
    go_on(page, said)
    answer(page, said.seven_days, "5")
    answer(page, said.joy, "4")
    expect(page.locator(".badge")).to_contain_text(said.wait)
    eventually(lambda: is_stored(page, "pain_joy"))

    phone.kill()
    page = phone.open("/point", offline=True)

    expect(page.get_by_text(said.resumed)).to_be_visible()
    expect(page.get_by_role("group", name=said.on_average).get_by_role("radio", name="5", exact=True)).to_be_checked()
    answer(page, said.usual, "4")
    go_on(page, said)
    answer(page, said.acceptable, said.unsure)
    assert everything(somebody) == []
    page.context.set_offline(False)
    fields = somebody.only_note("checkins", margin=1, pain_avg_7d=5, acceptable="unsure")
    assert fields["asked"] == ["margin", "pain_avg_7d", "pain_joy", "pain_gets_in_way", "acceptable"]
    response = somebody.only_note("prom-responses", instrument_id="trio-3")
    assert (response["scores"], response["complete"], response["lang"]) == ({"mean": 4.3}, True, language)
    page.get_by_role("button", name=said.enough).click()
    expect(page.get_by_text(said.mean)).to_be_visible()


def test_going_back_changes_the_same_note(phone: Phone, somebody: Somebody, said: Words) -> None:
    page = settled(phone, somebody)
    page.get_by_role("radio", name=said.balance_first).check()
    go_on(page, said)
    page.get_by_role("button", name=said.go_back).click()

    expect(page.get_by_role("radio", name=said.balance)).to_be_checked()
    page.get_by_role("radio", name=said.it_overflows).check()

    somebody.only_note("checkins", margin=-3)


def test_life_and_work_and_what_comes_next(phone: Phone, somebody: Somebody, said: Words) -> None:
    somebody.is_given("work-statuses", local_date=ago(700), status="working_usual")
    somebody.is_given("goals", local_date=ago(400), text="Marcher une heure")
    somebody.is_given("goals", local_date=ago(400), text="Jardiner debout")
    page = settled(phone, somebody)
    for _ in range(3):
        skip(page, said)

    page.get_by_role("button", name=said.note_moment).click()
    page.get_by_role("radio", name=said.last_month, exact=True).check()
    page.get_by_role("radio", name=said.family, exact=True).check()
    page.get_by_role("button", name=said.save).click()
    expect(page.get_by_role("button", name=said.another)).to_be_visible()
    go_on(page, said)
    expect(page.get_by_text(said.so_far)).to_be_visible()
    answer(page, said.for_now, said.part_time)
    expect(page.get_by_text(said.agreed)).to_be_visible()
    page.get_by_role("radio", name=said.a_year, exact=True).check()
    go_on(page, said)
    page.get_by_label(said.own_words).fill("Dormir d’une traite")
    go_on(page, said)
    first = page.locator("li", has_text="Marcher une heure")
    first.get_by_role("button", name=said.recalibrate).click()
    page.get_by_label(said.new_words).fill("Marcher vingt minutes")
    page.get_by_role("button", name=said.save).click()
    expect(page.get_by_text(said.formerly)).to_be_visible()
    page.locator("li", has_text="Jardiner debout").get_by_role("button", name=said.aside).click()
    expect(page.get_by_text(said.aside_now)).to_be_visible()
    page.get_by_role("button", name=said.enough).click()

    expect(page.get_by_role("heading", name=said.noted)).to_be_visible()
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


def test_a_comparison_needs_a_day_the_person_chose(phone: Phone, somebody: Somebody, said: Words) -> None:
    somebody.is_given("visits", local_date=ago(90))
    page = settled(phone, somebody)
    for _ in range(6):
        skip(page, said)
    expect(page.get_by_text(said.situation)).to_have_count(0)

    page.get_by_role("radio", name=said.last_visit).check()
    answer(page, said.situation, said.a_little_better)

    fields = somebody.only_note("checkins", pgic=3)
    assert fields["pgic_since"] == ago(90)


def test_the_questionnaires_of_this_place_are_answered_with_their_notice_and_help(
    phone: Phone, somebody: Somebody, said: Words
) -> None:
    page = settled(phone, somebody)
    for _ in range(7):
        skip(page, said)

    expect(page.get_by_text("No permission required to reproduce")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name=said.help_now)).to_be_visible()
    for name, choice in zip(CHOICES.values(), ANSWERS.values(), strict=True):
        answer(page, name, choice)
    go_on(page, said)
    page.get_by_role("group", name=said.your_back).get_by_role("radio", name=said.yes).click()
    page.get_by_role("checkbox", name="Phrase à cocher numéro 7.").check()
    page.get_by_role("checkbox", name="Phrase à cocher numéro 9.").check()
    page.get_by_role("button", name=said.done).click()

    expect(page.get_by_role("heading", name=said.noted)).to_be_visible()
    expect(page.get_by_text(said.twelve)).to_be_visible()
    expect(page.get_by_text(said.twenty_four)).to_be_visible()
    scores = {note["fields"]["instrument_id"]: note["fields"]["scores"] for note in somebody.notes("prom-responses")}
    assert scores == {"phq-4": {"anxiety": 1, "depression": 5, "total": 6}, "rmdq-24": {"total": 2}}

    page.goto(phone.address + "/point")
    for _ in range(7):
        skip(page, said)
    expect(page.get_by_role("heading", name=said.nothing_noted)).to_be_visible()


def test_offered_quietly_after_a_long_silence_and_always_among_the_notes(
    phone: Phone, somebody: Somebody, said: Words
) -> None:
    somebody.is_given("needs", local_date=ago(61), text="Du calme")
    page = settled(phone, somebody)
    page.get_by_role("link", name=said.now, exact=True).click()

    page.get_by_role("link", name=said.may_take_stock).click()
    page.get_by_role("radio", name=said.balance_first).check()
    somebody.only_note("checkins", margin=0)
    page.get_by_role("link", name=said.now, exact=True).click()

    expect(page.get_by_role("link", name=said.note)).to_be_visible()
    expect(page.get_by_text(said.you_may)).to_have_count(0)
    page.get_by_role("link", name=said.note).click()
    page.get_by_role("link", name=said.take_stock).click()
    expect(page.get_by_text(said.resumed)).to_be_visible()
