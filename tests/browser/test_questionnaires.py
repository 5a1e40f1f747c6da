"""Questionnaires on the tablet: given in the person's hands, sent to the phone, copied from elsewhere."""

import re
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import BUILT, inhabited
from tests.browser.visit import IN_BOTH_LANGUAGES, THERAPIST, House, OpenPage, Somebody, eventually
from tests.databases import SqliteTemplate

pytestmark = pytest.mark.browser

ITEMS = {f"q{number}": f"Phrase inventée numéro {number}" for number in range(1, 10)}
ANSWERS = {"0": "rien", "1": "un peu", "2": "assez", "3": "tout"}
SAID = {
    "fr": {
        "give": "Proposer un questionnaire",
        "here": "TRIO-3, Sur cette tablette",
        "send": "TRIO-3, Sur son téléphone",
        "copy": "Recopier un total",
        "which": "Quel questionnaire",
        "keep": "Garder",
        "others": "Pas possibles ici",
        "line": "quand vous voulez",
        "mean": "moyenne 4,3 sur 10, plus haut = plus gênant",
        "total": "9 sur 21, plus haut = plus gênant",
        "not_possible": "ne fait pas partie des totaux possibles",
        "no_text": "son texte officiel n’est pas installé",
    },
    "en": {
        "give": "Propose a questionnaire",
        "here": "TRIO-3, On this tablet",
        "send": "TRIO-3, On their phone",
        "copy": "Copy a total",
        "which": "Which questionnaire",
        "keep": "Keep",
        "others": "Not possible here",
        "line": "whenever you like",
        "mean": "mean 4.3 out of 10, higher = more in the way",
        "total": "9 out of 21, higher = more in the way",
        "not_possible": "not one of the possible totals",
        "no_text": "its official text is not installed",
    },
}
BEGIN = re.compile("^(Commencer|Begin)$")
FINISHED = re.compile("^(J’ai fini|I have finished)$")
TAKE_BACK = re.compile("^(Reprendre la tablette|Take the tablet back)$")
YES = re.compile("^(Oui, rouvrir|Yes, open)")


def opened(open_page: OpenPage, somebody: Somebody, size: str, language: str = "fr") -> Page:
    path = f"/personnes/{somebody.patient_id}/questionnaires"
    tablet = open_page(size, login=THERAPIST, language=language, path=path)
    expect(tablet.get_by_role("button", name=SAID[language]["give"])).to_be_visible()
    return tablet


def answer_all(page: Page, values: tuple[str, ...]) -> None:
    for group, value in zip(page.get_by_role("group").all(), values, strict=True):
        group.get_by_role("radio", name=value, exact=True).check()


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("size", ["tablet", "portrait"])
def test_trio_3_is_given_on_the_tablet_without_network_and_counted_once_it_is_back(
    open_page: OpenPage, somebody: Somebody, size: str, language: str
) -> None:
    said = SAID[language]
    tablet = opened(open_page, somebody, size, language)
    tablet.get_by_role("button", name=said["give"]).click()
    expect(tablet.get_by_role("button", name=said["here"])).to_be_visible()
    tablet.context.set_offline(True)

    tablet.get_by_role("button", name=said["here"]).click()
    tablet.get_by_role("button", name=BEGIN).click()
    answer_all(tablet, ("5", "4", "4"))
    tablet.go_back()
    expect(tablet.get_by_role("heading", name=somebody.name)).to_have_count(0)
    tablet.get_by_role("button", name=FINISHED).click()
    tablet.get_by_role("button", name=TAKE_BACK).click()
    tablet.get_by_role("button", name=YES).click()
    expect(tablet.get_by_role("heading", name=somebody.name)).to_be_visible()

    tablet.context.set_offline(False)
    expect(tablet.get_by_text(said["mean"])).to_be_visible()
    [response] = somebody.notes("prom-responses")
    assert (response["fields"]["context"], response["fields"]["scores"]) == ("session", {"mean": 4.3})


@IN_BOTH_LANGUAGES
def test_one_sent_to_the_phone_is_answered_there_and_seen_here(
    open_page: OpenPage, somebody: Somebody, language: str
) -> None:
    said = SAID[language]
    tablet = opened(open_page, somebody, "tablet", language)
    tablet.get_by_role("button", name=said["give"]).click()
    tablet.get_by_role("button", name=said["send"]).click()
    eventually(lambda: len(somebody.notes("prom-requests")) == 1)

    phone = open_page("phone", login=somebody.login, language=language)
    phone.get_by_role("link", name=said["line"]).click()
    expect(phone.get_by_role("group").first).to_be_visible()
    answer_all(phone, ("5", "4", "4"))
    phone.get_by_role("button", name=re.compile("^(C’est fait|Done)$")).click()
    expect(phone.get_by_role("link", name=said["line"])).to_have_count(0)
    somebody.only_note("prom-requests", state="answered")

    tablet.reload()
    expect(tablet.get_by_text(said["mean"])).to_be_visible()


def test_one_sent_to_the_phone_can_be_declined_or_taken_back(open_page: OpenPage, somebody: Somebody) -> None:
    for _ in range(2):
        somebody.is_given("prom-requests", instrument_id="trio-3", instrument_version="1")
    phone = open_page("phone", login=somebody.login)
    phone.get_by_role("link", name="quand vous voulez").click()
    phone.get_by_role("button", name="Non merci").click()
    eventually(
        lambda: sorted(one["fields"]["state"] for one in somebody.notes("prom-requests")) == ["declined", "open"]
    )

    tablet = opened(open_page, somebody, "tablet")
    tablet.get_by_role("button", name="Retirer").click()
    eventually(lambda: {one["fields"]["state"] for one in somebody.notes("prom-requests")} == {"declined", "withdrawn"})


@IN_BOTH_LANGUAGES
@pytest.mark.parametrize("size", ["tablet", "portrait"])
def test_a_total_is_copied_and_one_that_cannot_be_is_refused(
    open_page: OpenPage, somebody: Somebody, size: str, language: str
) -> None:
    said = SAID[language]
    tablet = opened(open_page, somebody, size, language)
    tablet.get_by_role("button", name=said["copy"]).click()
    leaf = tablet.get_by_role("dialog")
    leaf.get_by_label(said["which"]).select_option(label="PSQI")
    leaf.get_by_label(re.compile("^total")).fill("22")
    leaf.get_by_role("button", name=said["keep"]).click()
    expect(leaf.get_by_role("alert")).to_contain_text(said["not_possible"])
    leaf.get_by_label(re.compile("^total")).fill("9")
    leaf.get_by_role("button", name=said["keep"]).click()

    expect(tablet.get_by_text(said["total"])).to_be_visible()
    somebody.only_note("prom-responses", scores={"total": 9})


def test_a_total_of_another_questionnaire_is_kept_under_its_own_name(open_page: OpenPage, somebody: Somebody) -> None:
    tablet = opened(open_page, somebody, "tablet")
    tablet.get_by_role("button", name="Recopier un total").click()
    leaf = tablet.get_by_role("dialog")
    leaf.get_by_label("Quel questionnaire").select_option(label="Un autre, sous son nom")
    leaf.get_by_label("Nom du questionnaire").fill("Échelle du centre")
    leaf.get_by_label("Total", exact=True).fill("12,5")
    leaf.get_by_label("Le plus possible").fill("40")
    leaf.get_by_role("radio", name="mieux").check()
    leaf.get_by_role("button", name="Garder").click()

    expect(tablet.get_by_text("12,5 (de 0 à 40, plus haut\u202f: mieux)")).to_be_visible()
    somebody.only_note("external-scores", value=12.5, direction="higher_is_better")


@IN_BOTH_LANGUAGES
def test_phq_9_is_not_there_without_its_official_text_and_the_screen_says_so(
    open_page: OpenPage, somebody: Somebody, language: str
) -> None:
    tablet = opened(open_page, somebody, "tablet", language)
    tablet.get_by_role("button", name=SAID[language]["give"]).click()
    tablet.get_by_text(SAID[language]["others"]).click()

    leaf = tablet.get_by_role("dialog")
    expect(leaf.get_by_role("listitem").filter(has_text="PHQ-9")).to_contain_text(SAID[language]["no_text"])
    expect(leaf.get_by_role("button", name=re.compile("PHQ-9"))).to_have_count(0)


@pytest.fixture(scope="module")
def packed_house(sqlite_template: SqliteTemplate, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A service with invented sentences in the places of a questionnaire's own."""
    folder = tmp_path_factory.mktemp("texts")
    pack: dict[str, Any] = {
        "instrument": "phq-9",
        "version": "1",
        "source": "Essai",
        "items": ITEMS,
        "answers": ANSWERS,
    }
    for lang in ("fr", "en"):
        (folder / f"phq-9.{lang}.json").write_bytes(orjson.dumps({**pack, "lang": lang}))
    settings = sqlite_template.settings_of_a_copy(tmp_path_factory.mktemp("packed"))
    with inhabited(settings.model_copy(update={"instrument_texts_folder": folder}), BUILT.parent) as house:
        yield house


class TestWithAPack:
    @pytest.fixture
    def house(self, packed_house: House) -> House:
        return packed_house

    def test_the_panel_stays_until_it_was_talked_about_and_nothing_of_it_goes_to_the_phone(
        self, open_page: OpenPage, somebody: Somebody
    ) -> None:
        tablet = opened(open_page, somebody, "tablet")
        tablet.get_by_role("button", name="Proposer un questionnaire").click()
        expect(tablet.get_by_role("button", name="PHQ-9, Sur son téléphone")).to_have_count(0)
        tablet.get_by_role("button", name="PHQ-9, Sur cette tablette").click()
        tablet.get_by_role("button", name=BEGIN).click()
        answer_all(tablet, ("rien", "rien", "tout", *["rien"] * 5, "un peu"))
        tablet.get_by_role("button", name=FINISHED).click()
        tablet.get_by_role("button", name=TAKE_BACK).click()
        tablet.get_by_role("button", name=YES).click()

        panel = tablet.get_by_role("alert").filter(has_text="3114")
        expect(panel).to_be_visible()
        expect(tablet.get_by_text("4 sur 27, plus haut = plus gênant")).to_be_visible()
        tablet.reload()
        panel.get_by_role("button", name="Vu ensemble").click()
        expect(panel).to_have_count(0)
        expect(tablet.get_by_text("Vu ensemble le")).to_be_visible()
        eventually(lambda: bool(somebody.notes("prom-responses")[0]["fields"].get("seen_together_on")))
