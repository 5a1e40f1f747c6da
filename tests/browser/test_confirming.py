"""What carries a notebook away asks who is there, once, and goes on by itself."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import BUILT, inhabited
from tests.browser.visit import IN_BOTH_LANGUAGES, House, OpenPage, Somebody
from tests.cast import PASSWORD
from tests.databases import SqliteTemplate

pytestmark = [pytest.mark.browser, IN_BOTH_LANGUAGES]
SAID = {
    "fr": (
        "Préparer le dossier",
        "Le dossier est prêt",
        "C’est bien vous\u202f?",
        "Votre mot de passe",
        "Continuer",
        "ne correspond pas",
    ),
    "en": ("Prepare the folder", "The folder is ready", "Is it you?", "Your password", "Go on", "does not match"),
}


@pytest.fixture(scope="module")
def house(sqlite_template: SqliteTemplate, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A service of which the clock may be moved."""
    with inhabited(sqlite_template.settings_of_a_copy(tmp_path_factory.mktemp("confirming")), BUILT.parent) as house:
        yield house


def test_taking_everything_away_later_asks_for_the_password_and_then_goes_on(
    open_page: OpenPage, somebody: Somebody, house: House, language: str
) -> None:
    take, ready, title, password, go_on, refused = SAID[language]
    page = open_page(login=somebody.login, language=language, path="/partager")
    house.cast.clock.move(minutes=6)

    page.get_by_role("button", name=take).click()
    asked = page.get_by_role("dialog", name=title)
    asked.get_by_label(password).fill("pas celui-là")
    asked.get_by_role("button", name=go_on).click()
    expect(asked.get_by_role("alert")).to_contain_text(refused)
    asked.get_by_label(password).fill(PASSWORD)
    asked.get_by_role("button", name=go_on).click()

    expect(page.get_by_text(ready)).to_be_visible()
    expect(asked).to_have_count(0)


def test_who_does_not_answer_keeps_what_is_there_and_is_told_why(
    open_page: OpenPage, somebody: Somebody, house: House, language: str
) -> None:
    take, _, title, *_ = SAID[language]
    page = open_page(login=somebody.login, language=language, path="/partager")
    house.cast.clock.move(minutes=6)

    page.get_by_role("button", name=take).click()
    page.get_by_role("dialog", name=title).press("Escape")

    expect(page.get_by_role("dialog", name=title)).to_have_count(0)
    expect(page.get_by_role("alert")).to_be_visible()
