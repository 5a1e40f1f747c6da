"""Names that files and devices give to what they count, in the reader's language, and the band each belongs to.

Any other name is the person's own: it is shown as written, beside how it is.
"""

from enum import StrEnum

from app.charts.options import Language
from app.kit.text import fold


class Stands(StrEnum):
    how = "how"
    weighs = "weighs"
    supports = "supports"


_FEELINGS = {
    "stress": ("stress", "stress", Stands.weighs),
    "poor sleep": ("sommeil difficile", "poor sleep", Stands.weighs),
    "worried anxious": ("inquiétude", "worry", Stands.weighs),
    "sadness": ("tristesse", "sadness", Stands.weighs),
    "tired": ("fatigue", "tiredness", Stands.weighs),
    "loneliness": ("solitude", "loneliness", Stands.weighs),
    "awesome day!": ("très belle journée", "awesome day", Stands.supports),
    "unexpected great event!": ("belle surprise", "unexpected great event", Stands.supports),
    "happiness": ("joie", "happiness", Stands.how),
    "dizziness": ("vertiges", "dizziness", Stands.how),
    "sick": ("malade", "sick", Stands.how),
    "sick/tired": ("malade, fatigue", "sick, tired", Stands.how),
}
_MOVEMENT = {
    "steps": ("pas", "steps", Stands.supports),
    "walk": ("marche", "walking", Stands.supports),
    "climbing": ("escalade", "climbing", Stands.supports),
    "swimming": ("natation", "swimming", Stands.supports),
    "surfing": ("surf", "surfing", Stands.supports),
    "mt bike": ("VTT", "mountain bike", Stands.supports),
    "road bike": ("vélo de route", "road bike", Stands.supports),
    "distance": ("distance", "distance", Stands.supports),
    "floors": ("étages", "floors", Stands.supports),
    "minutes at rest": ("minutes de repos", "minutes at rest", Stands.supports),
    "minutes lightly active": ("minutes d’activité légère", "minutes lightly active", Stands.supports),
    "minutes fairly active": ("minutes d’activité moyenne", "minutes fairly active", Stands.supports),
    "minutes very active": ("minutes d’activité forte", "minutes very active", Stands.supports),
}
_KNOWN = _FEELINGS | _MOVEMENT
_ASPECTS = {
    "duration": ("durée", "duration"),
    "distance": ("distance", "distance"),
    "height gained": ("dénivelé", "height gained"),
    "approach": ("approche", "approach"),
    "effort": ("effort", "effort"),
    "mean effort": ("effort moyen", "mean effort"),
}
_UNITS = {
    "steps": ("pas", "steps"),
    "times": ("fois", "times"),
    "floors": ("étages", "floors"),
    "mark": ("", ""),
}
MARK = "mark"
_ORDER = {name: place for place, name in enumerate(_KNOWN)}


def own_name(label: str, language: Language) -> str:
    """« Walk: duration » is one thing and one side of it."""
    thing, _, aspect = label.partition(": ")
    known = _KNOWN.get(fold(thing))
    if known is None:
        return label
    name, side = _in(known, language), _ASPECTS.get(aspect)
    return name if not aspect else f"{name}, {_in(side, language) if side else aspect}"


def own_unit(unit: str | None, language: Language) -> str:
    known = _UNITS.get(unit or "")
    return _in(known, language) if known else unit or ""


def where_it_stands(label: str) -> Stands:
    known = _KNOWN.get(fold(label.partition(": ")[0]))
    return known[2] if known else Stands.how


def order_of(label: str) -> int:
    """Of the names known here, stress and sleep first; any other after them."""
    return _ORDER.get(fold(label), len(_ORDER))


def _in(pair: tuple[str, ...], language: Language) -> str:
    return pair[0 if language is Language.fr else 1]
