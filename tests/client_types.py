"""The OpenAPI document the front end's types are made from; run as a module it writes `frontend/openapi.json`."""

import json
from pathlib import Path

from tests.application import application

DOCUMENT = Path(__file__).parents[1] / "frontend" / "openapi.json"


def openapi_document() -> str:
    return json.dumps(application().openapi(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(openapi_document(), "utf-8")
