"""R40: a reader who asks for what is new, while eight writers write, misses nothing."""

from concurrent.futures import Future, ThreadPoolExecutor
from uuid import uuid4

from tests.sync.in_process import InProcessServer
from tests.sync.phones import DAY, new_record_id
from tests.torture.mutations import uuid7_at

_WRITERS, _BATCHES, _SIZE = 8, 13, 100


def _write(server: InProcessServer, writer: int) -> list[str]:
    scope = server.as_person(uuid4())
    written: list[str] = []
    for _ in range(_BATCHES):
        batch = [
            {
                "mutation_id": uuid7_at(1_773_300_000_000),
                "kind": "night",
                "record_id": new_record_id(),
                "op": "put",
                "fields": {"quality": writer},
                "local_date": DAY,
            }
            for _ in range(_SIZE)
        ]
        results = server.push(scope, batch)["results"]
        written += [result["mutation_id"] for result in results if result["status"] == "applied"]
    return written


def _poll(server: InProcessServer, writers: list[Future[list[str]]]) -> list[str]:
    scope = server.as_person(uuid4())
    seen: list[str] = []
    after, quiet = 0, False
    while True:
        finished = all(writer.done() for writer in writers)
        page = server.changes(scope, after)
        seen += [change["mutation_id"] for change in page["changes"]]
        after = page["through"]
        if finished and not page["changes"]:
            if quiet:
                return seen
            quiet = True


def test_r40_eight_writers_and_a_polling_reader_who_misses_nothing(server: InProcessServer) -> None:
    with ThreadPoolExecutor(_WRITERS) as pool:
        writers = [pool.submit(_write, server, number) for number in range(_WRITERS)]
        seen = _poll(server, writers)
        written = [mutation_id for writer in writers for mutation_id in writer.result()]

    assert len(written) == _WRITERS * _BATCHES * _SIZE > 10_000
    assert sorted(seen) == sorted(written)
    assert len(set(seen)) == len(seen)


def test_r40_a_page_of_what_the_reader_may_not_see_still_moves_the_cursor(server: InProcessServer) -> None:
    therapist, person = server.as_therapist(uuid4(), uuid4()), server.as_person(uuid4())
    for _ in range(3):
        mutation = {
            "mutation_id": uuid7_at(1_773_300_000_000),
            "kind": "attention_point",
            "record_id": new_record_id(),
            "op": "put",
            "fields": {"kind": "yellow", "text": "à reprendre"},
            "local_date": DAY,
        }
        server.push(therapist, [mutation])

    page = server.changes(person, 0, limit=2)
    assert (page["changes"], page["through"], page["more"]) == ([], 2, True)
    assert server.changes(person, page["through"], limit=2)["more"] is False
