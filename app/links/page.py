"""The same records for people: what the viewer of this service reads aloud in either language."""

import base64
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson

from app.interop.archive import Person
from app.links.models import Part
from app.links.selection import Selection, Shown

PAGE_TYPE = "application/vnd.aulongcours.page+json"


def page_of(
    person: Person, selection: Selection, by_part: Mapping[Part, Sequence[Shown]], made_at: datetime
) -> dict[str, Any]:
    """Inside a FHIR Binary, since a link may only carry FHIR."""
    page = {
        "name": person.display_name,
        "birth_year": person.birth_year,
        "made_at": made_at,
        "first_day": selection.first_day,
        "last_day": selection.last_day,
        "with_words": selection.with_words,
        "parts": [
            {
                "part": part,
                "records": [
                    {"id": one.id, "kind": one.kind, "by_person": one.by_person, "fields": one.fields}
                    for one in records
                ],
            }
            for part, records in by_part.items()
        ],
    }
    return {
        "resourceType": "Binary",
        "contentType": PAGE_TYPE,
        "data": base64.b64encode(orjson.dumps(page)).decode(),
    }
