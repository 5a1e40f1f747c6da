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
    raising = {error.__name__: 0 for error in problem_types()} | {"FieldProblem": 1, "Refused": 1}
    without = [
        f"{place(path, call)} {code}"
        for path, tree in modules("app")
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for code in _codes(call, raising)
        if code not in SENTENCES
    ]

    assert without == []


def test_every_code_of_a_wire_shape_has_a_sentence() -> None:
    """pydantic hands the text of a ValueError on as the field's code."""
    without = [
        f"{place(path, call)} {code}"
        for path, tree in modules("app")
        if any(isinstance(node, ast.ImportFrom) and node.module == "pydantic" for node in tree.body)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for code in _codes(call, {"ValueError": 0})
        if code not in SENTENCES
    ]

    assert without == []


def _codes(call: ast.Call, raising: dict[str, int]) -> list[str]:
    """Literal codes among the arguments from the place where this constructor takes them."""
    first = raising.get(ast.unparse(call.func).split(".")[-1])
    return [
        str(argument.value)
        for argument in ([] if first is None else call.args[first:])
        if isinstance(argument, ast.Constant) and _CODE.fullmatch(str(argument.value))
    ]
