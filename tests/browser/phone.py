"""A phone of one's own: closed, killed and opened again, it has what a real one would still have."""

import contextlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from playwright.sync_api import BrowserContext, Error, Page, Playwright, expect

from tests.browser.visit import SIZES
from tests.chromium import chromium_path

# A busy machine may be slow without being wrong; what never comes still fails.
PATIENCE_MS = 40_000
expect.set_options(timeout=PATIENCE_MS)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NOTE_BREACHES = """
window.breaches = [];
document.addEventListener('securitypolicyviolation', (event) =>
  window.breaches.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
# The account's own language counts only where nobody has chosen one on the device.
CHOOSES_ENGLISH = """
localStorage.getItem('longcours.preferences') ??
  localStorage.setItem('longcours.preferences', '{"language":"en"}');
"""
# A browser gives a background turn when it sees fit, here now. What is aborted for the page is not for the worker.
_BACKGROUND_TURN = """async () => {
  const turn = new SyncEvent('sync', { tag: 'send' });
  let work;
  Object.defineProperty(turn, 'waitUntil', { value: (promised) => { work = promised; } });
  self.dispatchEvent(turn);
  await work;
}"""
_HAS_KEPT_IT = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  if (active.state === 'activated') return;
  await new Promise((done) => { active.onstatechange = () => active.state === 'activated' && done(); });
}"""


@dataclass
class Phone:
    playwright: Playwright
    profile: Path
    address: str
    language: str = "fr"
    zone: str = "Europe/Paris"
    size: str = "phone"
    breaches: list[str] = field(default_factory=list)
    context: BrowserContext | None = None

    def open(self, path: str = "/", *, offline: bool = False) -> Page:
        width, height = SIZES[self.size]
        self.context = self.playwright.chromium.launch_persistent_context(
            self.profile,
            executable_path=chromium_path(),
            args=list(FLAGS),
            viewport={"width": width, "height": height},
            locale="fr-FR" if self.language == "fr" else "en-GB",
            timezone_id=self.zone,
            has_touch=True,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.add_init_script(NOTE_BREACHES)
        if self.language == "en":
            self.context.add_init_script(CHOOSES_ENGLISH)
        self.context.grant_permissions([])
        self.context.set_offline(offline)
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.breaches.append(f"script error: {error}"))
        page.goto(self.address + path)
        return page

    def wait_until_kept(self, page: Page) -> None:
        page.evaluate(_HAS_KEPT_IT)

    def give_background_turn(self) -> None:
        assert self.context is not None
        workers = self.context.service_workers or [self.context.wait_for_event("serviceworker")]
        workers[0].evaluate(_BACKGROUND_TURN)

    def close(self) -> None:
        if self.context is None:
            return
        for page in self.context.pages:
            # A page may be closing by itself: it has nothing more to tell.
            with contextlib.suppress(Error):
                self.breaches += page.evaluate("window.breaches ?? []")
        self.context.close()
        self.context = None

    def kill(self) -> None:
        """As the system kills an application: nothing is told to it, nothing is written any more."""
        assert self.context is not None
        for process in psutil.Process().children(recursive=True):
            # Others of its processes end while they are listed.
            with contextlib.suppress(psutil.NoSuchProcess):
                command = process.cmdline()
                if f"--user-data-dir={self.profile}" in command and not any(o.startswith("--type") for o in command):
                    process.kill()
                    process.wait(timeout=60)
        with contextlib.suppress(Error):
            self.context.close()
        self.context = None


def publish_next_version(frontend: Path) -> None:
    """Another build of the same application, as a browser sees it: other bytes in the page and in its worker."""
    page, worker = frontend / "index.html", frontend / "sw.js"
    page.write_text(page.read_text().replace("</title>", '</title><meta name="build" content="next" />'))
    told, times = re.subn(r'("revision":")[0-9a-f]+(","url":"index\.html")', r"\g<1>next\2", worker.read_text())
    assert times == 1, json.dumps(told[-2000:])
    worker.write_text(told)
