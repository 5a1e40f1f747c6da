"""The engine says of ten invented decades what it said before, unless its version moves with it."""

import pytest

from app.balance.version import ENGINE_VERSION
from tests.balance.decades import DECADES, decade, kept, told

_REWRITE = "raise ENGINE_VERSION if results are meant to move, then run python -m tests.balance.decades"


@pytest.mark.parametrize("name", DECADES)
def test_a_decade_is_told_as_before_while_the_engine_keeps_its_version(name: str) -> None:
    before, now = kept(name), told(decade(name))

    assert before["records"] == now["records"], "the simulator has moved: run python -m tests.balance.decades"
    assert before["engine version"] == ENGINE_VERSION, "run python -m tests.balance.decades"
    for topic, said in now.items():
        assert said == before.get(topic), f"{topic}: {_REWRITE}"
