"""Where it hurts: pointed at or read in a list, with or without network, and never a number asked for."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visit import IN_BOTH_LANGUAGES, OpenPage, Somebody, eventually

pytestmark = [pytest.mark.browser, IN_BOTH_LANGUAGES]


@dataclass(frozen=True)
class Words:
    """What is read and tapped, in one language."""

    now: str
    note: str
    mine: str
    save: str
    overflow: str
    a_few: str
    change: str
    where: str
    left_knee: str
    right_jaw: str
    left_jaw: str
    forehead: str
    front: str
    back: str
    as_list: str
    low_back: str
    how_much: str
    main_low_back: str
    widespread: str
    right_shoulder: str
    look_for: str
    searched: str
    nowhere: str
    left_ankle: str
    left_wrist: str
    body_map: str
    regions: str
    right_groin: str
    on_body: str
    both_joints: str
    left_shin: str
    right_shin: str
    hide_pain: str
    face: str
    shown: str
    say_how_much: str
    past: str
    own_words: str
    your_right: str
    your_left: str
    left_flank: str


WORDS = {
    "fr": Words(
        now="Maintenant",
        note="Noter quelque chose",
        mine="Mes notes",
        save="Enregistrer",
        overflow="Ça déborde",
        a_few="Ajouter quelques mots",
        change="Modifier",
        where="Où j’ai mal",
        left_knee="genou gauche (devant)",
        right_jaw="mâchoire droite",
        left_jaw="mâchoire gauche",
        forehead="front",
        front="Devant",
        back="Derrière",
        as_list="Liste",
        low_back="bas du dos (milieu)",
        how_much="Dire à quel point : genou gauche (devant)",
        main_low_back="Bas du dos (milieu)",
        widespread="C’est étendu, un peu partout",
        right_shoulder="épaule droite (devant)",
        look_for="Chercher une région",
        searched="MACHOIRE gau",
        nowhere="Aucune région de ce nom",
        left_ankle="cheville gauche",
        left_wrist="poignet gauche",
        body_map="carte du corps",
        regions="régions cheville gauche",
        right_groin="aine droite",
        on_body="Montrer sur le corps",
        both_joints="poignet gauche, cheville gauche",
        left_shin="jambe gauche (tibia)",
        right_shin="jambe droite (tibia)",
        hide_pain="Masquer les chiffres de douleur",
        face="visage",
        shown="Ce que vous avez indiqué",
        say_how_much="Dire à quel point",
        past="Noter un débordement passé",
        own_words="Avec vos mots",
        your_right="votre droite",
        your_left="votre gauche",
        left_flank="flanc gauche",
    ),
    "en": Words(
        now="Now",
        note="Note something",
        mine="My notes",
        save="Save",
        overflow="It overflows",
        a_few="Add a few words",
        change="Change",
        where="Where it hurts",
        left_knee="left knee (front)",
        right_jaw="right jaw",
        left_jaw="left jaw",
        forehead="forehead",
        front="Front",
        back="Back",
        as_list="List",
        low_back="lower back (middle)",
        how_much="Say how much: left knee (front)",
        main_low_back="Lower back (middle)",
        widespread="It is widespread, a bit everywhere",
        right_shoulder="right shoulder (front)",
        look_for="Look for a region",
        searched="LEFT jaw",
        nowhere="No region of that name",
        left_ankle="left ankle",
        left_wrist="left wrist",
        body_map="body map",
        regions="regions left ankle",
        right_groin="right groin",
        on_body="Show on the body",
        both_joints="left wrist, left ankle",
        left_shin="left shin",
        right_shin="right shin",
        hide_pain="Hide numbers of pain",
        face="face",
        shown="What you have shown",
        say_how_much="Say how much",
        past="Note a past flare-up",
        own_words="In your own words",
        your_right="your right",
        your_left="your left",
        left_flank="left flank",
    ),
}


@pytest.fixture
def said(language: str) -> Words:
    return WORDS[language]


@pytest.fixture
def phone(open_page: OpenPage, somebody: Somebody, language: str) -> Page:
    return open_page(login=somebody.login, language=language)


def begin(page: Page, said: Words) -> None:
    page.get_by_role("link", name=said.note).click()
    page.get_by_role("link", name=said.where).click()
    expect(region(page, said.left_knee)).to_be_visible()


def region(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=name, exact=True)


def look(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).check()


def save(page: Page, said: Words) -> None:
    page.get_by_role("button", name=said.save).click()
    expect(page.locator(".done")).to_be_visible()


def regions_of(fields: dict[str, object]) -> dict[str, float | None]:
    parts = fields["regions"]
    assert isinstance(parts, list)
    return {part["region"]: part.get("intensity") for part in parts}


def test_regions_are_touched_in_front_and_behind_and_measured_only_if_wished(
    phone: Page, somebody: Somebody, said: Words
) -> None:
    begin(phone, said)
    region(phone, said.left_knee).click()
    region(phone, said.right_jaw).click()
    region(phone, said.forehead).click()
    region(phone, said.forehead).click()
    look(phone, said.back)
    region(phone, said.low_back).click()
    phone.get_by_role("button", name=said.how_much).click()
    phone.get_by_role("radio", name="6", exact=True).check()
    phone.get_by_role("radio", name=said.main_low_back).check()
    phone.get_by_role("checkbox", name=said.widespread).check()
    save(phone, said)

    fields = somebody.only_note("pain-maps", main_region="lower_back_mid", widespread=True)

    assert regions_of(fields) == {"jaw_r": None, "knee_front_l": 6.0, "lower_back_mid": None}


def test_the_list_says_the_same_as_the_figure_and_is_searched_without_accents(
    phone: Page, somebody: Somebody, said: Words
) -> None:
    begin(phone, said)
    region(phone, said.right_shoulder).click()

    look(phone, said.as_list)
    expect(region(phone, said.right_shoulder)).to_be_checked()
    phone.get_by_label(said.look_for).fill(said.searched)
    expect(phone.locator("fieldset label input[type=checkbox]")).to_have_count(1)
    region(phone, said.left_jaw).check()
    phone.get_by_label(said.look_for).fill("xyz")
    expect(phone.get_by_text(said.nowhere)).to_be_visible()
    look(phone, said.front)
    expect(region(phone, said.left_jaw)).to_be_checked()
    save(phone, said)

    assert set(regions_of(somebody.only_note("pain-maps"))) == {"jaw_l", "shoulder_front_r"}


def test_it_is_read_in_words_and_opens_as_it_was(phone: Page, somebody: Somebody, said: Words) -> None:
    begin(phone, said)
    region(phone, said.left_ankle).click()
    save(phone, said)
    phone.get_by_role("link", name=said.mine).click()
    expect(phone.locator(".note")).to_contain_text(said.regions)

    phone.get_by_role("button", name=said.body_map).click()
    phone.get_by_role("button", name=said.change).click()
    expect(region(phone, said.left_ankle)).to_be_checked()
    region(phone, said.left_wrist).click()
    save(phone, said)

    expect(phone.locator(".note")).to_contain_text(said.both_joints)
    eventually(lambda: set(regions_of(somebody.only_note("pain-maps"))) == {"ankle_l", "wrist_l"})


def test_arrows_go_from_region_to_region_and_space_chooses(phone: Page, somebody: Somebody, said: Words) -> None:
    begin(phone, said)
    region(phone, said.left_knee).focus()

    phone.keyboard.press("ArrowDown")
    expect(region(phone, said.left_shin)).to_be_focused()
    phone.keyboard.press("ArrowLeft")
    expect(region(phone, said.right_shin)).to_be_focused()
    phone.keyboard.press("Space")
    expect(region(phone, said.right_shin)).to_be_checked()
    assert phone.locator("svg [role=checkbox][tabindex='0']").count() == 1
    save(phone, said)

    assert set(regions_of(somebody.only_note("pain-maps"))) == {"shin_r"}


def test_a_person_who_hides_numbers_of_pain_meets_none(phone: Page, somebody: Somebody, said: Words) -> None:
    phone.goto(somebody.house.address + "/compte")
    phone.get_by_role("radio", name=said.hide_pain).check()
    phone.get_by_role("link", name=said.now, exact=True).click()

    begin(phone, said)
    region(phone, said.face).click()
    expect(phone.get_by_role("heading", name=said.shown)).to_be_visible()
    expect(phone.get_by_role("button", name=said.say_how_much)).to_have_count(0)
    phone.get_by_role("link", name=said.now, exact=True).click()
    phone.get_by_role("button", name=said.past).click()
    expect(phone.get_by_label(said.own_words)).to_be_visible()

    expect(phone.get_by_role("radio", name="10", exact=True)).to_have_count(0)


def test_an_overflow_is_shown_on_the_body_too(phone: Page, somebody: Somebody, said: Words) -> None:
    phone.get_by_role("button", name=said.overflow).click()
    phone.get_by_role("button", name=said.a_few).click()
    phone.get_by_role("button", name=said.on_body).click()

    region(phone, said.right_groin).click()
    phone.get_by_role("button", name=said.save).click()

    eventually(lambda: somebody.flares()[0]["fields"]["regions"] == ["groin_r"])


def test_the_sides_are_the_persons_own(phone: Page, somebody: Somebody, said: Words) -> None:
    begin(phone, said)

    expect(phone.locator("figcaption span").first).to_have_text(said.your_right)
    look(phone, said.back)
    expect(phone.locator("figcaption span").first).to_have_text(said.your_left)
    region(phone, said.left_flank).click()
    save(phone, said)

    assert set(regions_of(somebody.only_note("pain-maps"))) == {"flank_l"}
    phone.get_by_role("link", name=said.mine).click()
    expect(phone.locator(".note")).to_contain_text(said.left_flank)
