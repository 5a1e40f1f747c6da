"""The record kinds of this package."""

from app.records.kind import RecordKind
from app.toolbox.models import ToolUse
from app.toolbox.schemas import ToolUseFields

KINDS = (RecordKind("tool_use", "tool-uses", ToolUseFields, ToolUse, own_words=frozenset({"note", "side_effects"})),)
