"""Every screen by the keyboard alone: each thing reached in the order of the page, seen where it is, never a trap."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import SCREENS, Screen
from tests.browser.visit import PATIENT, THERAPIST, House, OpenPage

pytestmark = pytest.mark.browser

_AT_ONCE = 10
_MOST_STOPS = 700
# What a hand can use, where the keyboard is expected to stop; the buttons of one choice are one stop.
_WATCH = """() => {
  const within = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document;
  const usable = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]';
  const label = (one) => one.labels?.[0] ?? one;
  const shown = (one) => {
    const seen = label(one);
    const box = seen.getBoundingClientRect();
    return seen.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
  };
  const stops = [...within.querySelectorAll(usable)].filter((one) =>
    one.tabIndex >= 0 && !one.matches(':disabled') && !one.closest('[inert]') && (shown(one) || one.matches('.skip')));
  const choice = (one) => (one.type === 'radio' && one.name ? `choice ${one.name}` : null);
  const keys = new Map();
  for (const [place, one] of stops.entries()) keys.set(one, choice(one) ?? String(place));
  const told = (one) => one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent ?? '';
  const named = (one) => `${one.tagName.toLowerCase()} ${told(one).trim().slice(0, 40)}`;
  const outlined = (part) => {
    const style = getComputedStyle(part);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  };
  // The body map draws a ring of its own within the figure.
  const ringed = (one) => {
    const ring = one.querySelector('.ring');
    if (ring && getComputedStyle(ring).stroke !== 'none') return true;
    const near = [one, label(one), one.parentElement, one.nextElementSibling, one.closest('label')];
    return near.some((part) => part && outlined(part));
  };
  const PLACES = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]];
  const topAt = (box, [x, y]) => document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
  const uncovered = (one) => {
    const seen = label(one);
    const mine = (top) => top && (seen.contains(top) || (top.contains(seen) && top.closest('label, li, fieldset')));
    // A field under its label counts by itself: the label of a long list may have scrolled under the bar above it.
    const boxes = [...seen.getClientRects(), one.getBoundingClientRect()];
    return boxes.some((box) => PLACES.some((place) => mine(topAt(box, place)) || topAt(box, place) === one));
  };
  const walk = { reached: [], unringed: [], covered: [], outside: [], again: false, left: 0 };
  document.addEventListener('focusin', (event) => {
    const one = event.target;
    if (one === document.body || one.matches('main, dialog, h1, h2')) return;
    if (within !== document && !within.contains(one)) walk.outside.push(named(one));
    const key = keys.get(one) ?? `new ${named(one)}`;
    if (walk.reached.includes(key)) { if (walk.reached.at(-1) !== key) walk.again = true; return; }
    walk.reached.push(key);
    if (!ringed(one)) walk.unringed.push(named(one));
    if (!uncovered(one)) walk.covered.push(named(one));
  });
  walk.names = [...keys].map(([one, key]) => [key, named(one)]);
  walk.turned = [...within.querySelectorAll('main *, dialog *')].filter((one) => {
    const style = getComputedStyle(one);
    return style.flexDirection.endsWith('reverse') || (style.order !== '0' && style.order !== '') || one.tabIndex > 0;
  }).map((one) => `${one.tagName} ${one.className}`);
  window.walk = walk;
}"""


def _walked(page: Page) -> dict[str, Any]:
    """Once around, by the Tab key alone."""
    page.evaluate(_WATCH)
    for _ in range(0, _MOST_STOPS, _AT_ONCE):
        for _ in range(_AT_ONCE):
            page.keyboard.press("Tab")
        if page.evaluate("window.walk.again"):
            break
    walk: dict[str, Any] = page.evaluate("window.walk")
    return walk


def _places(walk: dict[str, Any]) -> list[int]:
    """Of the stops, in the order they were reached, from the first of the page."""
    order = {key: place for place, (key, _) in reversed(list(enumerate(walk["names"])))}
    keys = [key for key in walk["reached"] if key in order]
    places = [order[key] for key in keys]
    start = places.index(min(places)) if places else 0
    return places[start:] + places[:start]


def _check(walk: dict[str, Any]) -> None:
    missed = [name for key, name in walk["names"] if key not in walk["reached"]]
    assert missed == [], "never reached"
    assert walk["again"], "the way around never ends"
    assert walk["unringed"] == [], "focus that is not seen"
    assert walk["covered"] == [], "focus under something else"
    assert walk["outside"] == [], "focus left the leaf"
    assert walk["turned"] == [], "order on the screen is not that of the page"
    assert _places(walk) == sorted(_places(walk))


def _put_away(page: Page) -> None:
    """The leaf lies on what opened it, another leaf at times, which has the focus again."""
    leaves = page.locator("dialog:modal")
    for left in reversed(range(leaves.count())):
        page.keyboard.press("Escape")
        expect(leaves).to_have_count(left)
    held = page.evaluate("document.activeElement.matches('button, a[href], summary, input, label, [tabindex]')")
    assert held, "the focus was lost with the leaf"


def _arrived(open_page: OpenPage, house: House, name: str, screen: Screen, size: str) -> Page:
    login = screen.login
    if screen.login == PATIENT and (screen.writes or name == "two versions"):
        somebody = house.new_person()
        login = somebody.login
        if name == "two versions":
            somebody.writes_twice_at_once("flare", {"ongoing": False, "note": "Assis."}, "Réunion.")
    page = open_page(size, login=login, path=screen.path)
    screen.arrive(page)
    return page


def _sizes(screen: Screen) -> str:
    return "tablet" if screen.login == THERAPIST else "phone"


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_is_walked_by_keyboard(open_page: OpenPage, house: House, name: str) -> None:
    page = _arrived(open_page, house, name, SCREENS[name], _sizes(SCREENS[name]))

    _check(_walked(page))
    if page.locator("dialog:modal").count():
        _put_away(page)
