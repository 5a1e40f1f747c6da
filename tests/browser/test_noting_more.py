"""What may be said beside the three taps of a check-in, closer words for a life moment, and dictating."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import OpenPage, Somebody, eventually

pytestmark = pytest.mark.browser

LISTENS = """
window.made = [];
window.SpeechRecognition = class {
  constructor() { window.made.push(this); }
  start() { this.started = true; }
  stop() { this.onend(); }
  abort() {}
};
window.hear = (words) => {
  const result = Object.assign([{ transcript: words }], { isFinal: true });
  window.made.at(-1).onresult({ resultIndex: 0, results: [result] });
};
"""
IS_DEAF = "delete window.SpeechRecognition; delete window.webkitSpeechRecognition;"


@pytest.fixture
def phone(open_page: OpenPage, somebody: Somebody) -> Page:
    return open_page(login=somebody.login)


def begin(page: Page, sort: str) -> None:
    page.get_by_role("link", name="Noter quelque chose").click()
    page.get_by_role("link", name=sort).click()
    expect(page.get_by_role("heading", level=1, name=sort)).to_be_visible()


def save(page: Page) -> None:
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(".done").get_by_text("C’est noté.")).to_be_visible()


def answer(page: Page, question: str, choice: str) -> None:
    page.get_by_role("group", name=question).get_by_label(choice, exact=True).check()


@pytest.mark.parametrize("network", [True, False], ids=["online", "offline"])
def test_more_can_be_said_of_how_it_is(phone: Page, somebody: Somebody, network: bool) -> None:
    begin(phone, "Comment c’est")
    phone.context.set_offline(not network)
    phone.get_by_role("button", name="À l’équilibre").click()

    phone.get_by_role("button", name="Autre chose encore").click()
    answer(phone, "Votre douleur", "4")
    answer(phone, "vous en avez fait", "un peu plus")
    answer(phone, "est-ce acceptable", "oui")
    answer(phone, "quelque chose qui compte", "non")
    save(phone)
    phone.context.set_offline(False)

    fields = somebody.only_note("checkins", margin=0, pain_now=4, activity_load=1, acceptable="yes", matters_done=False)
    assert (fields["work_load"], fields["confidence"]) == (None, None)
    assert fields["asked"] == [
        "margin",
        "stress",
        "pain_now",
        "sleep_quality",
        "activity_load",
        "work_load",
        "confidence",
        "acceptable",
        "matters_done",
    ]


def test_a_question_not_shown_is_not_said_to_have_been_asked(phone: Page, somebody: Somebody) -> None:
    begin(phone, "Comment c’est")
    phone.get_by_role("button", name="À l’équilibre").click()
    phone.get_by_role("button", name="3", exact=True).click()
    phone.get_by_role("button", name="C’est tout").click()

    assert somebody.only_note("checkins", stress=3)["asked"] == ["margin", "stress"]


def test_hidden_numbers_of_pain_are_not_asked_for(phone: Page, somebody: Somebody) -> None:
    phone.goto(somebody.house.address + "/compte")
    phone.get_by_role("radio", name="Masquer les chiffres de douleur").check()
    phone.get_by_role("link", name="Maintenant", exact=True).click()
    begin(phone, "Comment c’est")

    phone.get_by_role("button", name="Autre chose encore").click()
    expect(phone.get_by_role("group", name="Votre sommeil")).to_be_visible()
    expect(phone.get_by_role("group", name="Votre douleur")).to_have_count(0)
    answer(phone, "Votre sommeil", "7")
    save(phone)

    assert "pain_now" not in somebody.only_note("checkins", sleep_quality=7)["asked"]


@pytest.mark.parametrize("network", [True, False], ids=["online", "offline"])
def test_a_life_moment_gets_closer_words_in_a_second_tap(phone: Page, somebody: Somebody, network: bool) -> None:
    begin(phone, "Un moment de vie")
    phone.context.set_offline(not network)
    phone.get_by_role("radio", name="travail", exact=True).check()
    phone.get_by_role("radio", name="une surcharge", exact=True).check()
    save(phone)
    phone.context.set_offline(False)

    assert somebody.only_note("life-events", category="work", subtype="surcharge")["visibility"] == "shared"
    phone.get_by_role("link", name="Mes notes").click()
    phone.locator(".note").click()
    expect(phone.locator("dialog")).to_contain_text("une surcharge")


def test_another_area_lets_the_closer_word_go(phone: Page, somebody: Somebody) -> None:
    begin(phone, "Un moment de vie")
    phone.get_by_role("radio", name="couple", exact=True).check()
    phone.get_by_role("radio", name="une séparation", exact=True).check()
    phone.get_by_role("radio", name="logement", exact=True).check()
    save(phone)

    assert somebody.only_note("life-events", category="home")["subtype"] is None


def test_violence_stays_with_the_person_from_the_first_tap_or_a_later_one(phone: Page, somebody: Somebody) -> None:
    begin(phone, "Un moment de vie")
    phone.get_by_role("radio", name="couple", exact=True).check()
    expect(phone.get_by_text("Cette note reste pour vous")).to_have_count(0)
    save(phone)
    somebody.only_note("life-events", category="couple")
    phone.get_by_role("link", name="Mes notes").click()
    phone.locator(".note").click()
    phone.get_by_role("button", name="Modifier").click()

    phone.get_by_role("radio", name="des violences", exact=True).check()
    expect(phone.get_by_text("Cette note reste pour vous")).to_be_visible()
    phone.get_by_role("button", name="Enregistrer").click()

    eventually(lambda: somebody.notes("life-events") == [])
    expect(phone.locator(".note.unsent")).to_have_count(0)


def test_words_are_spoken_only_after_a_tap_and_follow_what_was_typed(open_page: OpenPage, somebody: Somebody) -> None:
    phone = open_page(login=somebody.login)
    phone.context.add_init_script(LISTENS)
    phone.goto(somebody.house.address + "/noter/story")
    expect(phone.get_by_text("le navigateur peut envoyer votre voix")).to_be_visible()
    assert phone.evaluate("window.made.length") == 0
    phone.get_by_label("Avec vos mots").fill("Ce matin,")

    phone.get_by_role("button", name="Dicter").click()
    assert phone.evaluate("[window.made[0].lang, window.made[0].started]") == ["fr-FR", True]
    phone.evaluate("window.hear('je remarche un peu.')")
    expect(phone.get_by_label("Avec vos mots")).to_have_value("Ce matin, je remarche un peu.")
    phone.get_by_role("button", name="Arrêter d’écouter").click()
    expect(phone.get_by_role("button", name="Dicter")).to_be_visible()
    save(phone)

    somebody.only_note("stories", text="Ce matin, je remarche un peu.")


def test_a_browser_that_does_not_listen_shows_no_microphone(open_page: OpenPage, somebody: Somebody) -> None:
    phone = open_page(login=somebody.login)
    phone.context.add_init_script(IS_DEAF)
    phone.goto(somebody.house.address + "/noter/story")
    expect(phone.get_by_label("Avec vos mots")).to_be_visible()

    expect(phone.get_by_role("button", name="Dicter")).to_have_count(0)
