"""For tests with two connections."""

import threading
import time

import pytest
from django.db import connection, connections, transaction

from core.commands import CommandRefused

TENGGAT = 10  # seconds; a machine that is busy needs far less


def serentak(pertama, kedua, *, menunggu=True):
    """`kedua` starts while `pertama` is done but not committed. Its answer, or the code of its refusal.

    `menunggu`: it has to wait for the commit; else it must be done before.
    """
    jawaban = []

    def jalan():
        try:
            jawaban.append(kedua())
        except CommandRefused as refused:
            jawaban.append(refused.kode)
        finally:
            connections.close_all()

    utas = threading.Thread(target=jalan)
    with transaction.atomic():
        pertama()
        utas.start()
        if menunggu:
            until_someone_waits()
            assert jawaban == []
        else:
            utas.join(TENGGAT)
            assert len(jawaban) == 1
    utas.join(TENGGAT)
    return jawaban[0]


def until_someone_waits():
    deadline = time.monotonic() + TENGGAT
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.02)
    pytest.fail("nobody waited for the lock")
