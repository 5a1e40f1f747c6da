"""HTTP of what people agree to: the texts, for anybody; what was agreed to, for the person alone."""

from typing import Annotated

from fastapi import APIRouter, Path

from app.access.dependencies import SeesOpenings
from app.consents.queries import consents_of
from app.consents.schemas import ConsentOut, ConsentsOut, ConsentTextOut, ConsentTextsOut
from app.consents.texts import texts_by_hash
from app.http.deps import Reading
from app.http.openapi import PROBLEMS, refusals
from app.kit.errors import NotReachable

router = APIRouter()
_texts = APIRouter(prefix="/v1/consent-texts", tags=["consents"])
_own = APIRouter(prefix="/v1/patients/{patient_id}/consents", tags=["consents"], responses=PROBLEMS)


@_texts.get("", operation_id="list_consent_texts")
def list_consent_texts() -> ConsentTextsOut:
    """Those shown from now on, in both languages; nothing about anybody."""
    return ConsentTextsOut(items=[ConsentTextOut.of(text) for text in texts_by_hash().values() if text.is_current])


@_texts.get("/{text_hash}", operation_id="read_consent_text", responses=refusals(404))
def read_consent_text(text_hash: Annotated[str, Path(max_length=64)]) -> ConsentTextOut:
    """Any version there ever was, by its SHA-256."""
    text = texts_by_hash().get(text_hash)
    if text is None:
        raise NotReachable
    return ConsentTextOut.of(text)


@_own.get("", operation_id="list_consents")
def list_consents(session: Reading, scope: SeesOpenings) -> ConsentsOut:
    """What the person agreed to, with its text, and when it was taken back; for the person alone."""
    return ConsentsOut(items=[ConsentOut.of(told) for told in consents_of(session, scope.patient_id)])


for _part in (_texts, _own):
    router.include_router(_part)
