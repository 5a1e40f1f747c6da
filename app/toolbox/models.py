"""The table of tools and treatments in use."""

from sqlmodel import Field

from app.records.models import RecordRow, between, record_table
from app.records.values import Helped
from app.storage.columns import text_enum
from app.toolbox.schemas import ToolKind, ToolShelf


class ToolUse(RecordRow, table=True):
    __tablename__ = "tool_use"
    __table_args__ = record_table(between("pain_before", 0, 10), between("pain_after", 0, 10))

    kind: ToolKind = Field(sa_type=text_enum(ToolKind, "kind"))
    label: str = Field(max_length=200)
    with_whom: str | None = Field(default=None, max_length=200)
    site: str | None = Field(default=None, max_length=200)
    guidance: str | None = Field(default=None, max_length=200)
    ongoing: bool
    helped: Helped | None = Field(default=None, sa_type=text_enum(Helped, "helped"))
    keeps_in_toolbox: bool | None = None
    shelf: ToolShelf | None = Field(default=None, sa_type=text_enum(ToolShelf, "shelf"))
    side_effects: str | None = Field(default=None, max_length=2000)
    pain_before: int | None = None
    pain_after: int | None = None
