"""What was once shipped stays as it was: a rule that changes is another version."""

import hashlib
from pathlib import Path

import orjson
import pytest

from app.instruments.definitions import DEFINITIONS, Definitions, Tier, packaged_definitions
from app.instruments.texts import InstrumentTextRefused, read_texts
from app.kit.locale import Language
from tests.architecture.sources import ROOT

# To change a definition, add a file with the next version, and retire this one; only `retired` may ever move.
AS_SHIPPED = {
    "pass": {"1": "9a5523aa07bcee89"},
    "pgic": {"1": "8f1fdea519c5384b"},
    "phq-4": {"1": "0ca20bcac5fc1137"},
    "rmdq-24": {"1": "09febade9adb2c6d"},
    "trio-3": {"1": "b8b0432fc584af00"},
}
INVENTED = {"0": "un peu", "1": "plus", "2": "davantage", "3": "le plus"}


def a_pack(**changes: object) -> dict[str, object]:
    """Invented words for the four places of a questionnaire whose own words are not ours to ship."""
    items = {f"q{number}": f"Phrase inventée numéro {number}" for number in range(1, 5)}
    pack = {"instrument": "phq-4", "version": "1", "lang": "fr", "source": "Essai", "items": items, "answers": INVENTED}
    return {**pack, **changes}


def put_down(folder: Path, *packs: object) -> Path:
    for number, pack in enumerate(packs):
        (folder / f"{number}.json").write_bytes(orjson.dumps(pack))
    return folder


def test_every_definition_is_as_it_was_shipped() -> None:
    found: dict[str, dict[str, str]] = {}
    for one in packaged_definitions():
        said = one.model_dump(mode="json", exclude={"retired"}, exclude_defaults=True)
        digest = hashlib.sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()
        found.setdefault(one.id, {})[one.version] = digest[:16]

    assert found == AS_SHIPPED


def test_the_same_version_twice_is_refused() -> None:
    one = packaged_definitions()[0]

    with pytest.raises(ValueError, match="defined twice"):
        Definitions([one, one])


def test_the_package_holds_only_words_of_our_own() -> None:
    for instrument, version, _ in read_texts(None):
        definition = DEFINITIONS.find(instrument, version)
        assert definition is not None
        assert definition.tier is Tier.own_words
    for definition in DEFINITIONS.all():
        in_both = {(definition.id, definition.version, language) in read_texts(None) for language in Language}
        assert in_both == {definition.tier is Tier.own_words}


def test_nothing_in_the_package_is_named_after_a_form_that_needs_a_licence() -> None:
    shipped = {path.name.partition(".")[0] for path in (ROOT / "app" / "instruments" / "catalog").rglob("*.json")}

    assert shipped == {"trio-3", "phq-4", "rmdq-24", "pgic", "pass"}


def test_a_text_pack_is_read_beside_our_own_words(tmp_path: Path) -> None:
    texts = read_texts(put_down(tmp_path, a_pack(), a_pack(lang="en")))

    assert texts["phq-4", "1", Language.fr].items["q4"] == "Phrase inventée numéro 4"
    assert ("trio-3", "1", Language.fr) in texts


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"instrument": "phq-5"}, "no such instrument"),
        ({"version": "2"}, "no such instrument and version"),
        ({"items": {"q1": "Seule"}}, "items"),
        ({"answers": {"0": "jamais"}}, "answers"),
        ({"lang": "de"}, "lang"),
        ({"unknown": 1}, "unknown"),
    ],
)
def test_a_text_that_does_not_fit_its_definition_stops_the_start(
    tmp_path: Path, changes: dict[str, object], reason: str
) -> None:
    with pytest.raises(InstrumentTextRefused, match=reason):
        read_texts(put_down(tmp_path, a_pack(**changes)))


def test_a_language_given_twice_our_own_words_replaced_and_a_folder_that_is_not_there_are_refused(
    tmp_path: Path,
) -> None:
    with pytest.raises(InstrumentTextRefused, match="twice"):
        read_texts(put_down(tmp_path, a_pack(), a_pack()))
    with pytest.raises(InstrumentTextRefused, match="no such folder"):
        read_texts(tmp_path / "elsewhere")
    ours = {"instrument": "pass", "items": {"acceptable": "Autrement ?"}, "answers": {"0": "a", "1": "b", "2": "c"}}
    (tmp_path / "1.json").unlink()
    with pytest.raises(InstrumentTextRefused, match="our own"):
        read_texts(put_down(tmp_path, a_pack(**ours)))
