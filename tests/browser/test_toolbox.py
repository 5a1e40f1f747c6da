"""My toolbox: three shelves in the person's own words, with or without network; and what helped, at hand in a flare."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import IN_BOTH_LANGUAGES, OpenPage, Somebody, eventually

pytestmark = [pytest.mark.browser, IN_BOTH_LANGUAGES]


@dataclass(frozen=True)
class Words:
    """What is read and tapped, in one language."""

    now: str
    overflow: str
    passed: str
    earlier: str
    a_few: str
    save: str
    own_words: str
    toolbox: str
    call_it: str
    empty: str
    add_to: str
    doing: str
    being: str
    knowing: str
    walking: str
    say_what: str
    a_bit: str
    a_lot: str
    no_difference: str
    close: str
    set_aside: str
    aside: str
    take_back: str
    education: str
    heat: str
    stretching: str
    helped_before: str
    in_flare: str
    that_time: str
    colon: str
    tried: str
    did_it_help: str


WORDS = {
    "fr": Words(
        now="Maintenant",
        overflow="Ça déborde",
        passed="C’est passé",
        earlier="Plus tôt aujourd’hui",
        a_few="Ajouter quelques mots",
        save="Enregistrer",
        own_words="Avec vos mots",
        toolbox="Ma boîte à outils",
        call_it="Comment vous l’appelez",
        empty="Votre boîte est encore vide",
        add_to="Ajouter à",
        doing="Savoir-faire",
        being="Savoir-être",
        knowing="Savoirs",
        walking="la marche",
        say_what="Dire ce que cela donne",
        a_bit="un peu",
        a_lot="beaucoup",
        no_difference="pas de différence",
        close="Fermer",
        set_aside="Mettre de côté",
        aside="Mis de côté",
        take_back="Reprendre",
        education="comprendre la douleur",
        heat="du chaud ou du froid",
        stretching="des étirements",
        helped_before="Ce qui vous a aidé d’autres fois",
        in_flare="pendant un débordement",
        that_time="Et cette fois-là",
        colon="\u202f: ",
        tried="essayé cette fois",
        did_it_help="Est-ce que cela a aidé",
    ),
    "en": Words(
        now="Now",
        overflow="It overflows",
        passed="It has passed",
        earlier="Earlier today",
        a_few="Add a few words",
        save="Save",
        own_words="In your own words",
        toolbox="My toolbox",
        call_it="What you call it",
        empty="Your box is still empty",
        add_to="Add to",
        doing="What I can do",
        being="How I am with it",
        knowing="What I know",
        walking="walking",
        say_what="Say what came of it",
        a_bit="a bit",
        a_lot="a lot",
        no_difference="no difference",
        close="Close",
        set_aside="Set aside",
        aside="Set aside",
        take_back="Take back",
        education="understanding pain",
        heat="heat or cold",
        stretching="stretching",
        helped_before="What helped you other times",
        in_flare="during a flare-up",
        that_time="And that time",
        colon=": ",
        tried="tried this time",
        did_it_help="Did it help",
    ),
}


@pytest.fixture
def said(language: str) -> Words:
    return WORDS[language]


@pytest.fixture
def phone(open_page: OpenPage, somebody: Somebody, language: str) -> Page:
    return open_page(login=somebody.login, language=language)


def open_toolbox(page: Page, said: Words) -> None:
    page.get_by_role("link", name=said.toolbox).click()
    expect(page.get_by_role("heading", level=1, name=said.toolbox)).to_be_visible()


def add(page: Page, said: Words, shelf: str, sort: str, name: str, helped: str | None = None) -> None:
    page.get_by_role("button", name=f"{said.add_to}{said.colon}{shelf}", exact=True).click()
    page.get_by_role("radio", name=sort, exact=True).check()
    page.get_by_label(said.call_it).fill(name)
    if helped:
        page.get_by_role("radio", name=helped, exact=True).check()
    page.get_by_role("button", name=said.save).click()
    expect(page.get_by_role("button", name=name)).to_be_visible()


def shelf_of(page: Page, shelf: str) -> str:
    return page.get_by_role("region", name=shelf).inner_text()


def test_an_empty_box_says_what_it_is_for(phone: Page, said: Words) -> None:
    open_toolbox(phone, said)

    expect(phone.get_by_text(said.empty)).to_be_visible()
    expect(phone.get_by_role("button", name=said.add_to)).to_have_count(3)


def test_a_tool_is_added_moved_said_to_help_set_aside_and_taken_back(
    phone: Page, somebody: Somebody, said: Words
) -> None:
    open_toolbox(phone, said)
    add(phone, said, said.doing, said.walking, "Le tour du canal")
    assert "Le tour du canal" in shelf_of(phone, said.doing)

    phone.get_by_role("button", name="Le tour du canal").click()
    phone.get_by_role("radio", name=said.being).check()
    phone.get_by_role("button", name=said.say_what).click()
    phone.get_by_role("radio", name=said.a_bit, exact=True).check()
    phone.get_by_label(said.own_words).fill("Surtout le matin.")
    phone.get_by_role("button", name=said.save).click()
    expect(phone.locator("dialog blockquote")).to_have_text("Surtout le matin.")
    phone.get_by_role("button", name=said.close).click()
    expect(phone.get_by_role("region", name=said.being)).to_contain_text("Le tour du canal")
    eventually(lambda: {note["fields"]["shelf"] for note in somebody.notes("tool-uses")} == {"being", None})

    phone.get_by_role("button", name="Le tour du canal").click()
    phone.get_by_role("button", name=said.set_aside).click()
    expect(phone.get_by_role("region", name=said.aside)).to_contain_text("Le tour du canal")
    eventually(lambda: all(note["fields"]["keeps_in_toolbox"] is False for note in somebody.notes("tool-uses")))
    phone.get_by_role("button", name="Le tour du canal").click()
    phone.get_by_role("button", name=said.take_back).click()

    expect(phone.get_by_role("region", name=said.being)).to_contain_text("Le tour du canal")
    expect(phone.get_by_role("region", name=said.aside)).to_have_count(0)


def test_the_box_fills_without_network_and_arrives_once(phone: Page, somebody: Somebody, said: Words) -> None:
    open_toolbox(phone, said)
    phone.context.set_offline(True)
    add(phone, said, said.knowing, said.education, "La douleur n’est pas un dégât")
    add(phone, said, said.knowing, said.education, "La douleur n’est pas un dégât", said.a_lot)
    expect(phone.get_by_role("region", name=said.knowing).locator(".tool")).to_have_count(1)
    assert somebody.notes("tool-uses") == []

    phone.context.set_offline(False)

    eventually(lambda: len(somebody.notes("tool-uses")) == 2)
    expect(phone.locator(".badge")).to_have_count(0)
    assert {note["fields"]["helped"] for note in somebody.notes("tool-uses")} == {None, "a_lot"}


def test_in_a_flare_what_helped_is_at_hand_and_one_tap_says_it_is_tried(
    phone: Page, somebody: Somebody, said: Words
) -> None:
    open_toolbox(phone, said)
    add(phone, said, said.doing, said.heat, "La bouillotte", said.a_lot)
    add(phone, said, said.doing, said.stretching, "Les étirements du soir", said.no_difference)
    phone.get_by_role("link", name=said.now, exact=True).click()
    phone.context.set_offline(True)
    phone.get_by_role("button", name=said.overflow).click()

    expect(phone.get_by_role("heading", name=said.helped_before)).to_be_visible()
    expect(phone.get_by_role("button", name="Les étirements du soir")).to_have_count(0)
    phone.get_by_role("button", name="La bouillotte").click()
    expect(phone.get_by_role("button", name=f"La bouillotte {said.tried}")).to_be_visible()
    phone.get_by_role("button", name=said.a_few).click()
    phone.get_by_role("group", name=said.did_it_help).get_by_label(said.a_bit, exact=True).check()
    phone.get_by_role("button", name=said.save).click()
    phone.context.set_offline(False)

    tool = {"tool_id": somebody.notes("tool-uses")[-1]["id"], "label": "La bouillotte", "helped": "a_bit"}
    eventually(lambda: [flare["fields"]["tools_used"] for flare in somebody.flares()] == [[tool]])
    phone.get_by_role("button", name=said.passed).click()
    phone.get_by_role("button", name=said.earlier).click()
    open_toolbox(phone, said)
    phone.get_by_role("button", name="La bouillotte").click()
    expect(phone.locator("dialog ol li")).to_have_count(2)
    expect(phone.locator("dialog ol")).to_contain_text(said.in_flare)


def test_whether_it_helped_in_a_flare_is_said_later_from_the_box(phone: Page, somebody: Somebody, said: Words) -> None:
    open_toolbox(phone, said)
    add(phone, said, said.doing, said.heat, "La bouillotte", said.a_bit)
    phone.get_by_role("link", name=said.now, exact=True).click()
    phone.get_by_role("button", name=said.overflow).click()
    phone.get_by_role("button", name="La bouillotte").click()
    eventually(lambda: any(flare["fields"]["tools_used"] for flare in somebody.flares()))

    open_toolbox(phone, said)
    phone.get_by_role("button", name="La bouillotte").click()
    phone.get_by_role("group", name=said.that_time).get_by_label(said.a_lot).click()

    eventually(lambda: somebody.flares()[0]["fields"]["tools_used"][0].get("helped") == "a_lot")
