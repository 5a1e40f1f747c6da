"""What `docs/security.md` says of the tests is what the tests are."""

from tests.architecture.sources import ROOT
from tests.security_table import SECURITY_PAGE, numbered_tests, requirements, security_page


def test_r63_the_table_of_requirements_is_current() -> None:
    assert SECURITY_PAGE.read_text("utf-8") == security_page(), "run `make reference`"


def test_every_requirement_is_listed_once() -> None:
    assert [one.number for one in requirements()] == list(range(1, 64))


def test_every_numbered_test_is_of_a_requirement() -> None:
    assert numbered_tests().keys() <= {one.number for one in requirements()}


def test_every_file_named_beside_a_requirement_is_there() -> None:
    missing = [f"R{one.number} {file}" for one in requirements() for file in one.also if not (ROOT / file).is_file()]

    assert missing == []
