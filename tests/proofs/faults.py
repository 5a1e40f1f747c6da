"""The faults a copy of the tree is given, one at a time: each takes out one control, and one named test must fail."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_LIST = Path(__file__).with_name("faults.toml")
ROOT = Path(__file__).parents[2]
PROOFS_PAGE = ROOT / "docs" / "security-proofs.md"

_ABOUT = """\
# Tests seen to fail

A test proves something only if it fails without what it is for. `python -m tests.proofs` (`make proofs`) takes out one
control after the other in a copy of the tree, and the named test must fail; before, it must pass. `--only R11 R49` asks
for some, `--but-browser` leaves out what needs one. The list is `tests/proofs/faults.toml`, and `make reference` writes
this page from it. A fault without a day is in the list and was not yet seen.

| | fault planted | in | test that fails | seen |
|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Fault:
    """`old` stands once in `file`; with `new` in its place, what `planted` says is so.

    `seen` is the day its test was last seen to fail with it.
    """

    requirement: int
    planted: str
    file: str
    old: str
    new: str
    test: str
    seen: date | None = None

    @property
    def is_of_the_front_end(self) -> bool:
        return self.file.startswith("frontend/")

    def plant(self, tree: Path) -> None:
        """Raises ValueError where the code has changed and the fault fits no more."""
        path = tree / self.file
        text = path.read_text("utf-8")
        if text.count(self.old) != 1:
            raise ValueError(f"R{self.requirement}: what is to be replaced stands {text.count(self.old)} × in {path}")
        path.write_text(text.replace(self.old, self.new), "utf-8")


def faults() -> list[Fault]:
    """In the order of the requirements."""
    listed = tomllib.loads(_LIST.read_text("utf-8"))
    found = [Fault(int(name.removeprefix("R")), **one) for name, several in listed.items() for one in several]
    return sorted(found, key=lambda fault: fault.requirement)


def proofs_page() -> str:
    return _ABOUT + "".join(_rows())


def _rows() -> Iterator[str]:
    for fault in faults():
        test = fault.test.removeprefix("tests/").replace("|", "\\|")
        yield f"| R{fault.requirement} | {fault.planted} | `{fault.file}` | `{test}` | {fault.seen or 'not yet'} |\n"
