"""A person of their own for every test."""

from tests.house import house, houses, notebook

__all__ = ["house", "houses", "notebook"]
