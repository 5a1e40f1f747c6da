"""Two kinds of session: one that cannot write, one that owns the write lock from its first statement."""

from sqlmodel import Session


class ReadSession(Session):
    """One snapshot; the database refuses writes."""


class WriteSession(ReadSession):
    """Nobody calls `commit()`: leaving the block of `Database.write` does, before any answer is sent."""
