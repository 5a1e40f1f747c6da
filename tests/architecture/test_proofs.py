"""Every planted fault still fits the code, and names a test that is there."""

import re

from tests.architecture.sources import ROOT
from tests.proofs.faults import PROOFS_PAGE, faults, proofs_page


def test_every_fault_fits_once() -> None:
    unfit = [one.planted for one in faults() if (ROOT / one.file).read_text("utf-8").count(one.old) != 1]

    assert unfit == []


def test_every_fault_names_a_test_that_is_there() -> None:
    missing = []
    for one in faults():
        file, _, name = one.test.partition("::")
        text = (ROOT / file).read_text("utf-8") if (ROOT / file).is_file() else ""
        if not re.search(rf"def {name.partition('[')[0] or 'test_'}", text):
            missing.append(one.test)

    assert missing == []


def test_the_page_of_proofs_is_current() -> None:
    assert PROOFS_PAGE.read_text("utf-8") == proofs_page(), "run `make reference`"
