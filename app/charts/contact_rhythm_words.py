"""Every sentence of « la fréquence juste » and its twins, French first."""

from app.charts import companion
from app.charts.options import Language

_FR = {
    "title": "La fréquence juste, {span}",
    "nothing": "Aucune rencontre notée. L’image se dessinera d’elle-même.",
    "intervals": "intervalles",
    "hint": "Temps rapprochés et temps éloignés, à côté de comment c’était.",
    "stretch": "{count} rencontres, {middle} entre deux",
    "apart": "{middle} entre deux",
    "count": "{count} rencontres, {span}.",
    "count_1": "1 rencontre, {span}.",
    "spread": "Intervalles\u202f: le plus court {shortest}, celui du milieu {middle}, le plus long {longest}.",
    "spread_1": "Un intervalle\u202f: {longest}.",
    "pauses": "{count} temps de trois mois ou plus sans rencontre.",
    "pauses_1": "1 temps de trois mois ou plus sans rencontre.",
    "open": "La porte est ouverte depuis {length}.",
    "years": "Par année\u202f: {items}.",
    "year": "{year}, {visits}{middle}{flares}",
    "visits": "{count} rencontres",
    "visits_1": "1 rencontre",
    "visits_0": "aucune rencontre",
    "middle": " ({middle} entre deux)",
    "flares": ", {count} débordements en {days} jours observés",
    "flares_1": ", 1 débordement en {days} jours observés",
    "flares_0": "",
    "rate": " ({rate} par année observée)",
    "to_visit": "Du début d’un débordement à la rencontre suivante\u202f: le plus court {shortest}, celui du milieu "
    "{middle}, le plus long {longest} ({count} fois).",
    "to_visit_1": "Du début d’un débordement à la rencontre suivante\u202f: {longest} (1 fois).",
    "back": "Durée des débordements\u202f: le plus court {shortest}, celui du milieu {middle}, le plus long {longest} "
    "({count} fois).",
    "back_1": "Durée du débordement\u202f: {longest}.",
    "above": "Notes au-dessus de la zone habituelle\u202f: {count} fois en {days} jours observés.",
    "above_back": "Jusqu’au retour dans la zone\u202f: le plus court {shortest}, celui du milieu {middle}, "
    "le plus long {longest}.",
    "above_back_1": "Jusqu’au retour dans la zone\u202f: {longest}.",
    "observed": "Une note éclaire sept jours\u202f: ce sont les jours observés.",
    "reading": "Il y a des temps rapprochés et des temps éloignés\u202f; les deux existent, et la porte reste ouverte. "
    "Rien ici ne dit une fréquence à tenir.",
    "same_day": "le jour même",
    "between_lengths": "entre {least} et {most}",
}
_EN = {
    "title": "The right rhythm, {span}",
    "nothing": "No contact noted. The picture will draw itself.",
    "intervals": "intervals",
    "hint": "Close times and distant times, beside how it was.",
    "stretch": "{count} contacts, {middle} apart",
    "apart": "{middle} apart",
    "count": "{count} contacts, {span}.",
    "count_1": "1 contact, {span}.",
    "spread": "Intervals: the shortest {shortest}, the one in the middle {middle}, the longest {longest}.",
    "spread_1": "One interval: {longest}.",
    "pauses": "{count} times of three months or more without a contact.",
    "pauses_1": "1 time of three months or more without a contact.",
    "open": "The door has been open for {length}.",
    "years": "By year: {items}.",
    "year": "{year}, {visits}{middle}{flares}",
    "visits": "{count} contacts",
    "visits_1": "1 contact",
    "visits_0": "no contact",
    "middle": " ({middle} apart)",
    "flares": ", {count} flare-ups in {days} observed days",
    "flares_1": ", 1 flare-up in {days} observed days",
    "flares_0": "",
    "rate": " ({rate} per observed year)",
    "to_visit": "From the start of a flare-up to the next contact: the shortest {shortest}, the one in the middle "
    "{middle}, the longest {longest} ({count} times).",
    "to_visit_1": "From the start of a flare-up to the next contact: {longest} (once).",
    "back": "Length of flare-ups: the shortest {shortest}, the one in the middle {middle}, the longest {longest} "
    "({count} times).",
    "back_1": "Length of the flare-up: {longest}.",
    "above": "Notes above the usual range: {count} times in {days} observed days.",
    "above_back": "Until back within the range: the shortest {shortest}, the one in the middle {middle}, "
    "the longest {longest}.",
    "above_back_1": "Until back within the range: {longest}.",
    "observed": "A note opens seven days: these are the observed days.",
    "reading": "There are close times and distant times; both exist, and the door stays open. Nothing here says which "
    "rhythm to keep.",
    "same_day": "the same day",
    "between_lengths": "{least} to {most}",
}
CONTACT_RHYTHM_WORDS = {Language.fr: _FR, Language.en: _EN}
COLUMNS = {
    Language.fr: (
        "Année", "Rencontres", "Intervalle le plus court", "Celui du milieu", "Le plus long", "Débordements",
        "Jours observés", "Par année observée", "Notes au-dessus de la zone",
    ),
    Language.en: (
        "Year", "Contacts", "Shortest interval", "The one in the middle", "The longest", "Flare-ups",
        "Observed days", "Per observed year", "Notes above the range",
    ),
}  # fmt: skip


def told(key: str, language: Language, **parts: object) -> str:
    return companion.told(CONTACT_RHYTHM_WORDS, key, language, **parts)
