"""The pages of the project lead somewhere."""

import re

from tests.architecture.sources import ROOT, tracked_files

_LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def _anchors(page: str) -> set[str]:
    """As code forges make them: lower case, no punctuation, dashes for spaces."""
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in _HEADING.findall(page)}


def test_every_link_between_pages_leads_to_a_file_and_a_heading_that_are_there() -> None:
    broken = []
    for page in (path for path in tracked_files() if path.suffix == ".md"):
        for found in _LINK.finditer(page.read_text("utf-8")):
            place, _, anchor = found["target"].partition("#")
            target = (page.parent / place).resolve() if place else page
            if "://" in found["target"]:
                continue
            if not target.exists() or (anchor and anchor not in _anchors(target.read_text("utf-8"))):
                broken.append(f"{page.relative_to(ROOT)}: {found['target']}")

    assert broken == []
