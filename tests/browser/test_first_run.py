"""From the code on the therapist's tablet to the first note, in both languages; invitations of no use any more."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_access_for_everyone import AXE
from tests.browser.visit import PATIENT, THERAPIST, House, OpenPage, eventually

pytestmark = pytest.mark.browser

WORDS = {
    "fr": ("Continuer", "Personne ne lit ce carnet en temps réel.", "Double", "Ouvrir mon carnet", "Ça déborde"),
    "en": ("Continue", "Nobody reads this notebook in real time.", "Double", "Open my notebook", "It overflows"),
}
PASSWORD = "douze chats sur un toit"


def invited(therapist: Page, name: str) -> str:
    """The therapist adds somebody and shows them the code; the address that it holds."""
    therapist.get_by_role("button", name="Ajouter une personne").click()
    therapist.get_by_label("Nom, tel que vous le dites").fill(name)
    therapist.get_by_role("button", name="Ajouter", exact=True).click()
    with therapist.expect_response("**/invitations") as answer:
        therapist.get_by_role("button", name="Préparer une invitation").click()
    expect(therapist.get_by_alt_text("Code à viser")).to_be_visible()
    url: str = answer.value.json()["url"]
    return url


def invitation_for(house: House, name: str) -> str:
    """The path with its token, made over HTTP."""
    patient_id = house.cast.person(house.practice, name)
    with house.cast.browser(house.cast.known[THERAPIST]) as client:
        answer = client.post(f"/v1/patients/{patient_id}/invitations", json={"delivery": "qr"})
        assert answer.status_code == 201, answer.text
    return "/#" + str(answer.json()["url"]).partition("#")[2]


def fill_account(page: Page, login: str) -> None:
    page.locator("#called").fill("Noémie")
    page.locator("#login").fill(login)
    page.locator("input[autocomplete=new-password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()


@pytest.mark.parametrize("language", WORDS)
def test_from_the_code_on_the_tablet_to_the_first_overflow(open_page: OpenPage, house: House, language: str) -> None:
    go_on, nobody_reads, double, submit, overflow = WORDS[language]
    name = f"Noémie {language}"
    therapist = open_page("tablet", login=THERAPIST, path="/personnes")
    url = invited(therapist, name)

    phone = open_page(language=language, path="/#" + url.partition("#")[2])
    phone.get_by_role("link", name=go_on).click()
    expect(phone.get_by_role("heading", name=nobody_reads)).to_be_visible()
    phone.get_by_role("link", name=go_on).click()
    phone.get_by_label(double).check()
    assert phone.evaluate("getComputedStyle(document.documentElement).fontSize") == "34px"
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.get_by_role("link", name=go_on).click()
    expect(phone.get_by_role("button", name=submit)).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("button", name=submit)).to_be_visible()
    assert url.partition("#")[2] not in phone.url
    fill_account(phone, f"noemie.{language}")

    phone.get_by_role("button", name=overflow).click()
    expect(phone.locator(".calm")).to_be_visible()
    therapist.goto(f"{house.address}/personnes")
    therapist.get_by_role("link", name=name).click()

    def is_told() -> bool:
        therapist.reload()
        expect(therapist.locator("aside h3").first).to_be_visible()
        return therapist.locator("aside li").filter(has_text="1 débordement noté").count() == 1

    eventually(is_told)


@pytest.mark.parametrize("size", ["phone", "narrow"])
def test_the_first_screens_are_for_everyone(open_page: OpenPage, house: House, size: str) -> None:
    page = open_page(size, path=invitation_for(house, f"Pour tous {size}"))
    page.evaluate(AXE.read_text("utf-8"))

    for heading in ("Un carnet pour", "Personne ne lit", "Pour lire à votre aise", "Votre carnet"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
            assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == [], (heading, theme)
        if heading != "Votre carnet":
            page.get_by_role("link", name="Continuer").click()


def test_the_three_screens_are_gone_through_and_skipped_with_the_keyboard(open_page: OpenPage, house: House) -> None:
    page = open_page(path=invitation_for(house, "Clavier"))
    expect(page.get_by_role("heading", name="Un carnet pour la douleur qui dure")).to_be_visible()

    page.get_by_role("link", name="Continuer").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Personne ne lit ce carnet en temps réel.")).to_be_visible()
    page.get_by_role("link", name="Retour").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Un carnet pour la douleur qui dure")).to_be_visible()
    page.get_by_role("button", name="English").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="A notebook for pain that lasts")).to_be_visible()
    page.get_by_role("link", name="Skip", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Open my notebook")).to_be_visible()


def test_the_first_opening_says_once_that_the_notebook_can_be_installed(open_page: OpenPage, house: House) -> None:
    page = open_page(path=invitation_for(house, "Une fois"))
    page.get_by_role("link", name="Passer").click()

    fill_account(page, "une.fois")

    expect(page.get_by_text("Ce carnet peut s’installer ici")).to_be_visible()
    page.get_by_role("button", name="Comment faire").click()
    expect(page.get_by_role("heading", name="Le carnet sur cet appareil")).to_be_visible()
    page.goto(house.address)
    expect(page.get_by_role("button", name="Ça déborde")).to_be_visible()
    expect(page.get_by_text("Ce carnet peut s’installer ici")).to_have_count(0)


def test_an_invitation_already_used_says_so_and_shows_the_way_in(open_page: OpenPage, house: House) -> None:
    path = invitation_for(house, "Deux fois")
    first = open_page(path=path)
    first.get_by_role("link", name="Passer").click()
    fill_account(first, "deux.fois")
    expect(first.get_by_role("button", name="Ça déborde")).to_be_visible()

    second = open_page(path=path)

    expect(second.get_by_text("Cette invitation n’est plus valable")).to_be_visible()
    second.get_by_role("link", name="Entrer").click()
    expect(second.get_by_label("Identifiant")).to_be_visible()


def test_on_a_device_open_for_somebody_else_nothing_is_lost(open_page: OpenPage, house: House) -> None:
    page = open_page(login=PATIENT)
    path = invitation_for(house, "Quelqu’un d’autre")
    page.goto(house.address + path)
    page.reload()

    expect(page.get_by_text("Cet appareil est déjà ouvert au nom de Anais.")).to_be_visible()
    page.get_by_role("button", name="Le quitter et ouvrir l’invitation").click()
    page.get_by_role("link", name="Passer").click()
    fill_account(page, "quelquun.dautre")

    expect(page.get_by_role("button", name="Ça déborde")).to_be_visible()
    expect(page.get_by_text("Rien à noter, c’est très bien aussi")).to_be_visible()
    eventually(lambda: page.evaluate("sessionStorage.length") == 0)
