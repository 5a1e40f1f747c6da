"""The lock of a professional's tablet: twenty notebooks kept on it, and none that whoever finds it could read."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.phone import Phone
from tests.browser.test_lock import CODE, found_on_disk
from tests.browser.visit import THERAPIST, House, Somebody, eventually, sign_in
from tests.cast import PASSWORD

pytestmark = pytest.mark.browser

MOST_KEPT = 20
_KEPT = """async (name) => {
  const found = (await indexedDB.databases()).some((one) => one.name === name);
  if (!found) return 0;
  const asked = indexedDB.open(name);
  const base = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  const counting = base.transaction('feeds').objectStore('feeds').count();
  const count = await new Promise((done) => { counting.onsuccess = () => done(counting.result); });
  base.close();
  return count;
}"""


@pytest.fixture
def house(own_house: House) -> House:
    return own_house


@pytest.fixture
def tablet(phone: Phone) -> Phone:
    phone.size = "tablet"
    return phone


@pytest.fixture
def words(house: House) -> list[str]:
    """One in the notebook of each of the twenty people of the day."""
    words = [f"marqueur{number}zigzag" for number in range(MOST_KEPT)]
    people: list[Somebody] = []
    for word in words:
        people.append(house.new_person())
        people[-1].writes("story", {"text": word})
    day = datetime.now(ZoneInfo("Europe/Paris")).date().isoformat()
    with house.cast.browser(house.cast.known[THERAPIST]) as client:
        for person in people:
            address = f"/v1/practices/{house.practice.id}/agenda/{day}/people/{person.patient_id}"
            assert client.put(address, json={}).status_code == 204
    return words


def put_lock(page: Page) -> None:
    page.get_by_role("button", name="Mettre un verrou").click()
    choose_code(page)


def choose_code(page: Page) -> None:
    page.get_by_role("button", name="Verrouiller cette tablette").click()
    page.get_by_label("Code, six chiffres ou une phrase").fill(CODE)
    page.get_by_label("Le même code, encore une fois").fill(CODE)
    page.get_by_role("button", name="Verrouiller", exact=True).click()
    expect(page.get_by_text("Cette tablette a un verrou.")).to_be_visible()


def unlock(page: Page) -> None:
    page.get_by_label("Code", exact=True).fill(CODE)
    page.get_by_role("button", name="Ouvrir les carnets").click()


def locked(page: Page) -> None:
    expect(page.get_by_role("heading", name="Les carnets sont verrouillés", level=2)).to_be_visible()
    expect(page.locator("nav.places")).to_have_count(0)
    expect(page.get_by_role("button", name="Ça déborde")).to_have_count(0)


def _day(page: Page) -> None:
    page.locator("nav.places a").first.click()
    expect(page.get_by_role("heading", name="Aujourd’hui", level=1)).to_be_visible()


def test_r20_twenty_notebooks_on_a_locked_tablet_are_unreadable_at_rest(
    tablet: Phone, house: House, words: list[str]
) -> None:
    """The lock comes before the first notebook: what a browser keeps of former writings is said in the record."""
    page = tablet.open("/compte")
    sign_in(page, THERAPIST)
    choose_code(page)
    _day(page)
    eventually(lambda: int(page.evaluate(_KEPT, "longcours.locked")) >= MOST_KEPT)
    page.get_by_role("button", name="Cacher").click()
    locked(page)
    tablet.kill()

    assert found_on_disk(tablet, [*words, CODE, PASSWORD]) == []


def test_r20_without_its_lock_the_same_search_of_a_tablet_finds_words(
    tablet: Phone, house: House, words: list[str]
) -> None:
    page = tablet.open("/")
    sign_in(page, THERAPIST)
    eventually(lambda: int(page.evaluate(_KEPT, "longcours")) >= MOST_KEPT)
    tablet.kill()

    assert found_on_disk(tablet, words) != []


def test_r22_a_tablet_locks_by_itself_and_opens_again_with_the_code(tablet: Phone, house: House) -> None:
    page = tablet.open("/")
    page.clock.install()
    sign_in(page, THERAPIST)
    put_lock(page)
    _day(page)

    page.clock.fast_forward("09:30")
    expect(page.locator("nav.places")).to_be_visible()
    page.clock.fast_forward("00:40")
    locked(page)
    page.goto(f"{tablet.address}/personnes")
    locked(page)
    unlock(page)
    expect(page.get_by_role("heading", name="Personnes", level=1)).to_be_visible()


def test_r22_five_wrong_codes_on_a_tablet_then_the_password(tablet: Phone, house: House) -> None:
    page = tablet.open("/")
    sign_in(page, THERAPIST)
    put_lock(page)
    page.goto(tablet.address)
    for _ in range(5):
        page.get_by_label("Code", exact=True).fill("000000")
        page.get_by_role("button", name="Ouvrir les carnets").click()
        expect(page.get_by_role("button", name="Ouvrir les carnets")).to_be_disabled()
        expect(page.locator(".problem")).to_be_visible()
    expect(page.get_by_text("Cinq codes n’allaient pas.")).to_be_visible()
    page.get_by_role("link", name="Ouvrir ma session avec mon mot de passe").click()
    page.get_by_label("Identifiant").fill(THERAPIST)
    page.locator("input[autocomplete=current-password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()

    locked(page)
    unlock(page)
    expect(page.get_by_role("heading", name="Aujourd’hui", level=1)).to_be_visible()
