"""A reminder is chosen by hand, arrives without a sound and without a word of health, and stops in one tap."""

from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from playwright.sync_api import Page, Playwright, expect
from sqlmodel import select

from app.kit.locale import Language
from app.reminders.models import Reminder
from app.reminders.tokens import stop_token
from app.reminders.words import WORDS, message
from tests.browser.phone import Phone
from tests.browser.visit import House, Somebody, eventually, sign_in
from tests.reminders.pushing import PushedDevice

pytestmark = pytest.mark.browser

# Chromium without a network has no push service: what it would answer is given here, everything else is real.
SUBSCRIBES = """PushManager.prototype.subscribe = async () => ({ toJSON: () => (%s) });"""
SHOWN = """async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(
  ({ title, body, silent, lang, actions }) => (
    { title, body, silent, lang, actions: actions.map(({ title }) => title) }))"""
TAPS_STOP = """async () => {
  ExtendableEvent.prototype.waitUntil = () => undefined;
  const [notification] = await self.registration.getNotifications();
  self.dispatchEvent(new NotificationEvent('notificationclick', { notification, action: 'stop' }));
}"""


@pytest.fixture
def phone(playwright: Playwright, house: House, tmp_path: Path) -> Iterator[Phone]:
    phone = Phone(playwright, tmp_path / "profile", house.address)
    yield phone
    phone.close()
    assert phone.breaches == []


def settings_of(phone: Phone, somebody: Somebody, *, allowed: bool = True, before: str = "") -> Page:
    page = phone.open()
    sign_in(page, somebody.login)
    phone.wait_until_kept(page)
    if allowed:
        page.context.grant_permissions(["notifications"], origin=phone.address)
    keys = {"endpoint": "https://fcm.googleapis.com/fcm/send/essai", "keys": PushedDevice().keys()}
    page.context.add_init_script(SUBSCRIBES % orjson.dumps(keys).decode() + before)
    page.goto(phone.address + "/compte")
    expect(page.get_by_role("heading", name="Rappel").or_(page.get_by_role("heading", name="Reminder"))).to_be_visible()
    return page


def reminders(house: House, somebody: Somebody) -> list[Reminder]:
    account = house.cast.known[somebody.login]
    with house.cast.database.read() as session:
        return list(session.exec(select(Reminder).where(Reminder.account_id == account.id)).all())


def deliver(page: Page, address: str, data: bytes) -> None:
    session = page.context.new_cdp_session(page)
    found: list[str] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: found.extend(one["registrationId"] for one in told["registrations"] if not one["isDeleted"]),
    )
    session.send("ServiceWorker.enable")
    page.wait_for_function("true")
    eventually(lambda: page.evaluate("1") == 1 and found != [])
    pushed = {"origin": address, "registrationId": found[-1], "data": data.decode()}
    session.send("ServiceWorker.deliverPushMessage", pushed)


def choose_weekly(page: Page) -> None:
    page.get_by_role("radio", name="chaque semaine").check()
    page.get_by_label("Le jour").select_option("dimanche")
    page.get_by_label("L’heure").select_option("19\u202fh")
    page.get_by_role("button", name="Garder ce rappel").click()
    expect(page.get_by_text("Un rappel, le dimanche à 19\u202fh, sur cet appareil.")).to_be_visible()


def test_chosen_it_arrives_silently_and_stops_from_the_notification(
    phone: Phone, house: House, somebody: Somebody
) -> None:
    page = settings_of(phone, somebody)
    assert reminders(house, somebody) == []
    choose_weekly(page)
    [kept] = reminders(house, somebody)
    assert (kept.choice, kept.day, kept.hour, kept.zone) == ("weekly", 6, 19, "Europe/Paris")

    arriving = message(Language.fr, stop_token(house.cast.database.keys, kept))
    words = WORDS[Language.fr]
    expected = {
        "title": words["title"],
        "body": words["body"],
        "silent": True,
        "lang": "fr",
        "actions": [words["stop"]],
    }

    def is_shown() -> bool:
        deliver(page, phone.address, arriving)
        shown: bool = page.evaluate(SHOWN) == [expected]
        return shown

    # A busy browser drops what is pushed to a worker it is just stopping; the next one takes the place of the last.
    eventually(is_shown)

    page.context.service_workers[0].evaluate(TAPS_STOP)

    eventually(lambda: reminders(house, somebody) == [])
    page.reload()
    expect(page.get_by_role("group", name="Me rappeler").get_by_role("radio", name="jamais")).to_be_checked()


def test_it_stops_in_one_tap_in_the_settings(phone: Phone, house: House, somebody: Somebody) -> None:
    page = settings_of(phone, somebody)
    choose_weekly(page)

    page.get_by_role("button", name="Arrêter les rappels").click()

    expect(page.get_by_role("group", name="Me rappeler").get_by_role("radio", name="jamais")).to_be_checked()
    eventually(lambda: reminders(house, somebody) == [])


def test_where_notifications_are_refused_it_says_how_to_change_that(phone: Phone, somebody: Somebody) -> None:
    page = settings_of(phone, somebody, allowed=False)

    expect(page.get_by_text("Les notifications de ce carnet sont refusées sur cet appareil.")).to_be_visible()
    expect(page.get_by_role("radio", name="chaque semaine")).to_have_count(0)


def test_where_there_is_no_push_one_sentence_says_so(phone: Phone, somebody: Somebody) -> None:
    page = settings_of(phone, somebody, before="delete window.PushManager;")

    expect(page.get_by_text("Ce navigateur ne sait pas recevoir de rappel.")).to_be_visible()
    expect(page.get_by_role("radio", name="Claire")).to_be_visible()


def test_in_english_too(phone: Phone, house: House, somebody: Somebody) -> None:
    page = settings_of(phone, somebody)
    page.get_by_role("radio", name="English", exact=True).check()

    page.get_by_role("radio", name="every month").check()
    page.get_by_role("radio", name="in the middle").check()
    page.get_by_label("The hour").select_option("10:00")
    page.get_by_role("button", name="Keep this reminder").click()

    expect(page.get_by_text("One reminder, in the middle of the month at 10:00, on this device.")).to_be_visible()
    assert [(one.choice, one.day, one.hour) for one in reminders(house, somebody)] == [("monthly", 15, 10)]
