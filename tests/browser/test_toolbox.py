"""My toolbox: three shelves in the person's own words, with or without network; and what helped, at hand in a flare."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import OpenPage, Somebody, eventually

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(open_page: OpenPage, somebody: Somebody) -> Page:
    return open_page(login=somebody.login)


def open_toolbox(page: Page) -> None:
    page.get_by_role("link", name="Ma boîte à outils").click()
    expect(page.get_by_role("heading", level=1, name="Ma boîte à outils")).to_be_visible()


def add(page: Page, shelf: str, sort: str, name: str, helped: str | None = None) -> None:
    page.get_by_role("button", name=f"Ajouter à : {shelf}", exact=True).click()
    page.get_by_role("radio", name=sort, exact=True).check()
    page.get_by_label("Comment vous l’appelez").fill(name)
    if helped:
        page.get_by_role("radio", name=helped, exact=True).check()
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("button", name=name)).to_be_visible()


def shelf_of(page: Page, shelf: str) -> str:
    return page.get_by_role("region", name=shelf).inner_text()


def test_an_empty_box_says_what_it_is_for(phone: Page) -> None:
    open_toolbox(phone)

    expect(phone.get_by_text("Votre boîte est encore vide")).to_be_visible()
    expect(phone.get_by_role("button", name="Ajouter à")).to_have_count(3)


def test_a_tool_is_added_moved_said_to_help_set_aside_and_taken_back(phone: Page, somebody: Somebody) -> None:
    open_toolbox(phone)
    add(phone, "Savoir-faire", "la marche", "Le tour du canal")
    assert "Le tour du canal" in shelf_of(phone, "Savoir-faire")

    phone.get_by_role("button", name="Le tour du canal").click()
    phone.get_by_role("radio", name="Savoir-être").check()
    phone.get_by_role("button", name="Dire ce que cela donne").click()
    phone.get_by_role("radio", name="un peu", exact=True).check()
    phone.get_by_label("Avec vos mots").fill("Surtout le matin.")
    phone.get_by_role("button", name="Enregistrer").click()
    expect(phone.locator("dialog blockquote")).to_have_text("Surtout le matin.")
    phone.get_by_role("button", name="Fermer").click()
    expect(phone.get_by_role("region", name="Savoir-être")).to_contain_text("Le tour du canal")
    eventually(lambda: {note["fields"]["shelf"] for note in somebody.notes("tool-uses")} == {"being", None})

    phone.get_by_role("button", name="Le tour du canal").click()
    phone.get_by_role("button", name="Mettre de côté").click()
    expect(phone.get_by_role("region", name="Mis de côté")).to_contain_text("Le tour du canal")
    eventually(lambda: all(note["fields"]["keeps_in_toolbox"] is False for note in somebody.notes("tool-uses")))
    phone.get_by_role("button", name="Le tour du canal").click()
    phone.get_by_role("button", name="Reprendre").click()

    expect(phone.get_by_role("region", name="Savoir-être")).to_contain_text("Le tour du canal")
    expect(phone.get_by_role("region", name="Mis de côté")).to_have_count(0)


def test_the_box_fills_without_network_and_arrives_once(phone: Page, somebody: Somebody) -> None:
    open_toolbox(phone)
    phone.context.set_offline(True)
    add(phone, "Savoirs", "comprendre la douleur", "La douleur n’est pas un dégât")
    add(phone, "Savoirs", "comprendre la douleur", "La douleur n’est pas un dégât", "beaucoup")
    expect(phone.get_by_role("region", name="Savoirs").locator(".tool")).to_have_count(1)
    assert somebody.notes("tool-uses") == []

    phone.context.set_offline(False)

    eventually(lambda: len(somebody.notes("tool-uses")) == 2)
    expect(phone.locator(".badge")).to_have_count(0)
    assert {note["fields"]["helped"] for note in somebody.notes("tool-uses")} == {None, "a_lot"}


def test_in_a_flare_what_helped_is_at_hand_and_one_tap_says_it_is_tried(phone: Page, somebody: Somebody) -> None:
    open_toolbox(phone)
    add(phone, "Savoir-faire", "du chaud ou du froid", "La bouillotte", "beaucoup")
    add(phone, "Savoir-faire", "des étirements", "Les étirements du soir", "pas de différence")
    phone.get_by_role("link", name="Maintenant", exact=True).click()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Ça déborde").click()

    expect(phone.get_by_role("heading", name="Ce qui vous a aidé d’autres fois")).to_be_visible()
    expect(phone.get_by_role("button", name="Les étirements du soir")).to_have_count(0)
    phone.get_by_role("button", name="La bouillotte").click()
    expect(phone.get_by_role("button", name="La bouillotte essayé cette fois")).to_be_visible()
    phone.get_by_role("button", name="Ajouter quelques mots").click()
    phone.get_by_role("group", name="Est-ce que cela a aidé ? La bouillotte").get_by_label("un peu", exact=True).check()
    phone.get_by_role("button", name="Enregistrer").click()
    phone.context.set_offline(False)

    tool = {"tool_id": somebody.notes("tool-uses")[-1]["id"], "label": "La bouillotte", "helped": "a_bit"}
    eventually(lambda: [flare["fields"]["tools_used"] for flare in somebody.flares()] == [[tool]])
    phone.get_by_role("button", name="C’est passé").click()
    phone.get_by_role("button", name="Plus tôt aujourd’hui").click()
    open_toolbox(phone)
    phone.get_by_role("button", name="La bouillotte").click()
    expect(phone.locator("dialog ol li")).to_have_count(2)
    expect(phone.locator("dialog ol")).to_contain_text("pendant un débordement")


def test_whether_it_helped_in_a_flare_is_said_later_from_the_box(phone: Page, somebody: Somebody) -> None:
    open_toolbox(phone)
    add(phone, "Savoir-faire", "du chaud ou du froid", "La bouillotte", "un peu")
    phone.get_by_role("link", name="Maintenant", exact=True).click()
    phone.get_by_role("button", name="Ça déborde").click()
    phone.get_by_role("button", name="La bouillotte").click()
    eventually(lambda: somebody.flares()[0]["fields"]["tools_used"] != [])

    open_toolbox(phone)
    phone.get_by_role("button", name="La bouillotte").click()
    phone.get_by_role("group", name="Et cette fois-là").get_by_label("beaucoup").click()

    eventually(lambda: somebody.flares()[0]["fields"]["tools_used"][0].get("helped") == "a_lot")


def test_in_english_the_shelves_have_their_names(open_page: OpenPage, somebody: Somebody) -> None:
    page = open_page(login=somebody.login, language="en", path="/compte")
    page.get_by_role("radio", name="English", exact=True).check()

    page.get_by_role("link", name="My toolbox").click()

    for shelf in ("What I know", "What I can do", "How I am with it"):
        expect(page.get_by_role("heading", level=2, name=shelf)).to_be_visible()
    page.get_by_role("button", name="Add to: What I know").click()
    page.get_by_role("radio", name="understanding pain").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("region", name="What I know")).to_contain_text("understanding pain")
