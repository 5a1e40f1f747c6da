"""The edge: sessions for routes, problems, headers, bodies, conditions, pages, the access log."""

from app.http.installation import install

__all__ = ["install"]
