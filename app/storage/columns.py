"""Column types that mean the same on SQLite and PostgreSQL."""

from enum import StrEnum

from sqlalchemy import JSON, Enum, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

JsonDoc = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class SealedText(TypeDecorator[str]):
    """Words outside the log of changes, in columns known by this type; app/keyring/rows.py seals and opens them."""

    impl = String
    cache_ok = True


def text_enum(kind: type[StrEnum], name: str) -> Enum:
    """The member's value in a VARCHAR with a CHECK; native enumerations would make adding a value a rewrite."""
    return Enum(
        kind,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        length=40,
        create_constraint=True,
        name=name,
    )
