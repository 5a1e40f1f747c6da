"""What happens to a phone in a year: no network, other zones, wrong clocks, ended sessions, access taken back."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.records.models import Change
from tests.browser.acts import it_is_over, overflow
from tests.browser.phone import Phone
from tests.browser.visit import IN_BOTH_LANGUAGES, THERAPIST, House, OpenPage, Somebody, eventually, sign_in

pytestmark = [pytest.mark.browser, IN_BOTH_LANGUAGES]


@dataclass(frozen=True)
class Words:
    """What is read and tapped, in one language."""

    past_flare: str
    today: str
    own_words: str
    their_words: str
    save: str
    waits: str
    ended: str
    come_back: str
    note_flare: str
    last_month: str
    refused: str
    in_words: str
    flare: str


WORDS = {
    "fr": Words(
        past_flare="Noter un débordement passé",
        today="Aujourd’hui",
        own_words="Avec vos mots",
        their_words="Avec ses mots",
        save="Enregistrer",
        waits="1 note attend le réseau",
        ended="Votre session a pris fin",
        come_back="Me reconnecter",
        note_flare="Noter un débordement",
        last_month="Le mois dernier",
        refused="Une note n’a pas pu être reçue",
        in_words="En mots",
        flare="1 débordement noté",
    ),
    "en": Words(
        past_flare="Note a past flare-up",
        today="Today",
        own_words="In your own words",
        their_words="In their own words",
        save="Save",
        waits="1 note is waiting for the network",
        ended="Your session has ended",
        come_back="Sign in again",
        note_flare="Note a flare-up",
        last_month="Last month",
        refused="One note could not be received",
        in_words="In words",
        flare="1 flare-up noted",
    ),
}


@pytest.fixture
def said(language: str) -> Words:
    return WORDS[language]


def note_today(page: Page, said: Words, words: str) -> None:
    page.get_by_role("button", name=said.past_flare).click()
    page.get_by_label(said.today).check()
    page.get_by_label(said.own_words).fill(words)
    page.get_by_role("button", name=said.save).click()
    expect(page.locator("dialog")).to_have_count(0)


def test_one_tap_without_network_survives_a_killed_phone_and_is_seen_exactly_once(
    phone: Phone, somebody: Somebody, open_page: OpenPage, said: Words, language: str
) -> None:
    page = phone.open()
    sign_in(page, somebody.login)
    phone.wait_until_kept(page)
    phone.close()

    overflow(phone.open(offline=True))
    phone.kill()
    page = phone.open(offline=True)
    expect(page.locator(".calm")).to_be_visible()
    expect(page.get_by_text(said.waits)).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(".badge")).to_have_count(0)

    assert len(somebody.flares_once(ongoing=True)) == 1
    therapist = open_page("tablet", login=THERAPIST, language=language, path="/personnes")
    therapist.get_by_role("link", name=somebody.name).click()
    expect(therapist.locator("aside li").filter(has_text=said.flare)).to_have_count(1)


def test_two_devices_add_different_things_to_one_flare(
    open_page: OpenPage, somebody: Somebody, said: Words, language: str
) -> None:
    somebody.writes("flare", {"ongoing": True})
    phone, tablet = [open_page(login=somebody.login, language=language) for _ in range(2)]
    for page in (phone, tablet):
        expect(page.locator(".calm")).to_be_visible()
        page.context.set_offline(True)
        page.locator(".calm .acts .button").nth(1).click()
    phone.get_by_role("radio", name="7", exact=True).check()
    tablet.get_by_label(said.own_words).fill("Trop de route.")
    for page in (phone, tablet):
        page.get_by_role("button", name=said.save).click()
        expect(page.locator("dialog")).to_have_count(0)
        page.context.set_offline(False)
        expect(page.locator(".badge")).to_have_count(0)

    flare = somebody.only_note("flares", worst_pain=7, note="Trop de route.")
    assert flare["ongoing"] is True


@pytest.mark.parametrize("days", [-1, 1])
def test_a_clock_wrong_by_a_day_refuses_nothing_and_keeps_the_persons_day(
    open_page: OpenPage, somebody: Somebody, house: House, language: str, days: int
) -> None:
    wrong = (datetime.now(UTC) + timedelta(days=days)).replace(hour=11, minute=0, second=0, microsecond=0)
    page = open_page(login=somebody.login, language=language, now=wrong)

    overflow(page)

    [flare] = somebody.flares_once(ongoing=True)
    assert flare["fields"]["local_date"] == wrong.date().isoformat()
    expect(page.locator(".badge")).to_have_count(0)
    offset = _measured_offset(house, somebody)
    assert offset is not None
    assert abs(offset - days * 86_400) < 86_400


def _measured_offset(house: House, somebody: Somebody) -> int | None:
    table: Any = Change.__table__  # type: ignore[attr-defined]
    with house.cast.database.read() as session:
        rows = session.execute(table.select().where(table.c.patient_id == somebody.patient_id)).mappings().all()
    offset: int | None = rows[0]["clock_offset_seconds"]
    return offset


def test_a_person_who_travels_keeps_the_day_and_the_zone_they_lived(
    open_page: OpenPage, somebody: Somebody, language: str
) -> None:
    late_in_paris = datetime(2026, 11, 10, 22, 30, tzinfo=UTC)
    for zone in ("Europe/Paris", "Asia/Tokyo", "America/Toronto"):
        page = open_page(login=somebody.login, language=language, zone=zone, now=late_in_paris)
        overflow(page)
        it_is_over(page)
        expect(page.locator(".badge")).to_have_count(0)

    eventually(lambda: len(somebody.flares()) == 3)
    lived = {one["fields"]["zone"]: one["fields"] for one in somebody.flares()}
    assert {zone: (fields["local_date"], fields["offset_min"]) for zone, fields in lived.items()} == {
        "Europe/Paris": ("2026-11-10", 60),
        "Asia/Tokyo": ("2026-11-11", 540),
        "America/Toronto": ("2026-11-10", -300),
    }


def test_the_hour_that_comes_twice_in_october_is_two_moments_of_one_night(
    open_page: OpenPage, somebody: Somebody, language: str
) -> None:
    for instant in (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)):
        page = open_page(login=somebody.login, language=language, now=instant)
        overflow(page)
        it_is_over(page)
        expect(page.locator(".badge")).to_have_count(0)

    eventually(lambda: len(somebody.flares()) == 2)
    told = [one["fields"] for one in somebody.flares()]
    assert {fields["offset_min"] for fields in told} == {120, 60}
    assert {fields["local_date"] for fields in told} == {"2026-10-24"}, "before four, the night before"
    moments = sorted(datetime.fromisoformat(fields["occurred_at"]) for fields in told)
    assert moments[1] - moments[0] == timedelta(hours=1)


def test_before_four_in_the_morning_today_is_still_yesterday(
    open_page: OpenPage, somebody: Somebody, said: Words, language: str
) -> None:
    page = open_page(login=somebody.login, language=language, now=datetime(2026, 11, 20, 0, 30, tzinfo=UTC))

    note_today(page, said, "La nuit.")

    assert somebody.only_note("flares", note="La nuit.")["local_date"] == date(2026, 11, 19).isoformat()


@pytest.mark.parametrize("how", ["expired", "signed out elsewhere"])
def test_a_session_that_ended_without_network_costs_no_note(
    open_page: OpenPage, somebody: Somebody, said: Words, language: str, how: str
) -> None:
    page = open_page(login=somebody.login, language=language)
    page.context.set_offline(True)
    note_today(page, said, "Hors réseau.")
    if how == "expired":
        page.context.clear_cookies(name="__Host-s")
    else:
        somebody.sign_out_everywhere()

    page.context.set_offline(False)
    expect(page.get_by_text(said.ended)).to_be_visible()
    assert somebody.flares() == []
    page.get_by_role("button", name=said.come_back).click()
    sign_in(page, somebody.login)

    assert somebody.only_note("flares", note="Hors réseau.")


def test_a_withdrawn_access_keeps_the_therapists_words_and_takes_the_person_away(
    open_page: OpenPage, somebody: Somebody, said: Words, language: str
) -> None:
    tablet = open_page("tablet", login=THERAPIST, language=language, path="/personnes")
    tablet.get_by_role("link", name=somebody.name).click()
    tablet.get_by_role("button", name=said.note_flare).click()
    tablet.get_by_label(said.last_month).check()
    tablet.get_by_label(said.their_words).fill("Dit en séance.")
    tablet.context.set_offline(True)
    tablet.get_by_role("button", name=said.save).click()
    expect(tablet.get_by_text(said.waits)).to_be_visible()

    somebody.withdraws_access()
    tablet.context.set_offline(False)

    expect(tablet.get_by_text(said.refused)).to_be_visible()
    tablet.get_by_role("button", name=said.in_words).first.click()
    expect(tablet.locator("dialog blockquote")).to_have_text("Dit en séance.")
    tablet.goto(somebody.house.address + "/personnes")
    expect(tablet.locator("main li").first).to_be_visible()
    expect(tablet.get_by_role("link", name=somebody.name)).to_have_count(0)
    expect(tablet.get_by_text(said.refused)).to_be_visible()
