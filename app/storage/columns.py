"""Column types that mean the same on SQLite and PostgreSQL."""

from enum import StrEnum

from sqlalchemy import JSON, Enum
from sqlalchemy.dialects.postgresql import JSONB

JsonDoc = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


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
