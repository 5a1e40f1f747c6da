"""The 68 regions of the body map: keys and names; left and right are the person's own."""

import json
from enum import StrEnum
from importlib.resources import files

BODY_REGIONS: tuple[dict[str, str], ...] = tuple(
    json.loads(files("app.journal").joinpath("catalog/body_regions.json").read_text("utf-8"))
)

BodyRegion = StrEnum("BodyRegion", [(region["key"], region["key"]) for region in BODY_REGIONS])  # type: ignore[misc]
