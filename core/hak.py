"""Rights of the kernel's own commands."""

from datetime import date
from typing import Any

from core.access import Izin, Jawaban, Tolak, diri_sendiri
from core.models import Notifikasi, Pengguna

SISTEM = "sistem"  # the user as whom jobs act; it cannot log in


def sistem(user: Pengguna, obj: Any, /, *, pada: date) -> Jawaban:
    if user.username == SISTEM:
        return Izin("Tugas terjadwal")
    return Tolak("bukan_tugas_sistem", "Ini dijalankan sistem, bukan pengguna.", "Hubungi pengelola aplikasi.")


def penerima(user: Pengguna, notifikasi: Notifikasi, /, *, pada: date) -> Jawaban:
    return diri_sendiri(user, notifikasi.pengguna, pada=pada)
