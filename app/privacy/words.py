"""What an erasure takes and what the law keeps, said plainly before anybody decides."""

from app.kit.locale import Language
from app.privacy.erasures import Erased
from app.privacy.retention import Held

_GOES: dict[Erased, tuple[str, str]] = {
    Erased.diary: (
        "Ce que la personne gardait pour elle seule : {diary} notes, leurs versions et leur clé. Ses appareils "
        "effacent leur copie au prochain contact.",
        "What the person kept to themself: {diary} notes, their versions and their key. Their devices wipe their copy "
        "at the next contact.",
    ),
    Erased.everything: (
        "Tout : {diary} notes privées, {care} notes du dossier de soins, le compte, les appareils, les partages et "
        "les deux clés. Les appareils effacent leur copie au prochain contact.",
        "Everything: {diary} private notes, {care} notes of the care record, the account, the devices, what was shared "
        "and both keys. Devices wipe their copy at the next contact.",
    ),
}
_CARE_STAYS = (
    "Le dossier de soins ({care} notes), jusqu’au {until} : vingt ans après le dernier contact, cinq en usage courant "
    "puis quinze d’archives, selon le référentiel de la CNIL pour les cabinets.",
    "The care record ({care} notes), until {until}: twenty years after the last contact, five in everyday use and then "
    "fifteen as an archive, by the French data protection authority’s reference for practices.",
)
_LEDGER_STAYS = (
    "Le registre de qui a ouvert le carnet, sans nom ni mot de la personne : il est la preuve de ce qui a été fait.",
    "The register of who opened the notebook, without the person’s name or words: it is the proof of what was done.",
)
_LIST_STAYS = (
    "Le numéro de la personne, dans la liste des effacements : sans lui, une restauration la ferait revenir.",
    "The person’s number, in the list of erasures: without it, a restore would bring them back.",
)
_GOES_WORD, _STAYS_WORD = ("Part :", "Goes:"), ("Reste :", "Stays:")


def goes(what: Erased, held: Held, language: Language) -> str:
    return _said(_GOES[what], held, language)


def stays(what: Erased, held: Held, language: Language) -> list[str]:
    care = [_CARE_STAYS] if what is Erased.diary else []
    return [_said(pair, held, language) for pair in (*care, _LEDGER_STAYS, _LIST_STAYS)]


def what_an_erasure_does(what: Erased, held: Held, language: Language) -> str:
    """Both lists as a page of text."""
    place = 0 if language is Language.fr else 1
    lines = [f"{_GOES_WORD[place]} {goes(what, held, language)}"]
    return "\n".join([*lines, *(f"{_STAYS_WORD[place]} {line}" for line in stays(what, held, language))])


def _said(pair: tuple[str, str], held: Held, language: Language) -> str:
    text = pair[0 if language is Language.fr else 1]
    day = held.kept_until
    until = f"{day.day:02}/{day.month:02}/{day.year}" if language is Language.fr else day.isoformat()
    return text.format(diary=held.diary_records, care=held.care_records, until=until)
