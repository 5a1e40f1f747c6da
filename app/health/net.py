"""What the service says of its own role when it starts on PostgreSQL."""

import structlog
from sqlalchemy.exc import OperationalError, ProgrammingError

from app.http.deps import Database
from app.storage.service_role import Net, net_of


def tell_net(database: Database) -> None:
    """A line in the log where the policies hold the service less than they could, and nothing where they do."""
    if database.sqlite_file is not None:
        return
    try:
        with database.reading.connect() as connection:
            net = net_of(connection)
    except (OperationalError, ProgrammingError):
        return
    if net is not Net.holds:
        structlog.get_logger().warning("row_security", error=net.value)
