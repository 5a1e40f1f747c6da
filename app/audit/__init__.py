"""Who read, wrote, signed in or was refused: append-only, chained with a key the database does not hold."""
