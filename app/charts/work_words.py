"""Every sentence of the work line and its twins, French first."""

from app.charts.options import Language

_FR = {
    "title": "Ma ligne de travail, {span}",
    "work": "Travail",
    "contacts": "Contacts autour du travail",
    "beside": "Comment c’est, à côté",
    "function": "Ce que le travail demande",
    "situation": "situation",
    "percent": "temps de travail",
    "percent_full": "100\u00a0%",
    "contact": "contact",
    "flare": "débordement",
    "hint": "Losange plein\u202f: recommandation suivie.",
    "hint_plain": "Un bord qui s’efface\u202f: date connue à peu près.",
    "nothing": "Pas encore de situation de travail notée sur cette période.",
    "basis": "D’après {count} situations de travail notées.",
    "basis_1": "D’après 1 situation de travail notée.",
    "situations": "Situations\u202f: {items}.",
    "contacts_told": "Contacts\u202f: {items}.",
    "contacts_none": "Pas de contact autour du travail noté.",
    "flares": "À côté, {count} débordements notés sur la même période.",
    "flares_1": "À côté, 1 débordement noté sur la même période.",
    "flares_0": "Pas de débordement noté sur la même période.",
    "aligned": "Ces moments sont posés sur une même ligne de temps\u202f: c’est ce qui s’est passé autour, "
    "cela ne dit pas pourquoi.",
    "range_of": "{name}\u202f: {count} notes, de {low} à {high}.",
    "range_of_1": "{name}\u202f: 1 note, {low}.",
}
_EN = {
    "title": "My work line, {span}",
    "work": "Work",
    "contacts": "Contacts about work",
    "beside": "How it is, beside",
    "function": "What work asks",
    "situation": "situation",
    "percent": "working time",
    "percent_full": "100%",
    "contact": "contact",
    "flare": "flare-up",
    "hint": "Filled diamond: recommendation followed.",
    "hint_plain": "A fading edge: a date known roughly.",
    "nothing": "No work situation noted yet over this period.",
    "basis": "From {count} work situations noted.",
    "basis_1": "From 1 work situation noted.",
    "situations": "Situations: {items}.",
    "contacts_told": "Contacts: {items}.",
    "contacts_none": "No contact about work noted.",
    "flares": "Beside them, {count} flare-ups noted over the same period.",
    "flares_1": "Beside them, 1 flare-up noted over the same period.",
    "flares_0": "No flare-up noted over the same period.",
    "aligned": "These moments stand on one time line: it is what was going on around, it does not say why.",
    "range_of": "{name}: {count} notes, from {low} to {high}.",
    "range_of_1": "{name}: 1 note, {low}.",
}
WORK_WORDS = {Language.fr: _FR, Language.en: _EN}
WORK_COLUMNS = {
    Language.fr: ("Quand", "Quoi", "Lequel", "Temps de travail", "Durée", "Suite"),
    Language.en: ("When", "What", "Which", "Working time", "Length", "Outcome"),
}
