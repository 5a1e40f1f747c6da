"""Rules of style that a machine can hold: sizes, late imports, who makes a scope, who commits."""

import ast
import re

from tests.architecture.sources import ROOT, functions, modules, place, tracked_files

LONGEST_MODULE = 500
LONGEST_FUNCTION = 60

# An import inside a function hides a cycle or a cost; each one allowed here says which.
LATE_IMPORTS_ALLOWED: dict[str, str] = {}

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "service", "services", "manager", "managers", "misc", "common"}


def test_no_module_passes_500_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for path, _ in modules("app", "tests", "bench")
        if (lines := path.read_text("utf-8").count("\n")) > LONGEST_MODULE
    ]

    assert long == []


def test_no_function_passes_60_lines() -> None:
    long = [
        f"{place(path, function)} {function.name}: {lines} lines"
        for path, tree in modules("app", "tests", "bench")
        for function in functions(tree)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
    ]

    assert long == []


def test_modules_are_not_named_after_nothing() -> None:
    vague = [
        str(path.relative_to(ROOT))
        for path, _ in modules("app", "tests", "bench")
        if FORBIDDEN_NAMES & {path.stem, path.parent.name}
    ]

    assert vague == []


def test_functions_import_nothing() -> None:
    late = [
        place(path, node)
        for path, tree in modules("app")
        for function in functions(tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) and str(path.relative_to(ROOT)) not in LATE_IMPORTS_ALLOWED
    ]

    assert late == []


def test_type_checking_blocks_hide_no_cycle() -> None:
    hidden = [
        place(path, node)
        for path, tree in modules("app")
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
    ]

    assert hidden == []


def test_only_access_makes_a_patient_scope() -> None:
    """Whatever reaches a record needs a scope, and a scope is only made where the right to it is checked."""
    elsewhere = [
        place(path, node)
        for path, tree in modules("app")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).split(".")[-1] == "PatientScope"
        and path.relative_to(ROOT).parts[:2] != ("app", "access")
    ]

    assert elsewhere == []


def test_nobody_commits_but_the_unit_of_work() -> None:
    commits = [
        place(path, node)
        for path, tree in modules("app")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit"
    ]

    assert commits == []


def test_nobody_catches_everything() -> None:
    catch_alls = [
        place(path, node)
        for path, tree in modules("app")
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and not any(isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node))
    ]

    assert catch_alls == []


def test_migrations_stand_alone() -> None:
    """A migration describes the past; today's models do not."""
    importing = [
        place(path, node)
        for path, tree in modules("migrations")
        if path.parent.name == "versions"
        for node in ast.walk(tree)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "app")
        or (isinstance(node, ast.Import) and any(alias.name.split(".")[0] == "app" for alias in node.names))
    ]

    assert importing == []


def test_no_work_is_left_for_later_in_comments() -> None:
    marker = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b(?! #\d)")
    left = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked_files()
        if path.suffix in {".py", ".ts", ".svelte", ".css", ".mjs", ".js", ".toml", ".md"}
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if marker.search(line)
    ]

    assert left == []


# Written in pieces, so that this file does not contain what it looks for.
_ADDRESSES = "|".join(
    re.escape(name)
    for name in (
        "pypi" + ".org",
        "pythonhosted" + ".org",
        "registry." + "npmjs",
        "npmmirror" + ".com",
        "registry." + "yarnpkg",
        "/opt/" + "pypi",
        "/opt/" + "wheels",
        "/work/" + "main",
        "/work/" + "shared",
        "/root" + "/",
        "/home" + "/",
    )
)


def test_tracked_files_name_no_registry_and_no_machine() -> None:
    pattern = re.compile(_ADDRESSES)
    named = []
    for path in tracked_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        named += [
            f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, match.start()) + 1} {match.group()}"
            for match in pattern.finditer(text)
        ]

    assert named == []
