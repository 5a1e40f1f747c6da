"""Serves the floor and the stock reference from one process, on a database of their own."""

import argparse
from pathlib import Path
from typing import Any

import psycopg
import sqlcipher3.dbapi2 as sqlcipher
import uvicorn
from sqlalchemy import Engine, create_engine, event
from starlette.applications import Starlette
from starlette.routing import Mount

from bench.floor import Floor
from bench.stock import stock_app

_KEY = "0" * 64
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000")


def keyed_connection(file: Path) -> Any:
    """The engine and the pragmas of the product."""
    connection = sqlcipher.connect(str(file), isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA key = \"x'{_KEY}'\"")
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def stock_engine(options: argparse.Namespace) -> Engine:
    if options.engine == "postgres":
        return create_engine(options.address.replace("postgresql://", "postgresql+psycopg://"))
    engine = create_engine("sqlite://", module=sqlcipher, creator=lambda: keyed_connection(options.folder / "stock.db"))

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--engine", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--address", default="")
    options = parser.parse_args()
    if options.engine == "postgres":
        floor = Floor(psycopg.connect(options.address, autocommit=True), mark="%s")
    else:
        floor = Floor(keyed_connection(options.folder / "floor.db"), mark="?")
    app = Starlette(routes=[*floor.routes(), Mount("/", stock_app(stock_engine(options)))])
    uvicorn.run(app, host="127.0.0.1", port=options.port, log_level="warning", access_log=False)


if __name__ == "__main__":
    main()
