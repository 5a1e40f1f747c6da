"""Words that wound, judge or promise never reach a person: one list for both languages, read by the front end too."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEVER: dict[str, list[str]] = json.loads((ROOT / "frontend" / "src" / "i18n" / "never.json").read_text("utf-8"))
NEVER_SAID = {
    language: re.compile(rf"(?<!\w)(?:{'|'.join(words)})", re.IGNORECASE) for language, words in NEVER.items()
}

# Modules made of words: there a single word is read by somebody; elsewhere it is a name of the code.
_OF_WORDS = re.compile(r"word|sentence|vocabular|letter|text|title|label")
_SQL = re.compile(r"^(CREATE|DROP|SELECT|INSERT|UPDATE|DELETE|ALTER|PRAGMA|ANALYZE|\w+ (>=|<|IN|=) )")
# People of the demonstration speak of themselves as they like.
OWN_VOICE = {"De la place dans la tête.", "Trop de listes dans la tête."}


@dataclass(frozen=True)
class Said:
    place: str
    text: str


def _said_in(path: Path) -> Iterator[Said]:
    tree = ast.parse(path.read_text("utf-8"))
    quiet = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    quiet |= {id(key) for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys}
    is_of_words = _OF_WORDS.search(path.stem) is not None
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in quiet:
            continue
        if (is_of_words or " " in node.value.strip()) and not _SQL.match(node.value.strip()):
            yield Said(f"{path.relative_to(ROOT)}:{node.lineno}", node.value)


def _server_texts() -> list[Said]:
    read = [said for path in sorted((ROOT / "app").rglob("*.py")) for said in _said_in(path)]
    kept = [path for path in sorted((ROOT / "app").rglob("*.json")) if "diaries" not in path.parts]
    return read + [said for path in kept for said in _values_in(path, json.loads(path.read_text("utf-8")))]


def _values_in(path: Path, part: object) -> Iterator[Said]:
    """The texts of a data file: its keys and its one-word values are names."""
    if isinstance(part, str) and " " in part:
        yield Said(str(path.relative_to(ROOT)), part)
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    for one in inside:
        yield from _values_in(path, one)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_text_of_the_service_uses_a_word_that_wounds_or_promises(language: str) -> None:
    found = [
        f"{said.place} {match.group()!r}: {said.text[:80]}"
        for said in _server_texts()
        if said.text not in OWN_VOICE and (match := NEVER_SAID[language].search(said.text))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Vous êtes en rémission depuis mars."),
        ("fr", "Votre score a baissé grâce à la marche."),
        ("fr", "L’usure de vos disques est abîmée."),
        ("en", "Walking worked: your pain improved 23 %."),
        ("en", "You missed two days of your streak."),
        ("en", "This was caused by stress."),
        ("fr", "Une poussée est à prévoir\u202f: nous vous conseillons de ralentir."),
        ("fr", "La prévision pour la semaine est calme."),
        ("fr", "Votre douleur s’explique par vos nuits."),
        ("en", "Your notes are likely to rise: we recommend a visit."),
        ("en", "Poor sleep leads to pain."),
    ],
)
def test_such_a_word_would_be_found(language: str, sentence: str) -> None:
    assert NEVER_SAID[language].search(sentence)


def test_the_sentences_of_every_area_are_read() -> None:
    read = {said.place.partition(":")[0] for said in _server_texts()}
    assert {"app/kit/sentences.py", "app/catalogue/words.py", "app/charts/sentences.py"} <= read
    assert any(place.startswith("app/demo/words_") for place in read)
