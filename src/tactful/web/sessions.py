"""Sessions in the database, which a page that is only looked at does not wait for."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from tactful.web.waiting import is_busy, only_looks


class SessionStore(DatabaseSessions):
    """Where a long import is writing, a look loses its place in a list rather than its page."""

    def save(self, must_create: bool = False) -> None:
        try:
            super().save(must_create)
        except Exception as fault:
            if must_create or not only_looks() or not is_busy(fault):
                raise
