"""What became of every row of an imported file, and how that is said in French and English."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal
from uuid import UUID

from app.kit.locale import Language


class Outcome(StrEnum):
    """`kept` opened a record, `merged_into_day` joined one, `skipped` has nothing to keep, `rejected` is unreadable."""

    kept = "kept"
    merged_into_day = "merged_into_day"
    skipped = "skipped"
    rejected = "rejected"


@dataclass(frozen=True, slots=True)
class RowReport:
    """`line` counts from 1 in the file; in a JSON file it is the position in the list."""

    line: int
    outcome: Outcome
    reason: str
    record_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ReasonTotal:
    outcome: Outcome
    reason: str
    rows: int


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name the mapping does not know, as first written, with the number of rows that use it."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`problem` is set when the file as a whole could not be read; then there are no drafts."""

    mapping_id: str
    problem: str | None
    counted_by: Literal["line", "item"]
    header_line: int | None
    rows: tuple[RowReport, ...]
    totals: tuple[ReasonTotal, ...]
    records: int
    days: int
    first_day: date | None
    last_day: date | None
    unknown_names: tuple[UnknownName, ...]
    ignored_columns: tuple[str, ...]

    def rows_with(self, outcome: Outcome) -> int:
        return sum(total.rows for total in self.totals if total.outcome is outcome)


def totals_of(rows: Iterable[RowReport]) -> tuple[ReasonTotal, ...]:
    """In the order of the outcomes, the most frequent reason first."""
    order = list(Outcome)
    counted = Counter((row.outcome, row.reason) for row in rows)
    ranked = sorted(counted.items(), key=lambda item: (order.index(item[0][0]), -item[1], item[0][1]))
    return tuple(ReasonTotal(outcome, reason, rows) for (outcome, reason), rows in ranked)


def reason_message(reason: str, language: str) -> str:
    """The sentence for a row's reason or a file's problem, by `kit.locale.Language`."""
    french, english = _MESSAGES[reason]
    return french if language == Language.fr else english


def known_reasons() -> frozenset[str]:
    return frozenset(_MESSAGES)


_MESSAGES: dict[str, tuple[str, str]] = {
    "new_day": ("Première ligne de ce jour.", "First row of that day."),
    "same_day": ("Ajoutée au même jour.", "Added to the same day."),
    "added_up": ("Ajoutée à la valeur du même jour.", "Added to that day's value."),
    "strongest_kept": (
        "Même endroit le même jour : la valeur la plus forte est gardée.",
        "Same place on the same day: the strongest value is kept.",
    ),
    "latest_kept": (
        "Même nom le même jour : la dernière valeur du fichier est gardée.",
        "Same name on the same day: the last value in the file is kept.",
    ),
    "day_goes_back": (
        "Le jour est avant celui de la ligne du dessus ; il est gardé comme il est écrit.",
        "The day is before the one in the row above; it is kept as written.",
    ),
    "blank_line": ("Ligne vide.", "Empty line."),
    "no_value": ("Aucune valeur dans cette ligne.", "No value in this row."),
    "not_worn": (
        "Appareil non porté ce jour-là : valeur manquante, pas zéro.",
        "Device not worn that day: a missing value, not zero.",
    ),
    "name_unknown": ("Nom que cette lecture ne connaît pas.", "Name unknown to this mapping."),
    "name_missing": ("Il manque le nom.", "The name is missing."),
    "day_missing": ("Il manque le jour.", "The day is missing."),
    "day_impossible": ("Ce jour n'existe pas dans le calendrier.", "That day is not in the calendar."),
    "day_out_of_range": ("Jour avant 1900 ou après 2199.", "Day before 1900 or after 2199."),
    "day_uncertain": (
        "Le jour dépend d'une ligne du dessus illisible ; il n'est pas deviné.",
        "The day depends on an unreadable row above; it is not guessed.",
    ),
    "number_unreadable": ("Nombre illisible.", "Unreadable number."),
    "value_out_of_range": ("Valeur en dehors des limites.", "Value outside the limits."),
    "too_many_values": ("Trop de noms différents pour un seul jour.", "Too many different names for one day."),
    "text_unreadable": ("Caractères illisibles.", "Unreadable characters."),
    "text_too_long": ("Texte trop long.", "Text too long."),
    "row_too_short": ("Il manque des colonnes dans cette ligne.", "Columns are missing in this row."),
    "row_unreadable": ("Ligne illisible.", "Unreadable row."),
    "file_empty": ("Le fichier est vide.", "The file is empty."),
    "file_too_large": ("Le fichier dépasse 20 Mio.", "The file is larger than 20 MiB."),
    "file_too_many_rows": ("Le fichier dépasse 500 000 lignes.", "The file has more than 500,000 lines."),
    "file_encoding": (
        "Le fichier n'est pas du texte UTF-8 ; enregistrez-le en « CSV UTF-8 ».",
        "The file is not UTF-8 text; save it as “CSV UTF-8”.",
    ),
    "header_not_found": (
        "Les colonnes attendues n'ont pas été trouvées au début du fichier.",
        "The expected columns were not found at the start of the file.",
    ),
    "json_unreadable": ("Le fichier n'est pas du JSON lisible.", "The file is not readable JSON."),
    "items_not_found": ("La liste attendue n'est pas dans le fichier.", "The expected list is not in the file."),
    "mapping_not_found": (
        "Aucune lecture connue ne correspond à ce fichier.",
        "No known mapping fits this file.",
    ),
}
