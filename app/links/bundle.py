"""What was chosen, as one FHIR R4 document for other programs: a Composition, and a resource for each record."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid5

from app.interop.archive import Person
from app.kit.locale import Language
from app.links.models import Part
from app.links.resources import Resource, resources_of
from app.links.selection import Shown

_TITLES = {Language.fr: "Extrait d’un carnet au long cours", Language.en: "Extract of a notebook kept over the years"}
_SECTIONS: dict[str, tuple[str, str]] = {
    "overflows": ("Quand ça déborde", "When it overflows"),
    "everyday": ("Comment ça va", "How it is"),
    "life": ("Moments de vie", "Life moments"),
    "work": ("Travail", "Work"),
    "treatments": ("Outils et traitements", "Tools and treatments"),
    "sessions": ("Rencontres, et ce qui a été convenu", "Visits, and what was agreed"),
    "questionnaires": ("Questionnaires", "Questionnaires"),
    "stories": ("En ses mots", "In their own words"),
}


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a bundle is told from."""

    person: Person
    made_at: datetime
    by_part: dict[Part, list[Shown]]


def bundle_of(document: Document) -> dict[str, Any]:
    """One `document` Bundle; its narrative is written by the service in the person's language."""
    patient = _patient(document.person)
    sections: list[dict[str, Any]] = []
    entries = [patient]
    for part, records in document.by_part.items():
        made = [one for record in records for one in resources_of(record, document.person)]
        entries += [one.content for one in made]
        if made:
            sections.append(_section(part, made, document.person.language))
    composition = _composition(document, sections)
    return {
        "resourceType": "Bundle",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": _urn(composition["id"])},
        "type": "document",
        "timestamp": document.made_at.isoformat(),
        "entry": [{"fullUrl": _urn(one["id"]), "resource": one} for one in (composition, *entries)],
    }


def _patient(person: Person) -> dict[str, Any]:
    born = {"birthDate": f"{person.birth_year:04d}"} if person.birth_year else {}
    return {
        "resourceType": "Patient",
        "id": str(person.id),
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": _urn(str(person.id))}],
        "name": [{"text": person.display_name}],
        **born,
        "communication": [{"language": {"coding": [{"system": "urn:ietf:bcp:47", "code": str(person.language)}]}}],
    }


def _composition(document: Document, sections: Sequence[dict[str, Any]]) -> dict[str, Any]:
    person = document.person
    title = _TITLES[person.language]
    reference = {"reference": _urn(str(person.id)), "display": person.display_name}
    return {
        "resourceType": "Composition",
        "id": str(uuid5(person.id, f"composition/{document.made_at.isoformat()}")),
        "language": str(person.language),
        "status": "final",
        "type": {"text": title},
        "subject": reference,
        "date": document.made_at.isoformat(),
        "author": [reference],
        "title": title,
        **({"section": list(sections)} if sections else {}),
    }


def _section(part: Part, made: Sequence[Resource], language: Language) -> dict[str, Any]:
    french, english = _SECTIONS[part]
    items = "".join(f"<li>{html.escape(one.told)}</li>" for one in made)
    return {
        "title": french if language is Language.fr else english,
        "text": {
            "status": "generated",
            "div": f'<div xmlns="http://www.w3.org/1999/xhtml"><ul>{items}</ul></div>',
        },
        "entry": [{"reference": _urn(one.content["id"])} for one in made],
    }


def _urn(identifier: str) -> str:
    return f"urn:uuid:{identifier}"
