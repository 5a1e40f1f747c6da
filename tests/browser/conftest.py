"""A running service, a Chromium, and pages that note every breach of the page policy."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, sync_playwright

from app.access.models import Practice
from app.identity.tokens import SESSION_COOKIE
from app.settings import Settings
from app.storage.engine import open_database
from tests.browser.notebook import write_notebook
from tests.browser.phone import CHOOSES_ENGLISH, FLAGS, NOTE_BREACHES, PATIENCE_MS, Phone
from tests.browser.visit import PATIENT, SIZES, THERAPIST, House, KnowingCast, OpenPage, Somebody
from tests.cast import MovableClock
from tests.chromium import HOW_TO_GET_IT, chromium_path
from tests.databases import ORIGIN, SqliteTemplate

BUILT = Path(__file__).parents[2] / "frontend" / "dist" / "index.html"


@pytest.fixture(scope="session")
def house(sqlite_template: SqliteTemplate, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with inhabited(sqlite_template.settings_of_a_copy(tmp_path_factory.mktemp("browser")), BUILT.parent) as house:
        yield house


@contextmanager
def inhabited(settings: Settings, frontend: Path) -> Iterator[House]:
    """Serves this build of the front end to people who live in a database of their own."""
    assert BUILT.exists(), "the front end is not built: make frontend/dist/index.html"
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://localhost:{listening.getsockname()[1]}"
        settings = settings.model_copy(update={"origins": (address, ORIGIN), "frontend_folder": frontend})
        database = open_database(settings)
        cast = KnowingCast(settings, database, MovableClock(datetime.now(UTC)))
        practice = cast.practice()
        patient_id = _inhabit(cast, practice)
        server = uvicorn.Server(uvicorn.Config(cast.app, log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield House(address, cast, practice, patient_id)
        server.should_exit = True
        thread.join(timeout=10)
        database.close()


def _inhabit(cast: KnowingCast, practice: Practice) -> UUID:
    cast.known[THERAPIST] = cast.colleague(practice, THERAPIST)
    for name in ("Élodie Marchand", "François Núñez", "Zoé"):
        cast.person(practice, name)
    patient_id = cast.person(practice, "Anaïs Bérard")
    cast.known[PATIENT] = cast.account(PATIENT, patient_id=patient_id)
    with cast.browser(cast.known[PATIENT]) as client:
        write_notebook(client, patient_id, cast.clock().date())
    return patient_id


@pytest.fixture
def frontend(tmp_path: Path) -> Path:
    return shutil.copytree(BUILT.parent, tmp_path / "frontend")


@pytest.fixture
def own_house(sqlite_template: SqliteTemplate, tmp_path: Path, frontend: Path) -> Iterator[House]:
    """A service for one test alone, whose front end may be replaced."""
    with inhabited(sqlite_template.settings_of_a_copy(tmp_path), frontend) as house:
        yield house


@pytest.fixture
def somebody(house: House) -> Somebody:
    return house.new_person()


@pytest.fixture
def language() -> str:
    """Where a test does not say both."""
    return "fr"


@pytest.fixture
def phone(playwright: Playwright, house: House, tmp_path: Path, language: str) -> Iterator[Phone]:
    phone = Phone(playwright, tmp_path / "profile", house.address, language)
    yield phone
    phone.close()
    assert phone.breaches == []


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    path = chromium_path()
    assert path, HOW_TO_GET_IT
    browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
    yield browser
    browser.close()


def let_in(context: BrowserContext, house: House, login: str) -> None:
    """Without the cost of a password; the tests about signing in type one."""
    with house.cast.browser() as client:
        token = house.cast.sign_in(client, house.cast.known[login])
    # Chromium takes a __Host- cookie from outside only for https, and sends it to localhost all the same.
    cookie = {"name": SESSION_COOKIE, "value": token, "url": "https://localhost", "secure": True, "httpOnly": True}
    context.add_cookies([cookie])  # type: ignore[list-item]


@pytest.fixture
def open_page(house: House, chromium: Browser) -> Iterator[OpenPage]:
    """Opens a page on a device of its own; at the end no page may have broken its policy or spoken to a stranger."""
    contexts: list[BrowserContext] = []
    strangers: list[str] = []
    breaches: list[str] = []

    def note_stranger(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and f"{parts.scheme}://{parts.netloc}" != house.address:
            strangers.append(request.url)

    def opened(
        size: str = "phone",
        *,
        theme: str = "light",
        language: str = "fr",
        login: str | None = None,
        path: str = "/",
        zone: str = "Europe/Paris",
        now: datetime | None = None,
    ) -> Page:
        width, height = SIZES[size]
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if theme == "dark" else "light",
            locale="fr-FR" if language == "fr" else "en-GB",
            timezone_id=zone,
            has_touch=size != "desktop",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(NOTE_BREACHES)
        if language == "en":
            context.add_init_script(CHOOSES_ENGLISH)
        contexts.append(context)
        if now is not None:
            context.clock.set_fixed_time(now)
        page = context.new_page()
        page.on("request", note_stranger)
        page.on("pageerror", lambda error: breaches.append(f"script error: {error}"))
        if login is not None:
            let_in(context, house, login)
        page.goto(house.address + path)
        if login is not None:
            # An open flare is met on a calm screen of its own, as soon as this phone has read it.
            page.locator("main .page, main .calm").first.wait_for()
        return page

    yield opened
    for context in contexts:
        for page in context.pages:
            breaches += page.evaluate("window.breaches ?? []")
        context.close()
    assert breaches == []
    assert strangers == []
