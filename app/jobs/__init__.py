"""Work the service does by itself, beside its answers."""
