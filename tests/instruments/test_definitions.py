"""What was once shipped stays as it was: a rule that changes is another version."""

import hashlib
from pathlib import Path

import orjson
import pytest

from app.instruments.definitions import DEFINITIONS, Definitions, Direction, Tier, packaged_definitions
from app.instruments.licences import LICENCES, LOINC, Mark
from app.instruments.texts import InstrumentTextRefused, read_texts
from app.kit.locale import Language
from tests.architecture.sources import ROOT

# To change a definition, add a file with the next version, and retire this one; only `retired` may ever move.
AS_SHIPPED = {
    "bpi-sf": {"1": "f1272d15d18b48d9"},
    "csi": {"1": "a5318b045b753c29"},
    "dn4": {"1": "a71f022b581a0f17"},
    "fabq": {"1": "64898d7f1a773e0d"},
    "first": {"1": "2f995d0e06134208"},
    "gad-7": {"1": "25b4c640d1fcfee4"},
    "isi": {"1": "fc8621d728be0ad3"},
    "nrs": {"1": "3cf23ee27100c980"},
    "odi": {"1": "6edebe0945cfb89a"},
    "ompsq-sf": {"1": "bb9d3233b05175bd"},
    "pass": {"1": "9a5523aa07bcee89"},
    "pcs": {"1": "fba7891da7103dfb"},
    "peg": {"1": "76c8ea8328409cae"},
    "pgic": {"1": "8f1fdea519c5384b"},
    "phq-4": {"1": "0ca20bcac5fc1137"},
    "phq-8": {"1": "0f9836f1b9f25018"},
    "phq-9": {"1": "8ca3d98a54f9fdca"},
    "promis-29": {"1": "e3dd3ede9a355d13"},
    "promis-global": {"1": "7c68780b84cb736d"},
    "promis-pain-4a": {"1": "c089ae55c9100d7d"},
    "promis-sleep-4a": {"1": "226fa30aa4bf0da7"},
    "pseq": {"1": "d5a363431f6eea75"},
    "pseq-2": {"1": "fdaae1d0a4f71cd3"},
    "psqi": {"1": "6d2aa4c65fde4b50"},
    "pss-10": {"1": "db6c44cf3f80df98"},
    "pss-4": {"1": "97ef8af53f67680b"},
    "qbpds": {"1": "69cd664e70ed3d9f"},
    "rmdq-24": {"1": "09febade9adb2c6d"},
    "start-back": {"1": "5d203f8cc13c3e3b"},
    "trio-3": {"1": "b8b0432fc584af00"},
    "tsk-11": {"1": "81e0d628fec3a790"},
    "who-5": {"1": "ebd8c51ed850d8ba"},
}
BETTER = Direction.higher_is_better
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


def test_every_questionnaire_has_its_licence_in_both_languages() -> None:
    assert LICENCES.keys() == {one.id for one in DEFINITIONS.all()}
    for one in DEFINITIONS.all():
        marks = {LICENCES[one.id][language].mark for language in Language}
        assert (marks == {Mark.own}) == (one.tier is Tier.own_words)


def test_every_published_code_names_a_score_and_passes_its_check_digit() -> None:
    for name, code in LOINC.items():
        instrument, _, key = name.partition(".")
        assert any(one.id == instrument and key in one.scores_by_key for one in DEFINITIONS.all())
        assert passes_mod_10(code)
    assert not passes_mod_10("69689-6")
    assert not any(name.startswith("trio-3") for name in LOINC)


def passes_mod_10(code: str) -> bool:
    number, _, check = code.partition("-")
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(number))]
    return (10 - sum(value // 10 + value % 10 for value in doubled) % 10) % 10 == int(check)


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
        ({"item_answers": {"q9": INVENTED}}, "items"),
        ({"item_answers": {"q4": {"0": "jamais"}}}, "answers"),
        ({"lang": "de"}, "lang"),
        ({"unknown": 1}, "unknown"),
    ],
)
def test_a_text_that_does_not_fit_its_definition_stops_the_start(
    tmp_path: Path, changes: dict[str, object], reason: str
) -> None:
    with pytest.raises(InstrumentTextRefused, match=reason):
        read_texts(put_down(tmp_path, a_pack(**changes)))


def test_words_of_a_licensed_form_say_by_which_licence_they_are_shown(tmp_path: Path) -> None:
    licensed = a_pack(instrument="pss-4", answers={**INVENTED, "4": "toujours"})

    with pytest.raises(InstrumentTextRefused, match="licence"):
        read_texts(put_down(tmp_path, licensed))
    texts = read_texts(put_down(tmp_path, {**licensed, "licence": "Lettre inventée du 3 mars"}))
    assert texts["pss-4", "1", Language.fr].licence == "Lettre inventée du 3 mars"


def test_one_item_may_have_answers_of_its_own_and_a_scale_names_at_least_its_ends(tmp_path: Path) -> None:
    ends, own = {"0": "rien", "10": "tout"}, {str(value): f"durée {value}" for value in range(1, 11)}
    items = {f"q{number}": f"Phrase inventée {number}" for number in range(1, 11)}
    pack = {"instrument": "ompsq-sf", "items": items, "answers": {**ends, "5": "à moitié"}, "item_answers": {"q1": own}}

    texts = read_texts(put_down(tmp_path, a_pack(**pack)))

    assert texts["ompsq-sf", "1", Language.fr].item_answers["q1"]["10"] == "durée 10"


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


def test_the_device_reads_totals_in_the_ranges_of_the_definitions() -> None:
    expected = {
        f"{one.id}.{one.version}": {
            rule.key: [*one.range_of(rule), *([1] if (rule.direction or one.direction) is BETTER else [])]
            for rule in one.scores
        }
        for one in DEFINITIONS.all()
    }

    source = ROOT / "frontend" / "src"
    on_phone, on_tablet = (
        orjson.loads((source / of / "totals.json").read_bytes()) for of in ("records", "instruments")
    )
    assert on_phone | on_tablet == expected
    assert not on_phone.keys() & on_tablet.keys()
