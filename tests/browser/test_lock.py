"""The lock of the notebook: closed to whoever holds the phone, open to what one has to say."""

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.acts import note_past_flare, overflow, settle_in
from tests.browser.phone import Phone
from tests.browser.visit import LEFT_HERE, House, Somebody, eventually
from tests.cast import PASSWORD

pytestmark = pytest.mark.browser

CODE = "271828"


@pytest.fixture
def house(own_house: House) -> House:
    return own_house


def turn_on(page: Page, code: str = CODE) -> None:
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + "/compte")
    page.get_by_role("button", name="Verrouiller le carnet").click()
    page.get_by_label("Code, six chiffres ou une phrase").fill(code)
    page.get_by_label("Le même code, encore une fois").fill(code)
    page.get_by_role("button", name="Verrouiller", exact=True).click()
    expect(page.get_by_text("Le carnet a un verrou sur cet appareil.")).to_be_visible()


def unlock(page: Page, code: str = CODE) -> None:
    page.get_by_label("Code", exact=True).fill(code)
    page.get_by_role("button", name="Ouvrir le carnet").click()


def locked(page: Page) -> None:
    expect(page.get_by_role("heading", name="Le carnet est verrouillé", level=2)).to_be_visible()


def test_a_locked_notebook_shows_nothing_until_the_code_is_given(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)
    note_past_flare(page, "Sous la pluie.")
    turn_on(page)
    page.goto(phone.address + "/notes")

    locked(page)
    expect(page.get_by_text("Sous la pluie.")).to_have_count(0)
    expect(page.locator("nav.places")).to_have_count(0)
    unlock(page, "314159")
    expect(page.get_by_text("Ce n’est pas ce code.")).to_be_visible()
    unlock(page)

    expect(page.get_by_text("Sous la pluie.")).to_be_visible()
    page.get_by_role("button", name="Cacher").click()
    locked(page)


def test_the_address_of_the_service_shows_nothing_either(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)
    note_past_flare(page, "Sous la pluie.")
    turn_on(page)

    for path in ("flares", "export", "timeline"):
        page.goto(f"{phone.address}/v1/patients/{somebody.patient_id}/{path}")
        expect(page.locator("body")).to_contain_text("device_locked")


def test_r23_a_flare_noted_locked_and_offline_arrives_once_and_is_read_once_unlocked(
    phone: Phone, somebody: Somebody
) -> None:
    turn_on(settle_in(phone, somebody))
    phone.close()

    page = phone.open(offline=True)
    locked(page)
    page.get_by_role("button", name="Ça déborde").click()
    expect(page.locator(".told")).to_have_text("C’est noté.")
    page.get_by_role("button", name="Noter quelque chose").click()
    page.get_by_label("Quelques mots").fill("Trop de bruit.")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("2 notes attendent d’être envoyées.")).to_be_visible()
    phone.kill()
    page = phone.open(offline=True)
    expect(page.get_by_text("2 notes attendent d’être envoyées.")).to_be_visible()
    assert somebody.flares() == []
    page.context.set_offline(False)

    expect(page.get_by_text("attendent d’être envoyées")).to_have_count(0)
    assert len(somebody.flares_once(ongoing=True)) == 1
    assert somebody.only_note("stories")["text"] == "Trop de bruit."
    unlock(page)
    expect(page.get_by_role("button", name="C’est passé")).to_be_visible()
    assert len(somebody.flares()) == 1


def test_a_locked_phone_sends_in_the_background(phone: Phone, somebody: Somebody) -> None:
    turn_on(settle_in(phone, somebody))
    phone.close()

    page = phone.open()
    locked(page)
    page.route("**/v1/**", lambda route: route.abort())
    page.get_by_role("button", name="Ça déborde").click()
    expect(page.locator(".told")).to_have_text("C’est noté.")

    phone.give_background_turn()

    assert len(somebody.flares_once(ongoing=True)) == 1


def test_r20_nothing_readable_at_rest(phone: Phone, somebody: Somebody) -> None:
    """The words are written once the lock is on: what a browser keeps of former writings is said in the record."""
    words = [f"marqueur{number}zigzag" for number in range(20)]
    turn_on(settle_in(phone, somebody))
    page = phone.context.pages[-1] if phone.context else None
    assert page is not None
    page.goto(phone.address)
    unlock(page)
    for word in words[:8]:
        note_past_flare(page, word)
    eventually(lambda: len(somebody.flares()) == 8)
    page.context.set_offline(True)
    for word in words[8:16]:
        note_past_flare(page, word)
    page.get_by_role("link", name="Voir mes notes").click()
    expect(page.get_by_text(words[15]).first).to_be_visible()
    page.get_by_role("button", name="Cacher").click()
    locked(page)
    for word in words[16:]:
        page.get_by_role("button", name="Noter quelque chose").click()
        page.get_by_label("Quelques mots").fill(word)
        page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("12 notes attendent d’être envoyées.")).to_be_visible()
    phone.kill()

    assert found_on_disk(phone, [*words, CODE, PASSWORD, somebody.name]) == []


def test_r20_without_a_lock_the_same_search_finds_words(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)
    note_past_flare(page, "marqueurclairzigzag")
    phone.kill()

    assert found_on_disk(phone, ["marqueurclairzigzag", somebody.name]) != []


def test_r22_five_wrong_codes_then_the_password(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)
    overflow(page)
    turn_on(page)
    page.goto(phone.address)
    for _ in range(5):
        unlock(page, "000000")
        expect(page.get_by_role("button", name="Ouvrir le carnet")).to_be_disabled()
        expect(page.locator(".problem")).to_be_visible()
    expect(page.get_by_text("Cinq codes n’allaient pas.")).to_be_visible()
    unlock(page)
    expect(page.get_by_text("Cinq codes n’allaient pas.")).to_be_visible()

    _give_password(page, somebody)
    locked(page)
    unlock(page)
    expect(page.get_by_role("button", name="C’est passé")).to_be_visible()


def test_without_the_code_the_password_gives_everything_back(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)
    note_past_flare(page, "Sous la pluie.")
    turn_on(page)
    page.goto(phone.address)
    page.context.set_offline(True)
    page.get_by_role("button", name="Ça déborde").click()
    expect(page.locator(".told")).to_have_text("C’est noté.")
    page.context.set_offline(False)

    _give_password(page, somebody, without_code=True)

    expect(page.get_by_role("button", name="C’est passé")).to_be_visible()
    page.goto(phone.address + "/notes")
    expect(page.get_by_text("Sous la pluie.")).to_be_visible()
    assert len(somebody.flares()) == 2


def test_the_code_is_changed_by_whoever_knows_it(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)
    turn_on(page)
    page.get_by_role("button", name="Changer de code").click()
    page.get_by_label("Nouveau code, six chiffres ou une phrase").fill("161803")
    page.get_by_label("Le même code, encore une fois").fill("161803")
    page.get_by_label("Code actuel").fill("314159")
    page.get_by_role("button", name="Changer de code").click()
    expect(page.get_by_text("Ce n’est pas ce code.")).to_be_visible()
    page.get_by_label("Code actuel").fill(CODE)
    page.get_by_role("button", name="Changer de code").click()
    expect(page.get_by_text("Le code a changé.")).to_be_visible()

    page.goto(phone.address + "/notes")
    locked(page)
    unlock(page)
    expect(page.get_by_text("Ce n’est pas ce code.")).to_be_visible()
    unlock(page, "161803")
    expect(page.get_by_role("heading", name="Mes notes")).to_be_visible()


def test_turned_off_everything_is_as_before(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)
    turn_on(page)
    page.goto(phone.address)
    page.get_by_role("button", name="Ça déborde").click()
    expect(page.locator(".told")).to_have_text("C’est noté.")
    unlock(page)
    page.get_by_role("link", name="Partager").click()
    page.locator('a[href="/compte"]').first.click()
    page.get_by_role("button", name="Retirer le verrou").click()
    expect(page.get_by_role("button", name="Verrouiller le carnet")).to_be_visible()

    page.goto(phone.address)
    expect(page.get_by_role("button", name="C’est passé")).to_be_visible()
    assert page.evaluate("indexedDB.databases().then((all) => all.map(({ name }) => name))") == ["longcours"]


def test_two_tabs_are_locked_together(phone: Phone, somebody: Somebody) -> None:
    first = settle_in(phone, somebody)
    turn_on(first)
    second = first.context.new_page()
    second.goto(phone.address)
    unlock(second)
    expect(second.locator("nav.places")).to_be_visible()

    first.get_by_role("button", name="Cacher").click()

    locked(first)
    locked(second)


def test_minutes_in_the_background_lock_the_notebook(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)
    turn_on(page)
    page.clock.install()
    page.goto(phone.address)
    unlock(page)
    expect(page.locator("nav.places")).to_be_visible()

    page.evaluate(_IS_NOW, "hidden")
    page.clock.fast_forward(4 * 60_000)
    page.evaluate(_IS_NOW, "visible")
    expect(page.locator("nav.places")).to_be_visible()
    page.evaluate(_IS_NOW, "hidden")
    page.clock.fast_forward(6 * 60_000)
    locked(page)


def test_signing_out_removes_the_lock(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)
    turn_on(page)
    page.get_by_role("button", name="Me déconnecter", exact=True).click()
    expect(page.get_by_label("Identifiant")).to_be_visible()

    assert page.evaluate(LEFT_HERE) == []


def test_a_passkey_of_the_device_opens_it_without_network(phone: Phone, somebody: Somebody) -> None:
    page = settle_in(phone, somebody)
    note_past_flare(page, "Sous la pluie.")
    _with_passkeys(page)
    page.goto(phone.address + "/compte")
    page.get_by_role("button", name="Verrouiller le carnet").click()
    page.get_by_label("Cet appareil (empreinte, visage ou son propre code)").check()
    page.get_by_role("button", name="Verrouiller", exact=True).click()
    expect(page.get_by_text("Le carnet a un verrou sur cet appareil.")).to_be_visible()
    page.goto(phone.address + "/notes")
    locked(page)
    page.context.set_offline(True)

    page.get_by_role("button", name="Ouvrir avec cet appareil").click()

    expect(page.get_by_text("Sous la pluie.")).to_be_visible()


_IS_NOW = """(state) => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}"""


def found_on_disk(phone: Phone, sought: list[str]) -> list[tuple[str, str]]:
    return [
        (str(path.relative_to(phone.profile)), word)
        for path in phone.profile.rglob("*")
        if path.is_file()
        for word in sought
        for encoding in ("utf-8", "utf-16-le")
        if word.encode(encoding) in path.read_bytes()
    ]


def _give_password(page: Page, somebody: Somebody, *, without_code: bool = False) -> None:
    page.get_by_role("link", name="Ouvrir ma session avec mon mot de passe").click()
    page.get_by_label("Identifiant").fill(somebody.login)
    page.locator("input[autocomplete=current-password]").fill(PASSWORD)
    if without_code:
        page.get_by_label("Je n’ai plus mon code").check()
    page.locator("button[type=submit]").click()


def _with_passkeys(page: Page) -> CDPSession:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "ctap2Version": "ctap2_1",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
        "hasPrf": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devtools
