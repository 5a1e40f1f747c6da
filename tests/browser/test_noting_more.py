"""What may be said beside the three taps of a check-in, closer words for a life moment, and dictating."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import IN_BOTH_LANGUAGES, OpenPage, Somebody, eventually

pytestmark = [pytest.mark.browser, IN_BOTH_LANGUAGES]


@dataclass(frozen=True)
class Words:
    """What is read and tapped, in one language."""

    now: str
    note: str
    mine: str
    save: str
    noted: str
    change: str
    own_words: str
    how: str
    life: str
    balance: str
    further: str
    enough: str
    hide_pain: str
    your_sleep: str
    your_pain: str
    work: str
    overload: str
    couple: str
    separation: str
    housing: str
    kept_for_you: str
    violence: str
    may_send_voice: str
    dictate: str
    stop: str
    did: str
    a_little_more: str
    acceptable: str
    yes: str
    matters: str
    no: str


WORDS = {
    "fr": Words(
        now="Maintenant",
        note="Noter quelque chose",
        mine="Mes notes",
        save="Enregistrer",
        noted="C’est noté.",
        change="Modifier",
        own_words="Avec vos mots",
        how="Comment c’est",
        life="Un moment de vie",
        balance="À l’équilibre",
        further="Autre chose encore",
        enough="C’est tout",
        hide_pain="Masquer les chiffres de douleur",
        your_sleep="Votre sommeil",
        your_pain="Votre douleur",
        work="travail",
        overload="une surcharge",
        couple="couple",
        separation="une séparation",
        housing="logement",
        kept_for_you="Cette note reste pour vous",
        violence="des violences",
        may_send_voice="le navigateur peut envoyer votre voix",
        dictate="Dicter",
        stop="Arrêter d’écouter",
        did="vous en avez fait",
        a_little_more="un peu plus",
        acceptable="est-ce acceptable",
        yes="oui",
        matters="quelque chose qui compte",
        no="non",
    ),
    "en": Words(
        now="Now",
        note="Note something",
        mine="My notes",
        save="Save",
        noted="Noted.",
        change="Change",
        own_words="In your words",
        how="How it is",
        life="A life moment",
        balance="In balance",
        further="Something else",
        enough="That is all",
        hide_pain="Hide numbers of pain",
        your_sleep="Your sleep",
        your_pain="Your pain",
        work="work",
        overload="too much work",
        couple="couple",
        separation="a separation",
        housing="home",
        kept_for_you="This note stays with you",
        violence="violence",
        may_send_voice="the browser may send your voice",
        dictate="Dictate",
        stop="Stop listening",
        did="you did",
        a_little_more="a little more",
        acceptable="is this acceptable",
        yes="yes",
        matters="something that matters",
        no="no",
    ),
}


@pytest.fixture
def said(language: str) -> Words:
    return WORDS[language]


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
def phone(open_page: OpenPage, somebody: Somebody, language: str) -> Page:
    return open_page(login=somebody.login, language=language)


def begin(page: Page, said: Words, sort: str) -> None:
    page.get_by_role("link", name=said.note).click()
    page.get_by_role("link", name=sort).click()
    expect(page.get_by_role("heading", level=1, name=sort)).to_be_visible()


def save(page: Page, said: Words) -> None:
    page.get_by_role("button", name=said.save).click()
    expect(page.locator(".done").get_by_text(said.noted)).to_be_visible()


def answer(page: Page, question: str, choice: str) -> None:
    page.get_by_role("group", name=question).get_by_label(choice, exact=True).check()


@pytest.mark.parametrize("network", [True, False], ids=["online", "offline"])
def test_more_can_be_said_of_how_it_is(phone: Page, somebody: Somebody, network: bool, said: Words) -> None:
    begin(phone, said, said.how)
    phone.context.set_offline(not network)
    phone.get_by_role("button", name=said.balance).click()

    phone.get_by_role("button", name=said.further).click()
    answer(phone, said.your_pain, "4")
    answer(phone, said.did, said.a_little_more)
    answer(phone, said.acceptable, said.yes)
    answer(phone, said.matters, said.no)
    save(phone, said)
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


def test_a_question_not_shown_is_not_said_to_have_been_asked(phone: Page, somebody: Somebody, said: Words) -> None:
    begin(phone, said, said.how)
    phone.get_by_role("button", name=said.balance).click()
    phone.get_by_role("button", name="3", exact=True).click()
    phone.get_by_role("button", name=said.enough).click()

    assert somebody.only_note("checkins", stress=3)["asked"] == ["margin", "stress"]


def test_hidden_numbers_of_pain_are_not_asked_for(phone: Page, somebody: Somebody, said: Words) -> None:
    phone.goto(somebody.house.address + "/compte")
    phone.get_by_role("radio", name=said.hide_pain).check()
    phone.get_by_role("link", name=said.now, exact=True).click()
    begin(phone, said, said.how)

    phone.get_by_role("button", name=said.further).click()
    expect(phone.get_by_role("group", name=said.your_sleep)).to_be_visible()
    expect(phone.get_by_role("group", name=said.your_pain)).to_have_count(0)
    answer(phone, said.your_sleep, "7")
    save(phone, said)

    assert "pain_now" not in somebody.only_note("checkins", sleep_quality=7)["asked"]


@pytest.mark.parametrize("network", [True, False], ids=["online", "offline"])
def test_a_life_moment_gets_closer_words_in_a_second_tap(
    phone: Page, somebody: Somebody, network: bool, said: Words
) -> None:
    begin(phone, said, said.life)
    phone.context.set_offline(not network)
    phone.get_by_role("radio", name=said.work, exact=True).check()
    phone.get_by_role("radio", name=said.overload, exact=True).check()
    save(phone, said)
    phone.context.set_offline(False)

    assert somebody.only_note("life-events", category="work", subtype="surcharge")["visibility"] == "shared"
    phone.get_by_role("link", name=said.mine).click()
    phone.locator(".note").click()
    expect(phone.locator("dialog")).to_contain_text(said.overload)


def test_another_area_lets_the_closer_word_go(phone: Page, somebody: Somebody, said: Words) -> None:
    begin(phone, said, said.life)
    phone.get_by_role("radio", name=said.couple, exact=True).check()
    phone.get_by_role("radio", name=said.separation, exact=True).check()
    phone.get_by_role("radio", name=said.housing, exact=True).check()
    save(phone, said)

    assert somebody.only_note("life-events", category="home")["subtype"] is None


def test_violence_stays_with_the_person_from_the_first_tap_or_a_later_one(
    phone: Page, somebody: Somebody, said: Words
) -> None:
    begin(phone, said, said.life)
    phone.get_by_role("radio", name=said.couple, exact=True).check()
    expect(phone.get_by_text(said.kept_for_you)).to_have_count(0)
    save(phone, said)
    somebody.only_note("life-events", category=said.couple)
    phone.get_by_role("link", name=said.mine).click()
    phone.locator(".note").click()
    phone.get_by_role("button", name=said.change).click()

    phone.get_by_role("radio", name=said.violence, exact=True).check()
    expect(phone.get_by_text(said.kept_for_you)).to_be_visible()
    phone.get_by_role("button", name=said.save).click()

    eventually(lambda: somebody.notes("life-events") == [])
    expect(phone.locator(".note.unsent")).to_have_count(0)


def test_words_are_spoken_only_after_a_tap_and_follow_what_was_typed(
    open_page: OpenPage, somebody: Somebody, said: Words, language: str
) -> None:
    phone = open_page(login=somebody.login, language=language)
    phone.context.add_init_script(LISTENS)
    phone.goto(somebody.house.address + "/noter/story")
    expect(phone.get_by_text(said.may_send_voice)).to_be_visible()
    assert phone.evaluate("window.made.length") == 0
    phone.get_by_label(said.own_words).fill("Ce matin,")

    phone.get_by_role("button", name=said.dictate).click()
    assert phone.evaluate("[window.made[0].lang, window.made[0].started]") == [
        {"fr": "fr-FR", "en": "en-GB"}[language],
        True,
    ]
    phone.evaluate("window.hear('je remarche un peu.')")
    expect(phone.get_by_label(said.own_words)).to_have_value("Ce matin, je remarche un peu.")
    phone.get_by_role("button", name=said.stop).click()
    expect(phone.get_by_role("button", name=said.dictate)).to_be_visible()
    save(phone, said)

    somebody.only_note("stories", text="Ce matin, je remarche un peu.")


def test_a_browser_that_does_not_listen_shows_no_microphone(
    open_page: OpenPage, somebody: Somebody, said: Words, language: str
) -> None:
    phone = open_page(login=somebody.login, language=language)
    phone.context.add_init_script(IS_DEAF)
    phone.goto(somebody.house.address + "/noter/story")
    expect(phone.get_by_label(said.own_words)).to_be_visible()

    expect(phone.get_by_role("button", name=said.dictate)).to_have_count(0)
