"""Faults planted into the product on purpose, from outside: a test that cannot fail proves nothing.

The table of `sync.md` §7. Faults of the device are in `tests.torture.device.ClientBug`.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any
from unittest import mock
from uuid import UUID

from app.kit.ids import new_id
from app.records.batch import Batch
from app.records.decide import Lineage
from app.records.mutation import Mutation, Verdict
from app.records.writing import Writing
from app.storage.sessions import WriteSession
from app.sync import push as push_module
from app.sync.push import NamedVerdict, Sender

_ROLLED_BACK_ONE_IN = 7
_COMMIT_DELAY_SECONDS = 0.5
_PUSH_OVER_HTTP = "app.sync.routes.push"
_PUSH_IN_PROCESS = "tests.sync.in_process.push"

Push = Callable[[WriteSession, Writing, Sequence[dict[str, Any]], Sender], list[NamedVerdict]]

_REAL_PUSH: Push = push_module.push
_REAL_JUDGE = Batch.judge


def _rehearse(
    session: WriteSession, writing: Writing, mutations: Sequence[dict[str, Any]], sender: Sender
) -> list[NamedVerdict]:
    """The verdicts of a push of which nothing stays."""
    savepoint = session.begin_nested()
    verdicts = _REAL_PUSH(session, writing, mutations, sender)
    savepoint.rollback()
    return verdicts


def _sometimes_rolled_back() -> Push:
    """Counted by person, so that the same test run fails the same way twice."""
    pushes: Counter[UUID] = Counter()

    def push(
        session: WriteSession, writing: Writing, mutations: Sequence[dict[str, Any]], sender: Sender
    ) -> list[NamedVerdict]:
        pushes[writing.scope.patient_id] += 1
        rolled_back = pushes[writing.scope.patient_id] % _ROLLED_BACK_ONE_IN == 0
        return (_rehearse if rolled_back else _REAL_PUSH)(session, writing, mutations, sender)

    return push


def _committed_after_the_answer(
    session: WriteSession, writing: Writing, mutations: Sequence[dict[str, Any]], sender: Sender
) -> list[NamedVerdict]:
    verdicts = _rehearse(session, writing, mutations, sender)
    engine = session.get_bind()

    def commit_later() -> None:
        time.sleep(_COMMIT_DELAY_SECONDS)
        info = {"keys": writing.keys}
        with WriteSession(engine, expire_on_commit=False, autoflush=False, info=info) as late, late.begin():
            _REAL_PUSH(late, writing, mutations, sender)

    threading.Thread(target=commit_later, daemon=True).start()
    return verdicts


def _committed_by_the_next_push() -> Push:
    """The same fault where nothing runs beside the test; what is still waiting at the end was killed."""
    waiting: list[tuple[Writing, Sequence[dict[str, Any]], Sender]] = []

    def push(
        session: WriteSession, writing: Writing, mutations: Sequence[dict[str, Any]], sender: Sender
    ) -> list[NamedVerdict]:
        if waiting and waiting[0][0].scope.patient_id != writing.scope.patient_id:
            waiting.clear()
        while waiting:
            earlier, its_mutations, its_schema = waiting.pop(0)
            _REAL_PUSH(session, earlier, its_mutations, its_schema)
        waiting.append((writing, mutations, sender))
        return _rehearse(session, writing, mutations, sender)

    return push


def _judge_known_as_new(batch: Batch, mutation: Mutation) -> Verdict:
    """No idempotence: what arrives again becomes one more revision."""
    if mutation.mutation_id not in batch._loaded.log.by_mutation:
        return _REAL_JUDGE(batch, mutation)
    verdict = _REAL_JUDGE(batch, replace(mutation, mutation_id=new_id()))
    return replace(verdict, mutation_id=mutation.mutation_id)


def _nothing_unseen(*positions: object, **names: object) -> Lineage:
    """Last writer wins: history is never looked at."""
    return Lineage(())


def _faults(name: str) -> dict[str, object]:
    """What is replaced, by its place. The tests' own server calls the product's push under a name of its own."""
    if name == "no_idempotence":
        return {"app.records.batch.Batch.judge": _judge_known_as_new}
    if name == "last_writer_wins":
        return {"app.records.batch.lineage": _nothing_unseen}
    if name == "answer_although_rolled_back":
        return dict.fromkeys((_PUSH_OVER_HTTP, _PUSH_IN_PROCESS), _sometimes_rolled_back())
    return {_PUSH_OVER_HTTP: _committed_after_the_answer, _PUSH_IN_PROCESS: _committed_by_the_next_push()}


SERVER_BUGS = ("no_idempotence", "answer_before_commit", "answer_although_rolled_back", "last_writer_wins")


@contextmanager
def planted(name: str) -> Iterator[None]:
    """The fault is in the product of this process while the block runs."""
    with ExitStack() as stack:
        for place, fault in _faults(name).items():
            stack.enter_context(mock.patch(place, fault))
        yield
