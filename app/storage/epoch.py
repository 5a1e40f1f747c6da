"""The epoch: a random id of this life of the database, replaced by every restore and named in every answer."""

from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, insert, select, update
from sqlmodel import Field

from app.storage.row import Row
from app.storage.sessions import ReadSession, WriteSession


class DatabaseLife(Row, table=True):
    """A single row."""

    __tablename__ = "database_life"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: int = Field(default=1, primary_key=True)
    epoch: UUID


_TABLE = DatabaseLife.__table__  # type: ignore[attr-defined]


def current_epoch(session: ReadSession) -> UUID:
    epoch: UUID = session.execute(select(_TABLE.c.epoch)).scalar_one()
    return epoch


def begin_first_life(session: WriteSession) -> None:
    """Gives a new database its epoch; does nothing to one that has it."""
    if session.execute(select(_TABLE.c.epoch)).first() is None:
        session.execute(insert(_TABLE).values(id=1, epoch=uuid4()))


def begin_next_life(session: WriteSession) -> UUID:
    """After a restore; every device then starts again from what it kept."""
    epoch = uuid4()
    session.execute(update(_TABLE).values(epoch=epoch))
    return epoch
