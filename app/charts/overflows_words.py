"""Every sentence of « mes débordements » and its twins, French first."""

from app.charts import companion
from app.charts.options import Language

_FR = {
    "title": "Mes débordements",
    "band": "Débordements, alignés sur leur début",
    "hint": "Losange\u202f: moment de vie. Carré\u202f: travail. Triangle\u202f: outil. Rond\u202f: rencontre. "
    "Petits points\u202f: {notes}.",
    "hint_short": "Le plus récent en haut. Touchez pour lire.",
    "nothing": "Aucun débordement noté. L’image se dessinera d’elle-même si vous en notez un.",
    "margin": "marge",
    "pain": "douleur",
    "strongest": "douleur la plus forte",
    "no_notes": "vos notes",
    "before": "−{days}\u00a0j",
    "after": "+{days}\u00a0j",
    "start": "début",
    "open": "encore ouvert",
    "no_end": "fin non dite",
    "count": "{count} débordements notés, {span}.",
    "count_1": "1 débordement noté, {span}.",
    "lengths": "Le plus court\u202f: {shortest}\u202f; celui du milieu\u202f: {middle}\u202f; "
    "le plus long\u202f: {longest}.",
    "lengths_1": "Durée\u202f: {longest}.",
    "still_open": "{count} sont encore ouverts.",
    "still_open_1": "1 est encore ouvert.",
    "without_end": "La fin de {count} n’est pas dite.",
    "between": "De la fin de l’un au début du suivant\u202f: le plus court {shortest}, celui du milieu {middle}, "
    "le plus long {longest}.",
    "between_1": "De la fin de l’un au début du suivant\u202f: {longest}.",
    "across": "{count} intervalles traversent un silence et ne sont pas comptés.",
    "across_1": "1 intervalle traverse un silence et n’est pas compté.",
    "years": "Par année\u202f: {items}.",
    "year": "{year}, {count} débordements en {days} jours observés",
    "year_1": "{year}, 1 débordement en {days} jours observés",
    "year_0": "{year}, aucun en {days} jours observés",
    "year_rate": "{told} ({rate} par année observée)",
    "observed": "Une note éclaire sept jours\u202f: ce sont les jours observés.",
    "reading": "Chaque ligne est un débordement, le plus récent en haut, de {before} jours avant son début à sa fin. "
    "Les bords flous sont des dates approximatives. Autour\u202f: losange, moment de vie\u202f; carré, travail\u202f; "
    "croix, contact de travail\u202f; triangle, outil commencé ou ajustement\u202f; rond, rencontre. Les mots au bout "
    "d’une ligne disent ce qui a aidé, comme vous l’avez dit.",
    "meaning": "C’est ce qui était noté autour\u202f; cela ne dit pas pourquoi.",
    "between_lengths": "entre {least} et {most}",
    "about": "{when}{length}.",
    "named": "Nommé\u202f: {items}.",
    "helped": "A aidé\u202f: {items}.",
}
_EN = {
    "title": "My flare-ups",
    "band": "Flare-ups, aligned at their start",
    "hint": "Diamond: life moment. Square: work. Triangle: tool. Circle: contact. Small dots: {notes}.",
    "hint_short": "The latest on top. Tap to read.",
    "nothing": "No flare-up noted. The picture will draw itself if you note one.",
    "margin": "margin",
    "pain": "pain",
    "strongest": "strongest pain",
    "no_notes": "your notes",
    "before": "−{days}\u00a0d",
    "after": "+{days}\u00a0d",
    "start": "start",
    "open": "still open",
    "no_end": "end not told",
    "count": "{count} flare-ups noted, {span}.",
    "count_1": "1 flare-up noted, {span}.",
    "lengths": "The shortest: {shortest}; the one in the middle: {middle}; the longest: {longest}.",
    "lengths_1": "Length: {longest}.",
    "still_open": "{count} are still open.",
    "still_open_1": "1 is still open.",
    "without_end": "The end of {count} is not told.",
    "between": "From the end of one to the start of the next: the shortest {shortest}, the one in the middle "
    "{middle}, the longest {longest}.",
    "between_1": "From the end of one to the start of the next: {longest}.",
    "across": "{count} intervals cross a silence and are not counted.",
    "across_1": "1 interval crosses a silence and is not counted.",
    "years": "By year: {items}.",
    "year": "{year}, {count} flare-ups in {days} observed days",
    "year_1": "{year}, 1 flare-up in {days} observed days",
    "year_0": "{year}, none in {days} observed days",
    "year_rate": "{told} ({rate} per observed year)",
    "observed": "A note opens seven days: these are the observed days.",
    "reading": "Each line is a flare-up, the latest on top, from {before} days before its start to its end. Blurred "
    "edges are approximate dates. Around it: diamond, life moment; square, work; cross, work contact; triangle, tool "
    "begun or adjustment; circle, contact. The words at the end of a line say what helped, as you said it.",
    "meaning": "This is what was noted around; it does not say why.",
    "between_lengths": "{least} to {most}",
    "about": "{when}{length}.",
    "named": "Named: {items}.",
    "helped": "Helped: {items}.",
}
OVERFLOWS_WORDS = {Language.fr: _FR, Language.en: _EN}
COLUMNS = {
    Language.fr: ("Débordement", "Durée", "Nommé", "Autour, du jour −14 au jour +7", "Essayé"),
    Language.en: ("Flare-up", "Length", "Named", "Around, day −14 to day +7", "Tried"),
}


def told(key: str, language: Language, **parts: object) -> str:
    return companion.told(OVERFLOWS_WORDS, key, language, **parts)
