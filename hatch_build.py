"""Puts the migrations and the built front end inside the package of the wheel, where the application looks for them."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class OnePackage(BuildHookInterface):
    """An editable install uses `migrations` and `frontend/dist` of the checkout, and needs nothing built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "standard":
            return
        root = Path(self.root)
        built = root / "frontend" / "dist"
        if not (built / "index.html").is_file():
            raise FileNotFoundError("The front end is not built: run `make wheel`, which builds it first.")
        build_data["force_include"][str(root / "migrations")] = "app/_migrations"
        build_data["force_include"][str(built)] = "app/_frontend"
