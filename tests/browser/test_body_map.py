"""Where it hurts: pointed at or read in a list, with or without network, and never a number asked for."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visit import OpenPage, Somebody, eventually

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(open_page: OpenPage, somebody: Somebody) -> Page:
    return open_page(login=somebody.login)


def begin(page: Page) -> None:
    page.get_by_role("link", name="Noter quelque chose").click()
    page.get_by_role("link", name="Où j’ai mal").click()
    expect(region(page, "genou gauche (devant)")).to_be_visible()


def region(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=name, exact=True)


def look(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).check()


def save(page: Page) -> None:
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(".done")).to_contain_text("C’est")


def regions_of(fields: dict[str, object]) -> dict[str, float | None]:
    parts = fields["regions"]
    assert isinstance(parts, list)
    return {part["region"]: part.get("intensity") for part in parts}


def test_regions_are_touched_in_front_and_behind_and_measured_only_if_wished(phone: Page, somebody: Somebody) -> None:
    begin(phone)
    region(phone, "genou gauche (devant)").click()
    region(phone, "mâchoire droite").click()
    region(phone, "front").click()
    region(phone, "front").click()
    look(phone, "Derrière")
    region(phone, "bas du dos (milieu)").click()
    phone.get_by_role("button", name="Dire à quel point : genou gauche (devant)").click()
    phone.get_by_role("radio", name="6", exact=True).check()
    phone.get_by_role("radio", name="Bas du dos (milieu)").check()
    phone.get_by_role("checkbox", name="C’est étendu, un peu partout").check()
    save(phone)

    fields = somebody.only_note("pain-maps", main_region="lower_back_mid", widespread=True)

    assert regions_of(fields) == {"jaw_r": None, "knee_front_l": 6.0, "lower_back_mid": None}


def test_the_list_says_the_same_as_the_figure_and_is_searched_without_accents(phone: Page, somebody: Somebody) -> None:
    begin(phone)
    region(phone, "épaule droite (devant)").click()

    look(phone, "Liste")
    expect(region(phone, "épaule droite (devant)")).to_be_checked()
    phone.get_by_label("Chercher une région").fill("MACHOIRE gau")
    expect(phone.locator("fieldset label input[type=checkbox]")).to_have_count(1)
    region(phone, "mâchoire gauche").check()
    phone.get_by_label("Chercher une région").fill("xyz")
    expect(phone.get_by_text("Aucune région de ce nom")).to_be_visible()
    look(phone, "Devant")
    expect(region(phone, "mâchoire gauche")).to_be_checked()
    save(phone)

    assert set(regions_of(somebody.only_note("pain-maps"))) == {"jaw_l", "shoulder_front_r"}


def test_it_is_noted_changed_and_removed_without_network_and_read_in_words(phone: Page, somebody: Somebody) -> None:
    begin(phone)
    phone.get_by_role("link", name="Retour").click()
    phone.get_by_role("link", name="Mes notes").click()
    phone.get_by_role("link", name="Maintenant", exact=True).click()
    phone.context.set_offline(True)
    begin(phone)
    region(phone, "cheville gauche").click()
    save(phone)
    phone.get_by_role("link", name="Mes notes").click()
    expect(phone.locator(".note.unsent")).to_contain_text("régions cheville gauche")

    phone.get_by_role("button", name="carte du corps").click()
    phone.get_by_role("button", name="Modifier").click()
    expect(region(phone, "cheville gauche")).to_be_checked()
    region(phone, "poignet gauche").click()
    save(phone)
    expect(phone.locator(".note")).to_contain_text("poignet gauche, cheville gauche")
    assert somebody.notes("pain-maps") == []
    phone.context.set_offline(False)
    eventually(lambda: len(somebody.notes("pain-maps")) == 1)
    assert set(regions_of(somebody.only_note("pain-maps"))) == {"ankle_l", "wrist_l"}
    phone.context.set_offline(True)
    phone.get_by_role("button", name="carte du corps").click()
    phone.get_by_role("button", name="Retirer").click()
    expect(phone.locator(".note")).to_have_count(0)
    phone.context.set_offline(False)

    eventually(lambda: somebody.notes("pain-maps") == [])


def test_arrows_go_from_region_to_region_and_space_chooses(phone: Page, somebody: Somebody) -> None:
    begin(phone)
    region(phone, "genou gauche (devant)").focus()

    phone.keyboard.press("ArrowDown")
    expect(region(phone, "jambe gauche (tibia)")).to_be_focused()
    phone.keyboard.press("ArrowLeft")
    expect(region(phone, "jambe droite (tibia)")).to_be_focused()
    phone.keyboard.press("Space")
    expect(region(phone, "jambe droite (tibia)")).to_be_checked()
    assert phone.locator("svg [role=checkbox][tabindex='0']").count() == 1
    save(phone)

    assert set(regions_of(somebody.only_note("pain-maps"))) == {"shin_r"}


def test_a_person_who_hides_numbers_of_pain_meets_none(phone: Page, somebody: Somebody) -> None:
    phone.goto(somebody.house.address + "/compte")
    phone.get_by_role("radio", name="Masquer les chiffres de douleur").check()
    phone.get_by_role("link", name="Maintenant", exact=True).click()

    begin(phone)
    region(phone, "visage").click()
    expect(phone.get_by_role("heading", name="Ce que vous avez indiqué")).to_be_visible()
    expect(phone.get_by_role("button", name="Dire à quel point")).to_have_count(0)
    phone.get_by_role("link", name="Maintenant", exact=True).click()
    phone.get_by_role("button", name="Noter un débordement passé").click()
    expect(phone.get_by_label("Avec vos mots")).to_be_visible()

    expect(phone.get_by_role("radio", name="10", exact=True)).to_have_count(0)


def test_an_overflow_is_shown_on_the_body_too(phone: Page, somebody: Somebody) -> None:
    phone.get_by_role("button", name="Ça déborde").click()
    phone.get_by_role("button", name="Ajouter quelques mots").click()
    phone.get_by_role("button", name="Montrer sur le corps").click()

    region(phone, "aine droite").click()
    phone.get_by_role("button", name="Enregistrer").click()

    eventually(lambda: somebody.flares()[0]["fields"]["regions"] == ["groin_r"])


def test_in_english_the_sides_are_named_too(open_page: OpenPage, somebody: Somebody) -> None:
    page = open_page(login=somebody.login, language="en", path="/compte")
    page.get_by_role("radio", name="English", exact=True).check()
    page.get_by_role("link", name="Now", exact=True).click()
    page.get_by_role("link", name="Note something").click()
    page.get_by_role("link", name="Where it hurts").click()

    expect(page.locator("figcaption span").first).to_have_text("your right")
    page.get_by_role("radio", name="Back", exact=True).check()
    expect(page.locator("figcaption span").first).to_have_text("your left")
    region(page, "left flank").click()
    page.get_by_role("button", name="Save").click()

    assert set(regions_of(somebody.only_note("pain-maps"))) == {"flank_l"}
    page.get_by_role("link", name="My notes").click()
    expect(page.locator(".note")).to_contain_text("left flank")
