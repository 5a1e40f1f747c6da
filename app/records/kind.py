"""What the spine must know of a record kind to write, merge, read and export it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from app.access.scopes import PatientScope
from app.records.envelope import WHEN_FIELDS, RecordFields, Visibility
from app.records.models import AuthorRole, RecordRow
from app.storage.sessions import ReadSession

WHEN = "when"

# Made once for a batch with what must be read; tells why fields that are right in themselves may not be written here.
Objection = Callable[[RecordFields], str | None]

_EVERYBODY = frozenset(AuthorRole)


@dataclass(frozen=True)
class RecordKind:
    """`references` are dotted paths of fields that hold ids of the same person's records.

    `own_words` are the fields nobody but their author may change; `private_when` tells which new records of the
    person start as theirs alone; of the `latest_wins` fields the last arrival is right between devices of one person.
    `objection` gives the code of a sentence, or None.
    """

    name: str
    plural: str
    fields: type[RecordFields]
    table: type[RecordRow]
    references: tuple[str, ...] = ()
    own_words: frozenset[str] = frozenset({"note"})
    written_by: frozenset[AuthorRole] = _EVERYBODY
    only_visibility: Visibility | None = None
    private_when: dict[str, frozenset[str]] = field(default_factory=dict)
    latest_wins: frozenset[str] = frozenset()
    objection: Callable[[ReadSession, PatientScope], Objection] | None = None

    @cached_property
    def numeric_fields(self) -> frozenset[str]:
        """Fields where the last arrival may win between devices of one person."""
        return self.latest_wins | frozenset(
            name
            for name, info in self.fields.model_fields.items()
            if name not in WHEN_FIELDS and _is_number(info.annotation)
        )

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.fields.model_fields)

    @cached_property
    def field_names(self) -> frozenset[str]:
        return frozenset(self.fields.model_fields)


def touched_fields(names: frozenset[str] | set[str]) -> frozenset[str]:
    """The moment of a record is one thing: its date, precision, zone and end merge or conflict together."""
    return frozenset(WHEN if name in WHEN_FIELDS else name for name in names)


def _is_number(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated:
        return _is_number(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return all(_is_number(part) for part in get_args(annotation) if part is not type(None))
    return annotation in (int, float)
