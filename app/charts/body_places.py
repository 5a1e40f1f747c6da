"""The 68 regions of the body map gathered into places a line of a picture can name; left and right are the person's."""

from collections.abc import Mapping

from app.charts.options import Language
from app.journal.regions import BODY_REGIONS

PARTS = ("head", "arms", "trunk", "legs")

# Place: part of the body, French and English names in the middle, on the left, on the right, and its regions.
_PLACES: dict[str, tuple[str, tuple[str, str, str], tuple[str, str, str], tuple[str, ...]]] = {
    "head": ("head", ("tête", "", ""), ("head", "", ""), ("forehead", "face", "head_back")),
    "jaw": ("head", ("", "mâchoire gauche", "mâchoire droite"), ("", "left jaw", "right jaw"), ("jaw",)),
    "neck": (
        "head",
        ("cou", "nuque gauche", "nuque droite"),
        ("neck", "left of the nape", "right of the nape"),
        ("neck_front", "neck_back"),
    ),
    "shoulder": (
        "arms",
        ("", "épaule gauche", "épaule droite"),
        ("", "left shoulder", "right shoulder"),
        ("shoulder_front", "scapula"),
    ),
    "arm": (
        "arms",
        ("", "bras gauche", "bras droit"),
        ("", "left arm", "right arm"),
        ("upperarm_front", "upperarm_back", "elbow_front", "forearm_front", "forearm_back"),
    ),
    "hand": (
        "arms",
        ("", "main gauche", "main droite"),
        ("", "left hand", "right hand"),
        ("wrist", "palm", "hand_back"),
    ),
    "chest": ("trunk", ("", "poitrine, gauche", "poitrine, droite"), ("", "left chest", "right chest"), ("chest",)),
    "belly": (
        "trunk",
        ("", "ventre, gauche", "ventre, droite"),
        ("", "left of the belly", "right of the belly"),
        ("abdomen_upper", "abdomen_lower"),
    ),
    "upper_back": (
        "trunk",
        ("", "haut du dos, gauche", "haut du dos, droite"),
        ("", "left upper back", "right upper back"),
        ("upper_back",),
    ),
    "lower_back": (
        "trunk",
        ("bas du dos", "bas du dos, gauche", "bas du dos, droite"),
        ("lower back", "left lower back", "right lower back"),
        ("lower_back", "lower_back_mid", "sacrum", "coccyx", "flank"),
    ),
    "hip": (
        "legs",
        ("bassin", "hanche gauche", "hanche droite"),
        ("pelvis", "left hip", "right hip"),
        ("pelvis", "groin", "hip"),
    ),
    "buttock": ("legs", ("", "fesse gauche", "fesse droite"), ("", "left buttock", "right buttock"), ("buttock",)),
    "thigh": (
        "legs",
        ("", "cuisse gauche", "cuisse droite"),
        ("", "left thigh", "right thigh"),
        ("thigh_front", "thigh_back"),
    ),
    "knee": (
        "legs",
        ("", "genou gauche", "genou droit"),
        ("", "left knee", "right knee"),
        ("knee_front", "knee_back"),
    ),
    "leg": ("legs", ("", "jambe gauche", "jambe droite"), ("", "left lower leg", "right lower leg"), ("shin", "calf")),
    "foot": (
        "legs",
        ("", "pied gauche", "pied droit"),
        ("", "left foot", "right foot"),
        ("ankle", "foot_top", "sole"),
    ),
}
_SIDES = {"": 0, "_l": 1, "_r": 2}
_PLACE_OF_STEM = {stem: place for place, (_, _, _, stems) in _PLACES.items() for stem in stems}


def _placed(region: str) -> str:
    side = region[-2:] if region[-2:] in _SIDES else ""
    return _PLACE_OF_STEM[region.removesuffix(side)] + side


PLACE_OF: Mapping[str, str] = {region["key"]: _placed(region["key"]) for region in BODY_REGIONS}
# From head to foot, the middle before the left before the right.
PLACES: tuple[str, ...] = tuple(
    place + side for place in _PLACES for side in _SIDES if place + side in set(PLACE_OF.values())
)
_REGION_NAMES = {region["key"]: region for region in BODY_REGIONS}


def part_of(place: str) -> str:
    return _PLACES[_stem(place)][0]


def place_name(place: str, language: Language) -> str:
    """« genou gauche »: the side is the person's own."""
    _, french, english, _ = _PLACES[_stem(place)]
    return (french if language is Language.fr else english)[_SIDES[place.removeprefix(_stem(place))]]


def region_name(region: str, language: Language) -> str:
    return _REGION_NAMES[region][language.value]


def is_sided(place: str) -> bool:
    return _stem(place) != place


def _stem(place: str) -> str:
    return place[:-2] if place[-2:] in _SIDES else place
