"""Wrapping everybody's keys under a new key of the words, while the service runs; the words stay as they are."""

from sqlalchemy import func, select, text, update

from app.http.deps import Database
from app.keyring.sealing import KEYS, WRAPPING_LOCK, keys_of_session, unwrap, wrap
from app.storage.sessions import WriteSession

_AT_A_TIME = 50


def rotate_words_key(database: Database) -> int:
    """How many keys were wrapped again. Run again after an interruption, it goes on with the same new key."""
    keys = database.keys
    newest = keys.newest_wrapping()[0] if _is_under_way(database) else keys.add_wrapping()
    done = 0
    while True:
        with database.write() as session:
            wrapped = _wrap_some(session, newest)
        if not wrapped:
            break
        done += wrapped
    # Only now: until the last row was committed, the former key was still needed.
    keys.keep_only_wrapping(newest)
    return done


def _is_under_way(database: Database) -> bool:
    """Whether a former run was interrupted: it left rows under an older key, or the older key in the file."""
    newest = database.keys.newest_wrapping()[0]
    with database.read() as session:
        older = session.execute(select(func.count()).select_from(KEYS).where(KEYS.c.wrap_id != newest)).scalar_one()
    return bool(older) or len(database.keys.wrapping_ids) > 1


def _wrap_some(session: WriteSession, newest: str) -> int:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRAPPING_LOCK})
    older = select(KEYS).where(KEYS.c.wrap_id != newest).order_by(KEYS.c.patient_id, KEYS.c.part).limit(_AT_A_TIME)
    rows = session.execute(older).mappings().all()
    keys = keys_of_session(session)
    for row in [{**one} for one in rows]:
        again = wrap(keys, row, unwrap(keys, row))
        session.execute(
            update(KEYS)
            .where(KEYS.c.patient_id == row["patient_id"], KEYS.c.part == row["part"])
            .values(wrap_id=again["wrap_id"], wrapped=again["wrapped"])
        )
    return len(rows)
