"""A link to show: made on the phone, read by somebody without an account, withdrawn, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import House, OpenPage, Somebody

pytestmark = pytest.mark.browser


def _make(page: Page, label: str) -> tuple[str, str]:
    """The link and its code, as the screen shows them once."""
    page.get_by_role("button", name="Faire un lien", exact=True).click()
    page.get_by_role("checkbox", name="quand ça déborde", exact=True).check()
    page.get_by_role("group", name="Les mots écrits librement", exact=True).get_by_role(
        "radio", name="oui, avec"
    ).check()
    page.get_by_label("Pour vous y retrouver", exact=True).fill(label)
    page.get_by_role("button", name="Préparer le lien", exact=True).click()
    expect(page.get_by_role("heading", name="Le lien est prêt", exact=True)).to_be_visible()
    expect(
        page.get_by_role("img", name="Code à viser avec un téléphone, qui ouvre le lien", exact=True)
    ).to_be_visible()
    return page.get_by_label("Le lien", exact=True).input_value(), page.locator(".said strong").inner_text()


def _introduce(page: Page, passcode: str) -> None:
    page.get_by_label("Votre nom, et ce que vous faites", exact=True).fill("Dr Martin, rhumatologue")
    page.get_by_label("Le code qu’elle vous a dit", exact=True).fill(passcode)
    page.get_by_role("button", name="Lire", exact=True).click()


def test_a_link_is_made_read_elsewhere_with_its_code_and_withdrawn(
    open_page: OpenPage, somebody: Somebody, house: House
) -> None:
    somebody.writes("flare", {"worst_pain": 6, "note": "Le <b>déménagement</b>"})
    phone = open_page(login=somebody.login, path="/partager")
    phone.get_by_role("link", name="Un lien à montrer").click()
    url, passcode = _make(phone, "Consultation du 12")

    assert url.startswith(f"{house.address}/lien#shlink:/")
    reader = open_page("desktop", path=url.removeprefix(house.address))
    _introduce(reader, "000000" if passcode != "000000" else "111111")
    expect(reader.get_by_role("alert")).to_contain_text("Il reste 9 essais.")
    _introduce(reader, passcode)
    expect(reader.get_by_role("heading", name=f"Le carnet de {somebody.name}", exact=True)).to_be_visible()
    expect(reader.get_by_text("Le <b>déménagement</b>", exact=True)).to_be_visible()
    expect(reader.locator("nav")).to_have_count(0)

    phone.get_by_role("button", name="J’ai fini", exact=True).click()
    phone.reload()
    for said in ("Dr Martin, rhumatologue l’a ouvert", "Dr Martin, rhumatologue\u202f: le code n’allait pas"):
        expect(phone.get_by_role("listitem").filter(has_text=said)).to_be_visible()
    phone.get_by_role("button", name="Retirer ce lien, Consultation du 12", exact=True).click()
    phone.get_by_role("button", name="Le retirer", exact=True).click()
    expect(phone.get_by_text("retiré", exact=True)).to_be_visible()

    reader.reload()
    _introduce(reader, passcode)
    expect(reader.get_by_role("alert")).to_contain_text("Ce lien n’ouvre rien, ou n’ouvre plus rien.")


def test_another_key_opens_nothing_and_says_so_calmly(open_page: OpenPage, somebody: Somebody, house: House) -> None:
    somebody.writes("flare", {})
    phone = open_page(login=somebody.login, path="/partager/lien")
    url, passcode = _make(phone, "Une clé changée")

    reader = open_page("desktop", path=url.removeprefix(house.address))
    changed = reader.evaluate(
        """() => {
          const payload = JSON.parse(atob(location.hash.slice(9).replaceAll('-', '+').replaceAll('_', '/')));
          payload.key = (payload.key[0] === 'A' ? 'B' : 'A') + payload.key.slice(1);
          const packed = btoa(JSON.stringify(payload)).replaceAll('+', '-').replaceAll('/', '_');
          return '#shlink:/' + packed.replaceAll('=', '');
        }"""
    )
    reader.goto(f"{house.address}/lien{changed}")
    reader.reload()
    _introduce(reader, passcode)
    expect(reader.get_by_role("alert")).to_contain_text("Ces pages ne se lisent pas avec ce lien")

    reader.goto(f"{house.address}/lien{changed[:40]}")
    reader.reload()
    expect(reader.get_by_role("alert")).to_contain_text("Ce lien est incomplet")
