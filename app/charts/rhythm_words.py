"""Every sentence of the rhythm picture and its twins, French first."""

from app.charts.options import Language

_FR = {
    "title": "Le rythme des rencontres, {span}",
    "band": "Rencontres, une ligne par personne",
    "hint": "Point\u202f: une rencontre. Losange\u202f: un retour. Espace clair\u202f: une pause.",
    "hint_many": "Chaque ligne fine est une personne\u202f; touchez-la pour lire son nom.",
    "nothing": "Pas encore de rencontre notée. Les lignes se dessineront d’elles-mêmes.",
    "meaning": "Une pause est un temps d’au moins trois mois sans rencontre\u202f; un retour est la rencontre qui "
    "la suit. Les pauses font partie d’un suivi au long cours\u202f: la porte reste ouverte.",
    "contact": "rencontre",
    "back": "retour",
    "pause": "pause",
    "people": "{count} personnes rencontrées.",
    "people_1": "1 personne rencontrée.",
    "in_table": "Chacune a sa ligne dans le tableau.",
    "line": "{name}\u202f: {count} rencontres, {span}.",
    "line_1": "{name}\u202f: 1 rencontre, le {span}.",
    "pauses": "Pauses\u202f: {items}.",
    "pauses_1": "Une pause\u202f: {items}.",
    "open": "Porte ouverte depuis {length}.",
    "quiet": "Pas de rencontre depuis {length}.",
    "from_to": "{length} ({first} – {last})",
}
_EN = {
    "title": "The rhythm of contacts, {span}",
    "band": "Contacts, one line for each person",
    "hint": "Dot: a contact. Diamond: a return. Light space: a pause.",
    "hint_many": "Each thin line is a person; touch it to read the name.",
    "nothing": "No contact noted yet. The lines will draw themselves.",
    "meaning": "A pause is a time of at least three months without a contact; a return is the contact after it. "
    "Pauses are part of a long follow-up: the door stays open.",
    "contact": "contact",
    "back": "return",
    "pause": "pause",
    "people": "{count} people met.",
    "people_1": "1 person met.",
    "in_table": "Each has a row in the table.",
    "line": "{name}: {count} contacts, {span}.",
    "line_1": "{name}: 1 contact, on {span}.",
    "pauses": "Pauses: {items}.",
    "pauses_1": "One pause: {items}.",
    "open": "Open door for {length}.",
    "quiet": "No contact for {length}.",
    "from_to": "{length} ({first} – {last})",
}
RHYTHM_WORDS = {Language.fr: _FR, Language.en: _EN}
COLUMNS = {
    Language.fr: ("Personne", "Première rencontre", "Dernière rencontre", "Rencontres", "Pauses", "Depuis"),
    Language.en: ("Person", "First contact", "Latest contact", "Contacts", "Pauses", "Since then"),
}


def told(key: str, language: Language, **parts: object) -> str:
    """The form for one where `count` is 1 and there is one."""
    single = f"{key}_1" if parts.get("count") == 1 else key
    words = RHYTHM_WORDS[language]
    return words[single if single in words else key].format(**parts)
