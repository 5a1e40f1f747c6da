"""Puts the built front end into the wheel, beside the packages, where the application looks for it."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontendInWheel(BuildHookInterface):
    """An editable install serves `frontend/dist` of the checkout and needs nothing built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "standard":
            return
        built = Path(self.root) / "frontend" / "dist"
        if not (built / "index.html").is_file():
            raise FileNotFoundError("The front end is not built: run `make wheel`, which builds it first.")
        build_data["force_include"][str(built)] = "frontend/dist"
