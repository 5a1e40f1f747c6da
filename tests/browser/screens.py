"""Every screen, once: where it is, who sees it, and how one gets there in either language."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin

from playwright.sync_api import Page, expect

from tests.browser.visit import PATIENT, THERAPIST

Arrival = Callable[[Page], None]


def _no_further(page: Page) -> None:
    expect(page.locator("main h1").first).to_be_attached()
    expect(page.locator("main .late")).to_have_count(0)


def _drawn(page: Page) -> None:
    _no_further(page)
    expect(page.locator("main svg text").or_(page.locator("main .stack p.soft")).first).to_be_attached()


def _past_flare(page: Page) -> None:
    expect(page.locator(".recent")).to_be_visible()
    page.locator(".act button.plain").first.click()
    expect(page.locator("dialog form")).to_be_visible()


def _overflowing(page: Page) -> None:
    """Noted and left so: only for somebody who is alone in their test."""
    expect(page.locator(".calm, .recent").first).to_be_visible()
    if page.locator(".calm").count() == 0:
        page.locator("button.overflow").click()
    expect(page.locator(".calm")).to_be_visible()


def _ending(page: Page) -> None:
    _overflowing(page)
    page.locator(".acts .button").first.click()
    expect(page.locator("dialog")).to_be_visible()


def _details(page: Page) -> None:
    _overflowing(page)
    page.locator(".acts .button").nth(1).click()
    expect(page.locator("dialog form")).to_be_visible()


def _offered(name: str) -> Arrival:
    """What else may be done with a picture, folded away on a phone."""

    def arrive(page: Page) -> None:
        page.locator("details.more > summary").click()
        page.get_by_role("button", name=re.compile(f"^({name})$")).click()
        _drawn(page)

    return arrive


_FORGET_THE_PLACE = """() => new Promise((done) => {
  const opening = indexedDB.open('longcours');
  opening.onsuccess = () => {
    const work = opening.result.transaction('meta', 'readwrite');
    work.objectStore('meta').delete('point');
    work.oncomplete = () => { opening.result.close(); done(); };
  };
})"""


def _passed(times: int) -> Arrival:
    def arrive(page: Page) -> None:
        page.evaluate(_FORGET_THE_PLACE)
        page.reload()
        for _ in range(times):
            page.get_by_role("button", name=re.compile("^(Passer|Skip)$")).click()
        expect(page.get_by_role("button", name=re.compile("^(Revenir|Go back)$"))).to_be_visible()

    return arrive


def _note_leaf(page: Page) -> None:
    page.locator(".note").first.click()
    expect(page.locator("dialog")).to_be_visible()


def _around(page: Page) -> None:
    page.locator(".note", has_text=re.compile("(débordement|flare-up)", re.IGNORECASE)).first.click()
    page.get_by_role("button", name=re.compile("(Qu’y avait-il autour|What was around)")).click()
    expect(page.locator("dialog h3").last).to_be_visible()


def _changing(page: Page) -> None:
    page.locator(".note", has_text=re.compile("(débordement|flare-up)", re.IGNORECASE)).first.click()
    page.locator("dialog .acts .first").click()
    expect(page.locator("dialog form")).to_be_visible()


def _two_versions(page: Page) -> None:
    page.locator(".in-two button").first.click()
    page.locator("dialog .both + button").click()
    expect(page.locator("dialog textarea")).to_be_visible()


def _letting_in(page: Page) -> None:
    page.get_by_role("button", name=re.compile("(Ouvrir à un cabinet|Open to a practice)")).click()
    expect(page.locator("dialog form")).to_be_visible()


def _regions(page: Page) -> None:
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name=re.compile("(Dire à quel point|Say how much)")).first.click()
    expect(page.get_by_role("radio", name="10", exact=True)).to_be_visible()


def _list_of_regions(page: Page) -> None:
    page.get_by_role("radio", name=re.compile("^List")).check()
    expect(page.locator("main input[type=search], main input[type=text], main .field input").first).to_be_visible()


def _more(page: Page) -> None:
    page.get_by_role("button", name=re.compile("(Autre chose encore|Something else)")).click()
    expect(page.locator("main fieldset").nth(1)).to_be_visible()


def _closer_words(page: Page) -> None:
    page.get_by_role("radio", name=re.compile("(démarches, justice|legal, administrative)")).check()
    expect(page.locator(".said").first).to_be_visible()


def _one_tool(page: Page) -> None:
    page.get_by_role("button", name="Marche le matin").click()
    page.get_by_role("button", name=re.compile("(Dire ce que cela donne|Say what came of it)")).click()
    expect(page.locator("dialog form")).to_be_visible()


def _person(page: Page) -> None:
    page.locator("main li a").first.click()
    _drawn(page)


def _session(page: Page) -> None:
    page.locator("main li a").first.click()
    page.get_by_role("link", name=re.compile("^(Séance|Session)$")).first.click()
    expect(page.locator(".save")).to_be_visible()
    for folded in page.locator(".session-log summary").all():
        folded.click()
    page.locator(".session-log textarea").first.fill("Mieux le matin.")
    expect(page.locator(".saying")).not_to_be_empty()


def _topics(page: Page) -> None:
    _session(page)
    page.get_by_role("button", name=re.compile("(thèmes du cabinet|practice’s topics)")).click()
    expect(page.locator("dialog form")).to_be_visible()


def _rhythm(page: Page) -> None:
    _session(page)
    page.get_by_role("button", name=re.compile("^(Rythme|Rhythm)$")).click()
    expect(page.locator("dialog input")).to_be_visible()


def _calendar(page: Page) -> None:
    page.locator("main section .head button").first.click()
    expect(page.locator("dialog input[type=file]")).to_be_visible()


def _near(page: Page) -> None:
    page.locator("main input[type=search]").fill("marrchan")
    expect(page.locator(".results h3")).to_be_visible()


def _gestures(page: Page) -> None:
    page.locator(".gestures").first.click()
    expect(page.locator("dialog .aside")).to_be_visible()


def _inviting(page: Page) -> None:
    page.locator("li", has_text=re.compile("(pas encore de carnet|no notebook)")).locator(".gestures").first.click()
    page.get_by_role("button", name=re.compile("(Inviter à tenir|Invite to keep)")).click()
    expect(page.locator("dialog img")).to_be_visible()


def _read(page: Page) -> None:
    expect(page.locator("main .drawing, main .nothing").first).to_be_visible()


def _part(path: str, opened: str = "") -> Arrival:
    """A part of a person's file, and what is opened over it."""

    def arrive(page: Page) -> None:
        _person(page)
        page.locator(f"main nav a[href$='/{path}']").click()
        expect(page.locator("main li, main .soft").first).to_be_visible()
        if opened:
            page.get_by_role("button", name=re.compile(f"^({opened})$")).first.click()
            expect(page.locator("dialog form")).to_be_visible()

    return arrive


def _before_and_after(page: Page) -> None:
    _part("images")(page)
    page.locator("main nav a[href$='/images/avant-apres']").click()
    expect(page.get_by_role("combobox")).to_be_visible()


def _proposing(page: Page) -> None:
    _part("questionnaires")(page)
    page.get_by_role("button", name=re.compile("^(Proposer un|Propose a) questionnaire$")).click()
    expect(page.locator("dialog li").first).to_be_visible()


def _giving(page: Page) -> None:
    _proposing(page)
    page.get_by_role("button", name=re.compile("^TRIO-3, (Sur cette tablette|On this tablet)$")).click()
    page.get_by_role("button", name=re.compile("^(Commencer|Begin)$")).click()
    expect(page.get_by_role("radio").first).to_be_attached()


def _choosing_a_lock(page: Page) -> None:
    page.get_by_role("button", name=re.compile("(Verrouiller le carnet|Lock the notebook)")).click()
    expect(page.locator("#new-code")).to_be_visible()


def _locked(page: Page) -> None:
    _choosing_a_lock(page)
    for field in ("#new-code", "#new-code-again"):
        page.locator(field).fill("271828")
    page.locator("form", has=page.locator("#new-code")).locator("button[type=submit]").click()
    expect(page.locator("nav.places button")).to_be_visible()
    page.goto(urljoin(page.url, "/"))
    expect(page.locator("#lock-code")).to_be_visible()


def _weighing(page: Page) -> None:
    _drawn(page)
    page.get_by_role(
        "button", name=re.compile("^(Ce qui pèse et soutient le plus|What weighs and supports most)$")
    ).click()
    expect(page.locator("dialog fieldset")).to_have_count(6)


def _making_a_link(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^(Faire un lien|Make a link)$")).click()
    expect(page.locator("#shown-label")).to_be_visible()


def _team(page: Page) -> None:
    _no_further(page)
    expect(page.locator("main li").first).to_be_visible()
    expect(page.locator("main fieldset").first).to_be_visible()


@dataclass(frozen=True)
class Screen:
    path: str
    arrive: Arrival = _no_further
    login: str | None = PATIENT
    needs_notes: bool = False
    writes: bool = False
    """The tool of the one notebook that has it."""
    needs_the_walk: bool = False


SCREENS: dict[str, Screen] = {
    "sign in": Screen("/", login=None),
    "now": Screen("/"),
    "past flare": Screen("/", _past_flare),
    "overflowing": Screen("/", _overflowing, writes=True),
    "ending": Screen("/", _ending, writes=True),
    "details": Screen("/", _details, writes=True),
    "line": Screen("/ligne", _drawn),
    "seasons": Screen("/ligne/saisons", _drawn),
    "what counts most": Screen("/ligne", _weighing),
    "overflows": Screen("/ligne/debordements", _drawn),
    "right rhythm": Screen("/ligne/frequence", _drawn),
    "lanes": Screen("/ligne", _offered("Choisir les lignes|Choose the lanes")),
    "two periods": Screen("/ligne", _offered("Comparer deux périodes|Compare two periods")),
    "whole screen": Screen("/ligne", _offered("Plein écran|Full screen")),
    "work line": Screen("/ligne/travail", _drawn),
    "body over time": Screen("/ligne/corps", _drawn),
    "noting": Screen("/noter"),
    "check-in": Screen("/noter/checkin"),
    "more of how it is": Screen("/noter/checkin", _more),
    "body map": Screen("/noter/pain_map"),
    "regions": Screen("/noter/pain_map", _regions),
    "list of regions": Screen("/noter/pain_map", _list_of_regions),
    "night": Screen("/noter/night"),
    "life moment": Screen("/noter/life_event"),
    "life moment, closer": Screen("/noter/life_event", _closer_words),
    "toolbox": Screen("/outils"),
    "one tool": Screen("/outils", _one_tool, needs_the_walk=True),
    "tool": Screen("/noter/tool_use"),
    "words": Screen("/noter/story"),
    "my notes": Screen("/notes"),
    "one note": Screen("/notes", _note_leaf, needs_notes=True),
    "around an overflow": Screen("/notes", _around, needs_notes=True),
    "changing": Screen("/notes", _changing, needs_notes=True),
    "two versions": Screen("/notes", _two_versions, needs_notes=True),
    "taking stock": Screen("/point"),
    "stock of pain": Screen("/point", _passed(1)),
    "stock of life": Screen("/point", _passed(3)),
    "stock of work": Screen("/point", _passed(4)),
    "stock of needs": Screen("/point", _passed(5)),
    "compared with a day": Screen("/point", _passed(6)),
    "evening": Screen("/noter/soir"),
    "evenings": Screen("/noter/attention"),
    "wish": Screen("/voir"),
    "sharing": Screen("/partager"),
    "links to show": Screen("/partager/lien"),
    "what was agreed to": Screen("/partager/accords"),
    "making a link to show": Screen("/partager/lien", _making_a_link),
    "reading a shown link": Screen("/lien", login=None),
    "letting in": Screen("/partager", _letting_in),
    "welcome": Screen("/bienvenue", login=None),
    "settings": Screen("/compte"),
    "choosing a lock": Screen("/compte", _choosing_a_lock),
    "help": Screen("/aide", login=None),
    "how it is computed": Screen("/methode"),
    "lost": Screen("/nulle-part"),
    "today": Screen("/", login=THERAPIST),
    "reading a calendar": Screen("/", _calendar, login=THERAPIST),
    "people": Screen("/personnes", login=THERAPIST),
    "somebody near": Screen("/personnes", _near, login=THERAPIST),
    "gestures": Screen("/personnes", _gestures, login=THERAPIST),
    "inviting": Screen("/personnes", _inviting, login=THERAPIST),
    "rhythm": Screen("/rythme", _read, login=THERAPIST),
    "person": Screen("/personnes", _person, login=THERAPIST),
    "pictures of a person": Screen("/personnes", _part("images"), login=THERAPIST),
    "before and after": Screen("/personnes", _before_and_after, login=THERAPIST),
    "practice and team": Screen("/cabinet", _team, login=THERAPIST),
    "opening in an emergency": Screen("/urgence", login=THERAPIST),
    "settings of a tablet": Screen("/compte", login=THERAPIST),
    "closing an account": Screen("/fermer"),
    "closing a professional's account": Screen("/fermer", login=THERAPIST),
    "session": Screen("/personnes", _session, login=THERAPIST),
    "topics of a practice": Screen("/personnes", _topics, login=THERAPIST),
    "rhythm for now": Screen("/personnes", _rhythm, login=THERAPIST),
    "work": Screen("/personnes", _part("travail"), login=THERAPIST),
    "work situation": Screen("/personnes", _part("travail", "Ajouter une situation|Add a situation"), login=THERAPIST),
    "around the person": Screen("/personnes", _part("reseau"), login=THERAPIST),
    "referral": Screen("/personnes", _part("reseau", "Noter une orientation|Note a referral"), login=THERAPIST),
    "treatments": Screen("/personnes", _part("traitements"), login=THERAPIST),
    "treatment": Screen("/personnes", _part("traitements", "Ajouter un outil.*|Add a tool.*"), login=THERAPIST),
    "points of attention": Screen("/personnes", _part("attention"), login=THERAPIST),
    "point of attention": Screen("/personnes", _part("attention", "Ajouter|Add"), login=THERAPIST),
    "summary": Screen("/personnes", _part("synthese"), login=THERAPIST),
    "locked": Screen("/compte", _locked),
    "questionnaires": Screen("/personnes", _part("questionnaires"), login=THERAPIST),
    "proposing a questionnaire": Screen("/personnes", _proposing, login=THERAPIST),
    "giving a questionnaire": Screen("/personnes", _giving, login=THERAPIST),
    "copying a total": Screen("/personnes", _part("questionnaires", "Recopier un total|Copy a total"), login=THERAPIST),
    "reference values": Screen("/reperes", _no_further, login=THERAPIST),
}
