"""Where this machine keeps Chromium, for the browser tests; run as a module, says how to get it."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

HOW_TO_GET_IT = """\
Chromium was not found; the browser tests need it.
  Debian, Ubuntu:  sudo apt-get install chromium
  elsewhere:       .venv/bin/playwright install chromium
Or name one:       CHROMIUM=/path/to/chromium make test"""


def chromium_path() -> str | None:
    """The one named by CHROMIUM, else the system's, else playwright's own download, else None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


if __name__ == "__main__":
    if chromium_path() is None:
        sys.exit(HOW_TO_GET_IT)
