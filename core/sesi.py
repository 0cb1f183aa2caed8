"""Django's own sessions in the database, read by a statement written out: every request asks it."""

from django.contrib.sessions.backends.db import SessionStore as Bawaan
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

BACA = "SELECT session_key, session_data, expire_date FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(Bawaan):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        with connection.cursor() as cursor:
            cursor.execute(BACA, [self.session_key, timezone.now()])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return None
        return Session.from_db(connection.alias, ["session_key", "session_data", "expire_date"], row)
