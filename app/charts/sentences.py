"""The sentences of the text twin, French first; counts choose between the singular and the plural by hand."""

from app.charts.dates import number_in_words
from app.charts.options import Language

_FR = {
    "noted_days": "{count} jours notés sur {days}.",
    "noted_days_1": "1 jour noté sur {days}.",
    "noted_days_0": "Rien de noté sur cette période. Une note peut venir quand vous voulez.",
    "range_of": "{name}\u202f: {count} notes, de {low} à {high}, le milieu est à {middle}.",
    "range_of_same": "{name}\u202f: {count} notes, toutes à {low}.",
    "range_of_few": "{name}\u202f: {count} notes, de {low} à {high}.",
    "range_of_1": "{name}\u202f: 1 note, {low}.",
    "marked_days": "{name}\u202f: {count} jours.",
    "marked_days_1": "{name}\u202f: 1 jour.",
    "marked_days_0": "{name}\u202f: aucun de ces jours.",
    "margin_words": "La marge va de −3 (ça déborde) à +3 (de la marge).",
    "acceptable_count": "Acceptable pour moi\u202f: oui {yes} fois sur {all}.",
    "matters_count": "A pu faire quelque chose qui compte\u202f: {yes} fois sur {all}.",
    "flares": "{count} débordements notés\u202f: le plus court {shortest}, le plus long {longest}, "
    "la moitié {half} au plus.",
    "flares_even": "{count} débordements notés, {longest} chacun.",
    "flares_1": "1 débordement noté, {longest}.",
    "flares_0": "Pas de débordement noté.",
    "flare_list": "Débordements\u202f: {items}.",
    "flare_open": "Un débordement est encore en cours, {when}.",
    "usual_range": "Zone habituelle ({name})\u202f: {bounds}, milieu {middle}, d’après {notes} jours notés.",
    "usual_range_first": "Zone habituelle ({name}), première estimation\u202f: {bounds}, milieu {middle}, "
    "d’après {notes} jours notés.",
    "usual_range_before": "Zone habituelle d’avant la pause ({name})\u202f: {bounds}\u202f; dernière note le {last}.",
    "bounds": "de {low} à {high}",
    "bounds_even": "autour de {low}",
    "usual_range_none": "Zone habituelle ({name})\u202f: pas assez de notes pour le dire.",
    "usual_range_meaning": "Votre zone habituelle, c’est là où se trouvaient au moins 8 de vos notes sur 10, les plus "
    "récentes comptant davantage. On dit «\u00a0au-dessus de votre zone\u00a0» quand la moyenne de vos 7 derniers "
    "jours (au moins 3 notes) passe au-dessus du haut de cette zone et d’au moins 2 points au-dessus de votre milieu.",
    "usual_range_meaning_steps": "Votre zone habituelle, c’est là où se trouvaient au moins 8 de vos notes sur 10, les "
    "plus récentes comptant davantage. On dit «\u00a0au-dessus de votre zone\u00a0» quand la moyenne de vos 7 derniers "
    "jours (au moins 3 notes) passe au-dessus du haut de cette zone et d’au moins 2 crans de votre échelle ({points}) "
    "au-dessus de votre milieu.",
    "above": "Au-dessus de votre zone ({name})\u202f: {count} fois sur cette période, {items}.",
    "above_1": "Au-dessus de votre zone ({name})\u202f: une fois sur cette période, {items}.",
    "above_reading": "C’est une lecture de vos notes\u202f; un débordement, c’est vous qui le dites.",
    "above_0": "Au-dessus de votre zone ({name})\u202f: à aucun moment de cette période.",
    "phase_now": "D’après vos dernières notes (jusqu’au {last})\u202f: {phase}.",
    "phase_not_enough": "pas assez de notes pour le dire",
    "phase_stable": "dans votre zone",
    "phase_swinging": "ça bouge plus que d’habitude",
    "phase_overflowing": "au-dessus de votre zone, depuis le {since}",
    "phase_settling": "ça redescend",
    "range_moved": "Votre zone habituelle a bougé\u202f: {before} il y a six mois, {after} maintenant. Un nouveau "
    "niveau qui dure devient votre zone habituelle en deux à trois mois.",
    "events": "Moments de vie\u202f: {items}.",
    "light_events": "Moments qui aident\u202f: {items}.",
    "work": "Travail\u202f: {items}.",
    "tools": "Outils\u202f: {items}.",
    "load": "Tout ce qui pèse, face à tout ce qui soutient\u202f: {days} jours où les deux sont notés. Chaque jour est "
    "comparé à vos propres jours d’avant\u202f; la douleur n’y entre pas, et cela ne dit rien des jours à venir. "
    "Le {last}, ce qui pesait était {loads}, ce qui soutenait était {resources}.",
    "load_none": "Pas encore assez de notes pour mettre face à face ce qui pèse et ce qui soutient.",
    "load_more": "plus haut que d’habitude",
    "load_same": "comme d’habitude",
    "load_less": "plus bas que d’habitude",
    "weights": "Ce qui compte pour vous, de 0 à 3, comme vous l’avez choisi\u202f: {items}.",
    "weights_stress": "stress {weight}",
    "weights_work": "travail {weight}",
    "weights_mental_load": "charge mentale {weight}",
    "weights_sleep": "sommeil {weight}",
    "weights_activity": "activité {weight}",
    "weights_tools": "outils {weight}",
    "visits": "{count} séances, {span}.",
    "visits_1": "1 séance, {span}.",
    "visits_0": "Pas de séance notée.",
    "door": "La porte reste ouverte.",
    "changes": "Ajustements et objectifs recalés\u202f: {items}.",
    "quiet": "Sans note\u202f: {items}.",
    "quiet_item": "{length} ({span})",
    "quiet_open": "Pas de note depuis {length}. La porte reste ouverte.",
    "more": "et {count} autres",
    "aligned": "Ces moments sont posés sur une même ligne de temps\u202f: c’est ce qui s’est passé autour, "
    "cela ne dit pas pourquoi.",
}
_EN = {
    "noted_days": "{count} days noted out of {days}.",
    "noted_days_1": "1 day noted out of {days}.",
    "noted_days_0": "Nothing noted over this period. A note can come whenever you like.",
    "range_of": "{name}: {count} notes, from {low} to {high}, the middle is {middle}.",
    "range_of_same": "{name}: {count} notes, all at {low}.",
    "range_of_few": "{name}: {count} notes, from {low} to {high}.",
    "range_of_1": "{name}: 1 note, {low}.",
    "marked_days": "{name}: {count} days.",
    "marked_days_1": "{name}: 1 day.",
    "marked_days_0": "{name}: none of these days.",
    "margin_words": "Margin goes from −3 (overflowing) to +3 (room).",
    "acceptable_count": "Acceptable to me: yes {yes} of {all}.",
    "matters_count": "Was able to do something that matters: {yes} of {all}.",
    "flares": "{count} flare-ups noted: the shortest {shortest}, the longest {longest}, half of them {half} at most.",
    "flares_even": "{count} flare-ups noted, {longest} each.",
    "flares_1": "1 flare-up noted, {longest}.",
    "flares_0": "No flare-up noted.",
    "flare_list": "Flare-ups: {items}.",
    "flare_open": "A flare-up is still open, {when}.",
    "usual_range": "Usual range ({name}): {bounds}, middle {middle}, from {notes} noted days.",
    "usual_range_first": "Usual range ({name}), first estimate: {bounds}, middle {middle}, from {notes} noted days.",
    "usual_range_before": "Usual range from before the break ({name}): {bounds}; last note on {last}.",
    "bounds": "{low} to {high}",
    "bounds_even": "around {low}",
    "usual_range_none": "Usual range ({name}): not enough notes to say.",
    "usual_range_meaning": "Your usual range is where at least 8 of your 10 notes were, recent ones counting more. "
    "We say “above your usual range” when your average over the last 7 days (at least 3 notes) goes above the top of "
    "that range and at least 2 points above your middle.",
    "usual_range_meaning_steps": "Your usual range is where at least 8 of your 10 notes were, recent ones counting "
    "more. We say “above your usual range” when your average over the last 7 days (at least 3 notes) goes above the "
    "top of that range and at least 2 steps of your own scale ({points}) above your middle.",
    "above": "Above your usual range ({name}): {count} times in this period, {items}.",
    "above_1": "Above your usual range ({name}): once in this period, {items}.",
    "above_reading": "This is a reading of your notes; a flare-up is for you to say.",
    "above_0": "Above your usual range ({name}): at no time in this period.",
    "phase_now": "From your latest notes (up to {last}): {phase}.",
    "phase_not_enough": "not enough notes to say",
    "phase_stable": "within your range",
    "phase_swinging": "moving more than usual for you",
    "phase_overflowing": "above your usual range, since {since}",
    "phase_settling": "settling",
    "range_moved": "Your usual range has moved: {before} six months ago, {after} now. A new level that lasts becomes "
    "your usual range within two to three months.",
    "events": "Life moments: {items}.",
    "light_events": "Moments that help: {items}.",
    "work": "Work: {items}.",
    "tools": "Tools: {items}.",
    "load": "All that weighs, facing all that supports: {days} days where both are noted. Each day is set against your "
    "own earlier days; pain has no part in it, and it says nothing of the days to come. "
    "On {last}, what weighed was {loads}, what supported was {resources}.",
    "load_none": "Not enough notes yet to set what weighs facing what supports.",
    "load_more": "higher than usual",
    "load_same": "as usual",
    "load_less": "lower than usual",
    "weights": "What counts for you, from 0 to 3, as you chose: {items}.",
    "weights_stress": "stress {weight}",
    "weights_work": "work {weight}",
    "weights_mental_load": "mental load {weight}",
    "weights_sleep": "sleep {weight}",
    "weights_activity": "activity {weight}",
    "weights_tools": "tools {weight}",
    "visits": "{count} sessions, {span}.",
    "visits_1": "1 session, {span}.",
    "visits_0": "No session noted.",
    "door": "The door stays open.",
    "changes": "Adjustments and goals recalibrated: {items}.",
    "quiet": "Without a note: {items}.",
    "quiet_item": "{length} ({span})",
    "quiet_open": "No note for {length}. The door stays open.",
    "more": "and {count} others",
    "aligned": "These moments stand on one time line: it is what was going on around, it does not say why.",
}
SENTENCES = {Language.fr: _FR, Language.en: _EN}


def sentence(key: str, language: Language, **parts: object) -> str:
    told = {
        name: number_in_words(part, language, digits=0) if isinstance(part, int) else part
        for name, part in parts.items()
    }
    return SENTENCES[language][key].format(**told)


def counted(key: str, count: int, language: Language, **parts: object) -> str:
    """The form for none, for one, or the general one."""
    exact = f"{key}_{count}"
    return sentence(exact if exact in SENTENCES[language] else key, language, count=count, **parts)
