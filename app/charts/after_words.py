"""Every sentence of before and after and its twins, French first. The answers are the method’s, word for word."""

from app.charts.options import Language

_FR = {
    "title": "Avant, après\u202f: {name}, {when}",
    "title_none": "Avant, après",
    "band": "Vos notes autour de ce changement",
    "band_of": "Vos notes autour de\u202f: {name}",
    "no_change": "Pas encore de changement noté\u202f: un outil, une infiltration, le travail, une séance, "
    "un ajustement.",
    "no_pain": "Il n’y a pas de note de douleur à comparer ici.",
    "hint": "Trait plein\u202f: moyenne des notes. Bande\u202f: attendu de toute façon.",
    "hint_plain": "Chaque point est une note.",
    "change": "le changement",
    "expected": "attendu de toute façon",
    "expected_span": "attendu de toute façon\u202f: {low} à {high}",
    "observed": "vos notes\u202f: {observed}",
    "answer": "Dans les 4 semaines suivantes, vos notes étaient en moyenne à {observed}. Après {count} moments de "
    "votre passé qui avaient commencé de la même façon, sans ce changement, elles étaient à {expected} en moyenne, "
    "et 9 fois sur 10 entre {low} et {high}.",
    "within": "Ce que vous avez noté reste dans ce que votre propre histoire laissait attendre.",
    "below": "Ce que vous avez noté est plus bas que ce que votre propre histoire laissait attendre. Environ 1 fois "
    "sur 20, cela arrive sans aucun changement\u202f; d’autres choses ont pu changer aussi.",
    "above": "Ce que vous avez noté est plus haut que ce que votre propre histoire laissait attendre. Environ 1 fois "
    "sur 20, cela arrive sans aucun changement\u202f; d’autres choses ont pu changer aussi.",
    "basis": "D’après {count} jours notés, {span}. Les 4 semaines regardées vont {weeks}.",
    "exact_day": "Ce changement n’est pas placé à un jour près\u202f: il n’y a ni avant ni après à comparer.",
    "not_yet": "Les 4 semaines suivantes ne sont pas encore passées\u202f: une réponse est possible à partir du {day}.",
    "notes_before": "Pas assez de notes dans les 7 jours d’avant (il en faut {needed}, il y en a {found}).",
    "notes_just_before": "Pas de note dans les 3 jours d’avant (il en faut {needed}).",
    "notes_after": "Pas assez de notes dans les 4 semaines suivantes (il en faut {needed}, il y en a {found}).",
    "notes_for_range": "Pas encore de zone habituelle à ce moment-là (jours notés\u202f: il en faut {needed}, "
    "il y en a {found}).",
    "comparable_moments": "Votre historique ne contient pas encore assez de moments comparables (il en faut {needed}, "
    "il y en a {found}).",
    "comparable_days": "Votre historique ne contient pas encore assez de jours comparables (il en faut {needed}, "
    "il y en a {found}).",
    "natural_course": "Repère général, qui ne vient pas de vos notes\u202f: environ 9 douleurs aiguës du bas du dos "
    "sur 10 s’apaisent en 2 à 6 semaines.",
    "row_observed": "moyenne des 4 semaines suivantes",
    "row_expected": "attendu de toute façon, en moyenne",
    "row_band": "attendu de toute façon, 9 fois sur 10",
    "row_moments": "moments comparables",
    "row_note": "note",
    "between": "{low} à {high}",
}
_EN = {
    "title": "Before, after: {name}, {when}",
    "title_none": "Before, after",
    "band": "Your notes around this change",
    "band_of": "Your notes around: {name}",
    "no_change": "No change noted yet: a tool, an infiltration, work, a session, an adjustment.",
    "no_pain": "There is no pain note to compare here.",
    "hint": "Solid line: average of the notes. Band: expected anyway.",
    "hint_plain": "Each dot is a note.",
    "change": "the change",
    "expected": "expected anyway",
    "expected_span": "expected anyway: {low} to {high}",
    "observed": "your notes: {observed}",
    "answer": "In the 4 weeks after, your notes averaged {observed}. After {count} moments that had started like this "
    "one in your own past, without this change, they averaged {expected} and 9 times in 10 between {low} and {high}.",
    "within": "What you noted is within what your own history would lead to expect.",
    "below": "What you noted is lower than what your own history would lead to expect. About 1 time in 20 this happens "
    "with no change at all; other things may have changed too.",
    "above": "What you noted is higher than what your own history would lead to expect. About 1 time in 20 this "
    "happens with no change at all; other things may have changed too.",
    "basis": "From {count} days noted, {span}. The 4 weeks looked at are {weeks}.",
    "exact_day": "This change is not placed on a day: there is no before and after to compare.",
    "not_yet": "The 4 weeks after are not over yet: an answer is possible from {day}.",
    "notes_before": "Not enough notes in the 7 days before ({needed} needed, {found} found).",
    "notes_just_before": "No note in the 3 days before ({needed} needed).",
    "notes_after": "Not enough notes in the 4 weeks after ({needed} needed, {found} found).",
    "notes_for_range": "No usual range yet at that time ({needed} days noted needed, {found} found).",
    "comparable_moments": "Your own history does not yet hold enough comparable moments ({needed} needed, "
    "{found} found).",
    "comparable_days": "Your own history does not yet hold enough comparable days ({needed} needed, {found} found).",
    "natural_course": "A general landmark, not from your notes: about 9 in 10 acute low back pains ease "
    "within 2 to 6 weeks.",
    "row_observed": "average of the 4 weeks after",
    "row_expected": "expected anyway, on average",
    "row_band": "expected anyway, 9 times in 10",
    "row_moments": "comparable moments",
    "row_note": "note",
    "between": "{low} to {high}",
}
AFTER_WORDS = {Language.fr: _FR, Language.en: _EN}
AFTER_COLUMNS = {Language.fr: ("Quand", "Quoi", "Valeur"), Language.en: ("When", "What", "Value")}
