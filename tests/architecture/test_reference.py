"""The reference pages tell the truth, and every refusal has words for the person who meets it."""

import ast
import re

from app.kit.sentences import SENTENCES
from app.settings import Settings
from tests.architecture.sources import modules, place
from tests.reference import ERRORS_PAGE, SETTINGS_PAGE, errors_page, problem_types, settings_page

_CODE = re.compile(r"[a-z]+(_[a-z0-9]+)+")


def test_every_setting_is_documented_as_it_is() -> None:
    assert SETTINGS_PAGE.read_text("utf-8") == settings_page(), "run `make reference`"


def test_every_setting_says_what_it_is_for() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_every_error_is_documented_as_it_is() -> None:
    assert ERRORS_PAGE.read_text("utf-8") == errors_page(), "run `make reference`"


def test_every_error_has_a_sentence_in_both_languages() -> None:
    assert [error.code for error in problem_types() if error.code not in SENTENCES] == []


def test_every_code_raised_anywhere_has_a_sentence() -> None:
    raised_by = {error.__name__ for error in problem_types()} | {"ValueError", "FieldProblem"}
    without = [
        f"{place(path, argument)} {argument.value}"
        for path, tree in modules("app")
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] in raised_by
        for argument in call.args
        if isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and _CODE.fullmatch(argument.value)
        and argument.value not in SENTENCES
    ]

    assert without == []
