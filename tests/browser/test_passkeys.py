"""Coming in with what the device holds, with a code of an application, with a code on paper, and after losing both.

The virtual authenticator of Chromium stands for the fingerprint reader; codes are made as an application makes them.
"""

import re

import pyotp
import pytest
from playwright.sync_api import CDPSession, Page, expect

from app.identity.models import Account
from tests.browser.visit import THERAPIST, House, OpenPage, Somebody, open_settings
from tests.cast import PASSWORD

pytestmark = pytest.mark.browser

NEW_PASSWORD = "douze chats sur un toit"


def test_r03_a_device_is_recognised_confirms_and_can_be_taken_off_again(
    open_page: OpenPage, somebody: Somebody, house: House
) -> None:
    page = open_page(login=somebody.login)
    _with_authenticator(page)
    open_settings(page)
    ways = page.get_by_role("region", name="Façons d’entrer")
    ways.get_by_role("button", name="Reconnaître cet appareil").click()
    expect(ways.get_by_text("N’a pas encore servi")).to_be_visible()

    page.get_by_role("button", name="Me déconnecter").click()
    page.get_by_role("button", name="Avec cet appareil").click()
    expect(page.locator("nav.places")).to_be_visible()

    open_settings(page)
    expect(ways.get_by_text("A servi")).to_be_visible()
    ways.get_by_role("button", name=re.compile("^Renommer")).click()
    ways.get_by_label("Nom de l’appareil").fill("Le téléphone bleu")
    ways.get_by_role("button", name="Garder ce nom").click()
    ways.get_by_role("button", name="Retirer Le téléphone bleu").click()
    expect(ways.get_by_role("button", name=re.compile("^Retirer"))).to_have_count(0)

    page.get_by_role("button", name="Me déconnecter").click()
    page.get_by_role("button", name="Avec cet appareil").click()
    expect(page.get_by_role("alert").locator("p")).to_be_visible()


def test_r03_a_device_that_does_not_verify_its_holder_lets_nobody_in(
    open_page: OpenPage, somebody: Somebody, house: House
) -> None:
    page = open_page(login=somebody.login)
    devtools, authenticator = _with_authenticator(page)
    open_settings(page)
    ways = page.get_by_role("region", name="Façons d’entrer")
    ways.get_by_role("button", name="Reconnaître cet appareil").click()
    expect(ways.get_by_text("N’a pas encore servi")).to_be_visible()
    page.get_by_role("button", name="Me déconnecter").click()

    devtools.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})
    page.get_by_role("button", name="Avec cet appareil").click()

    expect(page.get_by_role("alert").locator("p")).to_be_visible()
    expect(page.locator("nav.places")).to_have_count(0)


def test_r08_r10_a_professional_gives_a_code_on_a_new_device_or_one_from_the_paper(
    open_page: OpenPage, house: House
) -> None:
    colleague = _new_colleague(house)
    tablet = open_page("tablet", login=colleague.login, path="/compte")
    ways = tablet.get_by_role("region", name="Façons d’entrer")
    ways.get_by_role("button", name="Utiliser une application").click()
    secret = ways.locator(".secret").inner_text().replace(" ", "")
    ways.get_by_label("Premier code donné par l’application").fill(_code(house, secret))
    ways.get_by_role("button", name="Vérifier ce code").click()
    ways.get_by_role("button", name="Faire dix codes").click()
    shown = tablet.get_by_role("dialog", name="Vos dix codes de secours")
    expect(shown.get_by_role("listitem")).to_have_count(10)
    paper = shown.get_by_role("listitem").all_inner_texts()
    shown.get_by_role("button", name="Je les ai gardés").click()
    expect(ways.get_by_text("Il en reste 10.")).to_be_visible()

    other = open_page("tablet")
    _type_password(other, colleague.login)
    other.get_by_label("Code de votre application").fill(_code(house, secret, steps=1))
    other.get_by_role("button", name="Entrer").click()
    expect(other.locator("nav.places")).to_be_visible()

    third = open_page("tablet")
    _type_password(third, colleague.login)
    third.get_by_label("Code de votre application").fill(paper[0])
    third.get_by_role("button", name="Entrer").click()
    expect(third.locator("nav.places")).to_be_visible()
    expect(third.get_by_text("Codes de secours restants")).to_be_attached()

    fourth = open_page("tablet")
    _type_password(fourth, colleague.login)
    fourth.get_by_label("Code de votre application").fill(paper[0])
    fourth.get_by_role("button", name="Entrer").click()
    expect(fourth.get_by_role("alert").locator("p")).to_contain_text("déjà servi")


def test_r10_a_lost_telephone_is_replaced_in_the_room(open_page: OpenPage, somebody: Somebody, house: House) -> None:
    lost = open_page(login=somebody.login)
    tablet = open_page("tablet", login=THERAPIST, path="/personnes")
    tablet.get_by_role("button", name=f"D’autres gestes pour {somebody.name}").click()
    gestures = tablet.get_by_role("dialog", name=somebody.name)
    gestures.get_by_role("button", name="Refaire son accès").click()
    gestures.get_by_role("button", name="Préparer le code").click()
    expect(gestures.get_by_alt_text("Code à viser")).to_be_visible()
    gestures.get_by_role("button", name="Plutôt un lien à envoyer").click()
    link = gestures.get_by_label("Lien à transmettre").input_value()
    spoken = gestures.locator(".oral").inner_text()

    phone = open_page(path=link.removeprefix(house.address))
    phone.get_by_label("Code dit de vive voix").fill(spoken)
    phone.locator("input[autocomplete=new-password]").fill(NEW_PASSWORD)
    phone.get_by_role("button", name="Retrouver mon carnet").click()
    expect(phone.get_by_role("button", name="Ça déborde")).to_be_visible()

    phone.get_by_role("link", name="Partager").click()
    expect(phone.get_by_text("a préparé un nouvel accès à votre compte")).to_be_visible()
    lost.reload()
    lost.goto(f"{house.address}/entrer")
    expect(lost.get_by_label("Identifiant")).to_be_visible()


def test_a_password_is_changed_in_the_settings_and_the_former_one_opens_nothing(
    open_page: OpenPage, somebody: Somebody
) -> None:
    page = open_page(login=somebody.login)
    open_settings(page)
    ways = page.get_by_role("region", name="Façons d’entrer")
    ways.get_by_role("button", name="Changer mon mot de passe").click()
    ways.locator("input[autocomplete=current-password]").fill(PASSWORD)
    ways.locator("input[autocomplete=new-password]").fill(NEW_PASSWORD)
    ways.get_by_role("button", name="Changer", exact=True).click()
    expect(ways.get_by_role("button", name="Changer mon mot de passe")).to_be_visible()

    other = open_page()
    _type_password(other, somebody.login)
    expect(other.get_by_role("alert").locator("p")).to_be_visible()
    _type_password(other, somebody.login, NEW_PASSWORD)
    expect(other.locator("nav.places")).to_be_visible()


def _with_authenticator(page: Page) -> tuple[CDPSession, str]:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devtools, str(made["authenticatorId"])


def _new_colleague(house: House) -> Account:
    login = f"collegue.{next(house.numbers)}"
    house.cast.known[login] = house.cast.colleague(house.practice, login)
    account: Account = house.cast.known[login]
    return account


def _type_password(page: Page, login: str, password: str = PASSWORD) -> None:
    page.get_by_label("Identifiant").fill(login)
    page.locator("input[autocomplete=current-password]").fill(password)
    page.get_by_role("button", name="Entrer").click()


def _code(house: House, secret: str, *, steps: int = 0) -> str:
    return pyotp.TOTP(secret).at(int(house.cast.clock().timestamp()) + 30 * steps)
