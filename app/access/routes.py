"""HTTP of access itself: the session."""

from app.access.session_routes import router

__all__ = ["router"]
