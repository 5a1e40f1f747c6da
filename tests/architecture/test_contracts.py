"""Imports point down, siblings do not know each other, the pure parts stay pure (`pyproject.toml`, importlinter)."""

from importlinter.cli import lint_imports

from tests.architecture.sources import ROOT


def test_the_import_contracts_are_kept() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0
