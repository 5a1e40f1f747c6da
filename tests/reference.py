"""The reference pages written from the code: run as a module it rewrites them, tests compare them."""

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from pydantic_core import PydanticUndefined

import app
from app.kit.errors import DomainError
from app.kit.sentences import SENTENCES
from app.settings import Settings
from tests.proofs.faults import PROOFS_PAGE, proofs_page
from tests.security_table import SECURITY_PAGE, security_page

_DOCS = Path(__file__).parents[1] / "docs"
SETTINGS_PAGE = _DOCS / "settings.md"
ERRORS_PAGE = _DOCS / "errors.md"

_ABOUT_SETTINGS = """\
# Settings

Read from environment variables at start; nothing else is read, and nothing is changed while the service runs.
(`make reference` writes this page from `app/settings.py`.)

| variable | default | meaning |
|---|---|---|
"""

_ABOUT_ERRORS = """\
# Errors

Every refusal is `application/problem+json`: `type` (`/problems/<code>`), `title` and `detail` in French or English
(`Accept-Language`), `status`, `code`, and for fields `errors: [{field, code, message}]`. What was sent
is never repeated.
(`make reference` writes this page from `app/kit/errors.py` and `app/kit/sentences.py`.)

## What stops a request

| code | status | fact |
|---|---|---|
"""

_ABOUT_SENTENCES = """
## What people read

| code | French | English |
|---|---|---|
"""


def problem_types() -> list[type[DomainError]]:
    """Every error a person can meet, wherever it is declared, by code."""
    for module in walk_packages(app.__path__, "app."):
        import_module(module.name)
    found: set[type[DomainError]] = set()
    waiting = [DomainError]
    while waiting:
        error = waiting.pop()
        found.add(error)
        waiting += error.__subclasses__()
    return sorted(found, key=lambda error: (error.code, error.__name__))


def settings_page() -> str:
    rows = []
    for name, field in Settings.model_fields.items():
        default = "" if field.default is PydanticUndefined else _as_typed(field.default)
        rows.append(f"| `LONGCOURS_{name.upper()}` | {default} | {field.description} |\n")
    return _ABOUT_SETTINGS + "".join(rows)


def _as_typed(default: object) -> str:
    if default is None or default == ():
        return "none"
    if isinstance(default, tuple):
        return f"`{','.join(str(part) for part in default)}`"
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    return f"`{str(default).replace(str(Path.home()), '~')}`"


def errors_page() -> str:
    types = "".join(f"| `{error.code}` | {error.status} | {error.__name__} |\n" for error in problem_types())
    sentences = "".join(f"| `{code}` | {french} | {english} |\n" for code, (french, english) in SENTENCES.items())
    return _ABOUT_ERRORS + types + _ABOUT_SENTENCES + sentences


if __name__ == "__main__":
    SETTINGS_PAGE.write_text(settings_page(), "utf-8")
    ERRORS_PAGE.write_text(errors_page(), "utf-8")
    SECURITY_PAGE.write_text(security_page(), "utf-8")
    PROOFS_PAGE.write_text(proofs_page(), "utf-8")
