"""Every code that can reach a person has its two sentences, worded as this product speaks."""

import ast
import re
from collections.abc import Iterable, Iterator

from app.http.handlers import _CODES_OF_STATUS
from app.kit.errors import DomainError
from app.kit.field_problems import _CODES, field_problems
from app.kit.locale import Language
from app.kit.sentences import SENTENCES, sentence
from tests.architecture.sources import modules, place
from tests.reference import problem_types

_CODE = re.compile(r"[a-z]+(_[a-z0-9]+)+")
# Where a call of this name takes a code.
_TAKES_CODE = {
    "FieldProblem": 1,
    "Refused": 1,
    "ShapeError": 1,
    "UnreadableJson": 0,
    "problem": 0,
    "send_problem": 0,
    **{error.__name__: 0 for error in problem_types()},
}
# Words of product and clinical rules that no sentence may say, whole or as a beginning.
_NEVER = (
    "guéri", "rémission", "échec", "échou", "rechute", "efficace", "grâce à", "dû à", "déclench", "prouve",
    "significatif", "anormal", "observance", "score", "vous devez", "vous devriez", "il faut", "en retard", "oublié",
    "abandon", "dépendan", "invalide", "incorrect", "erroné", "interdit", "alerte", "danger", "plainte",
    "cure", "recover", "remission", "fail", "relapse", "effective", "thanks to", "due to", "caused", "trigger",
    "prove", "significant", "abnormal", "compliance", "target", "you must", "you should", "overdue", "missed",
    "forgot", "invalid", "illegal", "forbidden", "alert",
)  # fmt: skip


def test_every_code_in_the_source_has_a_sentence_in_both_languages() -> None:
    found = [(where, code) for where, code in _codes_in_the_source()]

    assert len({code for _, code in found}) > 60
    assert [(where, code) for where, code in found if code not in SENTENCES] == []


def _codes_in_the_source() -> Iterator[tuple[str, str]]:
    for path, tree in modules("app"):
        # Only where pydantic hands the text of a ValueError on is that text a code.
        speaks_pydantic = any(isinstance(node, ast.ImportFrom) and node.module == "pydantic" for node in tree.body)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                first = _TAKES_CODE.get(ast.unparse(node.func).split(".")[-1])
                if first is None and speaks_pydantic and ast.unparse(node.func) == "ValueError":
                    first = 0
                given = [] if first is None else node.args[first:]
                given += [keyword.value for keyword in node.keywords if keyword.arg == "code"]
                yield from ((place(path, node), code) for code in _literals(given))
            elif isinstance(node, ast.Assign) and any(ast.unparse(target) == "code" for target in node.targets):
                yield from ((place(path, node), code) for code in _literals([node.value]))


def _literals(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Of a text, or of a choice between texts; a call in the place of a code speaks for itself."""
    for node in nodes:
        if isinstance(node, ast.Constant) and _CODE.fullmatch(str(node.value)):
            yield str(node.value)
        elif not isinstance(node, ast.Call):
            yield from _literals(ast.iter_child_nodes(node))


def test_every_code_a_table_gives_has_a_sentence() -> None:
    codes = {*_CODES.values(), *_CODES_OF_STATUS.values(), "wrong_form", "wrong_type", "not_valid", DomainError.code}

    assert codes - SENTENCES.keys() == set()


def test_every_sentence_fills_its_places_and_says_something_in_each_language() -> None:
    for code, (french, english) in SENTENCES.items():
        assert french != english, code
        for language in Language:
            text = sentence(code, language, limit=3, seconds=4)
            assert "{" not in text, code
            assert text[0].isupper() or text[0].isdigit(), code
            assert text.endswith("."), code


def test_no_sentence_says_what_this_product_never_says() -> None:
    said = [
        (code, word)
        for code, texts in SENTENCES.items()
        for word in _NEVER
        if re.search(rf"\b{re.escape(word)}", " ".join(texts), re.IGNORECASE)
    ]

    assert said == []


def test_a_text_of_pydantic_or_of_a_library_is_never_passed_on() -> None:
    error = {
        "type": "value_error",
        "loc": ("note",),
        "ctx": {"error": ValueError("Invalid isoformat string: 'secret'")},
    }

    [problem] = field_problems([error])

    assert (problem.field, problem.code) == ("note", "not_valid")
