"""A person of their own for every test, in a service shared by the tests of one engine."""

from tests.house import house, houses, notebook

__all__ = ["house", "houses", "notebook"]
