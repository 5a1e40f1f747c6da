"""HTTP of what does not belong to anybody: the kinds of record, the regions of the body, the known file formats."""

from typing import Any

from fastapi import APIRouter, Response
from pydantic import BaseModel

from app.access.dependencies import SignedIn
from app.catalogue.kinds import ALL_KINDS
from app.catalogue.words import kind_name
from app.http.openapi import PROBLEMS
from app.journal.regions import BODY_REGIONS
from app.kit.locale import Language
from app.records.routes import json_answer

router = APIRouter(prefix="/v1/catalogue", tags=["catalogue"], responses=PROBLEMS)


class NamesOut(BaseModel):
    fr: str
    en: str


class KindOut(BaseModel):
    name: str
    plural: str
    title: NamesOut


class RegionOut(BaseModel):
    """Left and right are the person's own."""

    key: str
    view: str
    name: NamesOut


class CatalogueOut(BaseModel):
    kinds: list[KindOut]
    regions: list[RegionOut]


@router.get("", response_model=CatalogueOut)
def read_catalogue(viewer: SignedIn) -> Response:
    return json_answer(_CATALOGUE)


_CATALOGUE: dict[str, Any] = {
    "kinds": [
        {
            "name": kind.name,
            "plural": kind.plural,
            "title": {language.value: kind_name(kind.name, language) for language in Language},
        }
        for kind in ALL_KINDS
    ],
    "regions": [
        {"key": region["key"], "view": region["view"], "name": {"fr": region["fr"], "en": region["en"]}}
        for region in BODY_REGIONS
    ],
}
