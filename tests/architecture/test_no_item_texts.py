"""Words that belong to somebody are not in this repository.

What this proves: a definition has no place for the words of its items; the package holds no text of a questionnaire
that is not our own; no other file here has the form of a text pack; and, where a folder of real packs is named by
`LONGCOURS_KNOWN_TEXTS_FOLDER`, no five words in a row of theirs stand in any file. It cannot prove that a sentence
nobody gave it is absent: the words to look for are, of necessity, kept elsewhere.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from app.instruments.definitions import DEFINITIONS, Definition, Item, ScoreRule, Tier
from app.kit.text import fold
from tests.architecture.sources import ROOT, tracked_files

CATALOG = ROOT / "app" / "instruments" / "catalog"
OURS = {one.id for one in DEFINITIONS.all() if one.tier is Tier.own_words}
ROW = 5
# The longest name or notice of a definition, in words: enough for a citation, not for a question.
MOST_WORDS = 30
READ = {".py", ".ts", ".svelte", ".json", ".md", ".html", ".toml", ".yml", ".css", ".js", ".txt"}
KNOWN_TEXTS = os.environ.get("LONGCOURS_KNOWN_TEXTS_FOLDER")


def tracked() -> list[Path]:
    return [path for path in tracked_files() if path.suffix in READ]


def rows_of_words(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", fold(text))
    return {tuple(words[place : place + ROW]) for place in range(len(words) - ROW + 1)}


def strings_in(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from strings_in(inner)


def words_of_packs(folder: Path) -> set[tuple[str, ...]]:
    """Of the items and their answers, not of names and sources, which anybody may say."""
    found: set[tuple[str, ...]] = set()
    for path in folder.glob("*.json"):
        pack = orjson.loads(path.read_bytes())
        for part in ("intro", "items", "answers", "item_answers"):
            for sentence in strings_in(pack.get(part)):
                found |= rows_of_words(sentence)
    return found


def files_that_say(known: set[tuple[str, ...]], files: Iterable[Path]) -> list[str]:
    return [path.name for path in files if known & rows_of_words(path.read_text(encoding="utf-8", errors="replace"))]


def test_a_definition_has_no_place_for_the_words_of_its_items() -> None:
    assert set(Item.model_fields) == {"key", "lowest", "highest", "uncounted", "form"}
    assert not {"text", "label", "words", "answers"} & (set(Definition.model_fields) | set(ScoreRule.model_fields))
    for one in DEFINITIONS.all():
        for sentence in strings_in(one.model_dump(mode="json", include={"name", "notice"})):
            assert len(sentence.split()) <= MOST_WORDS


def test_the_package_holds_texts_of_our_own_alone() -> None:
    assert {path.name.partition(".")[0] for path in (CATALOG / "texts").iterdir()} == OURS


def test_no_other_file_has_the_form_of_a_text_pack() -> None:
    packs = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if path.suffix == ".json"
        and path.parent != CATALOG / "texts"
        and isinstance(content := orjson.loads(path.read_bytes()), dict)
        and {"instrument", "items"} <= content.keys()
    ]

    assert packs == []


def test_a_folder_of_packs_beside_the_code_is_never_committed() -> None:
    asked = ["git", "check-ignore", "instrument-texts/phq-9.fr.json"]
    assert subprocess.run(asked, cwd=ROOT, check=False, capture_output=True).returncode == 0


def test_the_search_finds_words_that_are_there(tmp_path: Path) -> None:
    """With invented sentences, so that it is known to see what it is meant to see."""
    pack = {"items": {"q1": "Le héron attend sous la pluie du matin"}, "answers": {"0": "pas du tout"}}
    (tmp_path / "pack.json").write_bytes(orjson.dumps(pack))
    said, unsaid = tmp_path / "said.py", tmp_path / "unsaid.py"
    said.write_text("# … le heron ATTEND sous la pluie, encore")
    unsaid.write_text("# le héron attend ailleurs, sous la pluie")

    assert files_that_say(words_of_packs(tmp_path), [said, unsaid]) == ["said.py"]


@pytest.mark.skipif(KNOWN_TEXTS is None, reason="no folder of known texts is named")
def test_no_known_item_stands_in_any_file() -> None:
    assert KNOWN_TEXTS is not None
    assert files_that_say(words_of_packs(Path(KNOWN_TEXTS)), tracked()) == []
