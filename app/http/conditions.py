"""Entity tags of records: the head is the tag, and a change must name the head it was made from."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Header

from app.kit.errors import PreconditionMissing, StaleRecord


def entity_tag(head: UUID | str) -> str:
    return f'"{head}"'


def matches(if_none_match: str | None, tag: str) -> bool:
    """Whether the client already holds this representation (weak comparison, RFC 9110 §13.1.2)."""
    if if_none_match is None:
        return False
    offered = {part.strip().removeprefix("W/") for part in if_none_match.split(",")}
    return "*" in offered or tag.removeprefix("W/") in offered


@dataclass(frozen=True, slots=True)
class Precondition:
    """`expected_head` None means: only if nothing is there yet."""

    expected_head: UUID | None

    @property
    def creates(self) -> bool:
        return self.expected_head is None


def _head_of(tag: str) -> UUID:
    """Raises StaleRecord for a tag that is none of ours: it cannot be the current one."""
    try:
        return UUID(tag.strip().strip('"'))
    except ValueError:
        raise StaleRecord from None


async def _create_or_replace(
    if_match: Annotated[str | None, Header(max_length=200)] = None,
    if_none_match: Annotated[str | None, Header(max_length=200)] = None,
) -> Precondition:
    if if_none_match is not None and if_none_match.strip() == "*" and if_match is None:
        return Precondition(None)
    if if_match is None or if_match.strip() == "*":
        raise PreconditionMissing
    return Precondition(_head_of(if_match))


async def _must_match(if_match: Annotated[str | None, Header(max_length=200)] = None) -> UUID:
    if if_match is None or if_match.strip() == "*":
        raise PreconditionMissing
    return _head_of(if_match)


CreateOrReplace = Annotated[Precondition, Depends(_create_or_replace)]
MatchedHead = Annotated[UUID, Depends(_must_match)]
