"""The whole service over an empty database, for tests and tools that read its routes instead of calling them."""

import tempfile
from functools import cache
from pathlib import Path

from fastapi import FastAPI

from app.main import create_app
from app.settings import Settings


@cache
def application() -> FastAPI:
    """Never asked to answer: its database has no tables."""
    folder = Path(tempfile.mkdtemp(prefix="longcours-routes-"))
    return create_app(
        Settings.model_validate(
            {
                "data_folder": folder / "data",
                "key_file": folder / "keys" / "master.key",
                "database_url": None,
                "frontend_folder": None,
                "show_api_documents": False,
            }
        )
    )
