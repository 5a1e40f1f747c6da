"""The table of requirements in `docs/security.md`: what is asked, which tests hold it, what is not there yet."""

import ast
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

_TESTS = Path(__file__).parent
_ROOT = _TESTS.parent
SECURITY_PAGE = _ROOT / "docs" / "security.md"
_LIST = _TESTS / "security_requirements.toml"

_NUMBERED = re.compile(r"test_r(\d{2})_")
_BEGIN, _END = "<!-- written by `make reference` -->\n", "<!-- until here -->\n"


@dataclass(frozen=True)
class Requirement:
    """`also` are test files that hold a part of it; with `missing` it is never wholly tested."""

    number: int
    area: str
    title: str
    bar: str
    also: tuple[str, ...] = ()
    missing: str | None = None


def requirements() -> list[Requirement]:
    """In the order of the list."""
    areas = tomllib.loads(_LIST.read_text("utf-8"))
    return [
        Requirement(
            int(name.removeprefix("R")),
            area,
            entry["title"],
            entry["bar"],
            tuple(entry.get("also", ())),
            entry.get("missing"),
        )
        for area, entries in areas.items()
        for name, entry in entries.items()
    ]


def numbered_tests() -> dict[int, set[str]]:
    """By requirement: the files that hold a test named after it. Files are read, never imported."""
    found: dict[int, set[str]] = {}
    for path in sorted(_TESTS.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
            named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _NUMBERED.match(node.name)
            if named:
                found.setdefault(int(named[1]), set()).add(path.relative_to(_ROOT).as_posix())
    return found


def state_of(requirement: Requirement, tests: set[str]) -> str:
    if not tests and not requirement.also:
        return "not yet"
    return "tested" if tests and requirement.missing is None else "in part"


def security_page() -> str:
    """The page as it stands, with the table written anew between its two marks."""
    before, _, rest = SECURITY_PAGE.read_text("utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}{_table()}{_END}{after}"


def _table() -> str:
    tests, listed = numbered_tests(), requirements()
    states = Counter(state_of(one, tests.get(one.number, set())) for one in listed)
    counted = f"{states['tested']} tested, {states['in part']} in part, {states['not yet']} not yet."
    lines = [f"\n{len(listed)} requirements: {counted}\n"]
    for area in dict.fromkeys(one.area for one in listed):
        lines.append(f"\n### {area}\n\n| | requirement | bar | tests | state |\n|---|---|---|---|---|\n")
        lines += [_row(one, tests.get(one.number, set())) for one in listed if one.area == area]
    return "".join(lines) + "\n"


def _row(requirement: Requirement, tests: set[str]) -> str:
    held = [_link(file) for file in sorted(tests)] + [_link(file) for file in requirement.also if file not in tests]
    state = state_of(requirement, tests)
    if requirement.missing:
        state = f"{state}: {requirement.missing}"
    return f"| R{requirement.number} | {requirement.title} | {requirement.bar} | {', '.join(held)} | {state} |\n"


def _link(file: str) -> str:
    return f"[{file.removeprefix('tests/').removesuffix('.py')}](../{file})"
