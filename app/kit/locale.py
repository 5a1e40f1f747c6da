"""Which of the two languages a reader gets."""

from enum import StrEnum


class Language(StrEnum):
    """French is the language of the house, English the language of its guests."""

    fr = "fr"
    en = "en"


def preferred_language(accepted: str | None, default: Language = Language.fr) -> Language:
    """The best of an Accept-Language value that we speak; quality values are honoured, the rest is forgiven."""
    best, best_quality = default, 0.0
    for part in (accepted or "").split(","):
        tag, _, parameters = part.strip().partition(";")
        language = tag.strip().lower().partition("-")[0]
        quality = _quality(parameters)
        if language in Language.__members__ and quality > best_quality:
            best, best_quality = Language(language), quality
    return best


def _quality(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    digits = value.strip()
    is_number = digits.replace(".", "", 1).isascii() and digits.replace(".", "", 1).isdigit()
    return min(float(digits), 1.0) if is_number and len(digits) <= 5 else 0.0
