"""Everything a reminder ever says. Whoever looks over the shoulder learns nothing of anybody's health."""

import orjson

from app.kit.locale import Language

WORDS: dict[Language, dict[str, str]] = {
    Language.fr: {
        "title": "Au long cours",
        "body": "Votre carnet est là, si vous voulez.",
        "stop": "Arrêter les rappels",
    },
    Language.en: {
        "title": "Au long cours",
        "body": "Your notebook is here, if you like.",
        "stop": "Stop the reminders",
    },
}
# More than any of them needs: the length of a message tells nothing either.
PADDED_TO = 512


def message(language: Language, token: str) -> bytes:
    return orjson.dumps({**WORDS[language], "lang": language.value, "token": token})
