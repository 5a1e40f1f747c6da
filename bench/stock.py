"""The reference most projects start from: FastAPI, SQLModel, a token that is looked up, `session.merge` in a loop."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID, uuid4

from fastapi import Depends, FastAPI, Header, HTTPException
from sqlalchemy import JSON, Engine
from sqlmodel import Field, Session, SQLModel, select


class StockUser(SQLModel, table=True):
    __tablename__ = "stock_user"
    id: UUID = Field(default_factory=uuid4, primary_key=True)
    email: str = Field(unique=True, index=True)
    is_active: bool = True


class StockToken(SQLModel, table=True):
    __tablename__ = "stock_token"
    token: str = Field(primary_key=True)
    user_id: UUID = Field(foreign_key="stock_user.id")


class FlareBase(SQLModel):
    patient_id: UUID
    local_date: date
    zone: str | None = None
    offset_min: int | None = None
    worst_pain: int | None = Field(default=None, ge=0, le=10)
    impacts: list[str] = Field(default_factory=list, sa_type=JSON)
    note: str | None = None


class StockFlare(FlareBase, table=True):
    __tablename__ = "stock_flare"
    id: UUID = Field(default_factory=uuid4, primary_key=True)
    received_at: datetime = Field(default_factory=lambda: datetime.now(UTC))
    owner_id: UUID | None = Field(default=None, foreign_key="stock_user.id")


class StockChange(SQLModel, table=True):
    """The same log a sync must keep, so that both do the same work."""

    __tablename__ = "stock_change"
    mutation_id: UUID = Field(primary_key=True)
    patient_id: UUID = Field(index=True)
    record_id: UUID
    fields: dict[str, Any] = Field(sa_type=JSON)
    received_at: datetime = Field(default_factory=lambda: datetime.now(UTC))


class FlareCreate(FlareBase):
    id: UUID


class FlarePublic(FlareBase):
    id: UUID
    received_at: datetime


class StockBatch(SQLModel):
    patient: UUID
    mutations: list[dict[str, Any]]


TOKEN = "stock"


def stock_app(engine: Engine) -> FastAPI:
    tables = [SQLModel.metadata.tables[name] for name in ("stock_user", "stock_token", "stock_flare", "stock_change")]
    SQLModel.metadata.create_all(engine, tables=tables)
    with Session(engine) as session:
        user = StockUser(email="somebody@example.org")
        session.add(user)
        session.flush()
        session.add(StockToken(token=TOKEN, user_id=user.id))
        session.commit()
    app = FastAPI()

    def open_session() -> Iterator[Session]:
        with Session(engine) as session:
            yield session

    type_of_session = Annotated[Session, Depends(open_session)]

    def current_user(session: type_of_session, authorization: Annotated[str, Header()]) -> StockUser:
        token = session.exec(select(StockToken).where(StockToken.token == authorization)).first()
        user = session.get(StockUser, token.user_id) if token else None
        if user is None or not user.is_active:
            raise HTTPException(401)
        return user

    @app.post("/stock/flares", response_model=FlarePublic)
    def write_flare(
        session: type_of_session, flare: FlareCreate, user: Annotated[StockUser, Depends(current_user)]
    ) -> Any:
        row = StockFlare.model_validate(flare, update={"owner_id": user.id})
        session.add(row)
        session.commit()
        session.refresh(row)
        return row

    @app.post("/stock/batch")
    def merge(session: type_of_session, batch: StockBatch, user: Annotated[StockUser, Depends(current_user)]) -> Any:
        for mutation in batch.mutations:
            given = {"id": mutation["record_id"], "patient_id": batch.patient, "owner_id": user.id}
            flare = StockFlare.model_validate({**mutation["fields"], "local_date": mutation["local_date"], **given})
            session.merge(flare)
            change = {"mutation_id": mutation["mutation_id"], "record_id": mutation["record_id"]}
            session.merge(
                StockChange.model_validate({**change, "patient_id": batch.patient, "fields": mutation["fields"]})
            )
            session.flush()
        session.commit()
        return {"results": len(batch.mutations)}

    return app
