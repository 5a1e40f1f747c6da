"""The role the service works as on PostgreSQL: it owns nothing, so that nothing it runs can take the policies away.

Made and given its rights at every migration, as `<owner>_service`, where the owner may make roles; `docs/deploy.md`
tells how to make it by hand. Two installations of one cluster have two owners, hence two such roles.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, text

_GRANT = text("""
DO $grant$
DECLARE service text := left(current_user, 55) || '_service';
BEGIN
  BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = service) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', service);
    END IF;
    -- Also where it was made here: since version 16 making a role does not by itself allow to become it.
    EXECUTE format('GRANT %I TO CURRENT_USER', service);
  EXCEPTION WHEN insufficient_privilege OR duplicate_object THEN NULL;
  END;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = service) THEN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), service);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', current_schema(), service);
    IF to_regclass('alembic_version') IS NOT NULL THEN
      EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM %I', service);
    END IF;
  END IF;
END $grant$
""")

_TAKE = """
SELECT set_config('role', service.rolname, false)
FROM pg_class
JOIN pg_roles AS owner ON owner.oid = relowner
JOIN pg_roles AS service ON service.rolname = left(owner.rolname, 55) || '_service'
WHERE pg_class.oid = to_regclass('patient')
  AND pg_has_role(
    service.oid, CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END
  )
  AND has_table_privilege(service.oid, pg_class.oid, 'SELECT')
"""

_NET = text("""
SELECT rolsuper OR rolbypassrls, pg_has_role(relowner, 'USAGE')
FROM pg_class, pg_roles
WHERE pg_class.oid = to_regclass('patient') AND rolname = current_user
""")
_FORCED = text(
    "SELECT pg_class.oid::regclass::text FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace"
    " WHERE relforcerowsecurity AND nspname = current_schema()"
)


class Net(StrEnum):
    """How far the policies hold whoever is connected."""

    holds = "holds"
    owner = "owner"
    bypassed = "bypassed"


def grant_service_role(connection: Connection) -> None:
    """As the owner; leaves an owner who may not make roles as it is, held by the policies all the same."""
    connection.execute(_GRANT)


def take_service_role(dbapi_connection: Any, _: object) -> None:
    """Once for each new connection, for as long as it lives; stays the owner where there is no such role."""
    # Outside any transaction: a rollback would give the role back.
    dbapi_connection.autocommit = True
    dbapi_connection.execute(_TAKE)
    dbapi_connection.autocommit = False


def net_of(connection: Connection) -> Net:
    """An owner is held, and could let go; a superuser, or a role with BYPASSRLS, is held by nothing."""
    row = connection.execute(_NET).one_or_none()
    # Before the first migration there is nothing to be kept from.
    is_above, is_owner = row or (False, False)
    if is_above:
        return Net.bypassed
    return Net.owner if is_owner else Net.holds


@contextmanager
def unforced(connection: Connection) -> Iterator[None]:
    """For a restore by the owner: COPY brings nothing into a table whose policies hold whoever copies."""
    tables = connection.execute(_FORCED).scalars().all()
    for table in tables:
        connection.execute(text(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY"))
    yield
    for table in tables:
        connection.execute(text(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"))
