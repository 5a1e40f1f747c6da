"""Sentences of what was agreed and of what is asked now, French first."""

from app.charts.options import Language

_FR = {
    "agreed": "Convenu\u202f: {words}",
    "their_words": "Dit ce jour-là\u202f: {words}",
    "tool_reviewed": "{name}\u202f: {change}.",
    "tool_adjusted": "ajusté",
    "tool_stopped": "arrêté",
    "tool_new": "nouveau",
    "next_date": "Prochaine rencontre prévue le {day}.",
    "past_date": "Une rencontre était prévue le {day}.",
    "open_door": "Porte ouverte\u202f: pas de date, revenir quand c’est utile.",
    "rhythm": "Rythme, pour l’instant\u202f: {words}.",
    "adjusted": "Ajusté\u202f: {words}{why}.",
    "why": " (pourquoi\u202f: {words})",
    "recalibrated": "Objectif recalé\u202f: {new} (avant\u202f: {old}).",
    "goals": "Objectifs en cours\u202f: {words}.",
    "goals_1": "Objectif en cours\u202f: {words}.",
    "wish": "Souhaite une rencontre, {when}{words}",
    "need": "Besoin du moment, {when}\u202f: {words}",
}
_EN = {
    "agreed": "Agreed: {words}",
    "their_words": "Said that day: {words}",
    "tool_reviewed": "{name}: {change}.",
    "tool_adjusted": "adjusted",
    "tool_stopped": "stopped",
    "tool_new": "new",
    "next_date": "Next meeting planned on {day}.",
    "past_date": "A meeting was planned on {day}.",
    "open_door": "Open door: no date, to come back when useful.",
    "rhythm": "Rhythm, for now: {words}.",
    "adjusted": "Adjusted: {words}{why}.",
    "why": " (why: {words})",
    "recalibrated": "Goal recalibrated: {new} (before: {old}).",
    "goals": "Current goals: {words}.",
    "goals_1": "Current goal: {words}.",
    "wish": "Would like a meeting, {when}{words}",
    "need": "Current need, {when}: {words}",
}
AGREED_WORDS = {Language.fr: _FR, Language.en: _EN}
