"""What the kernel itself does: letters on their way, notices read."""

from datetime import datetime

from django.core.mail import EmailMessage

from core import hak, surat
from core.access import diri_sendiri
from core.commands import command, transition
from core.models import Notifikasi, Pengguna, Surat
from core.workflow import AlurSurat


@transition(AlurSurat.kirim)
def kirim(row: Surat, *, by: Pengguna, at: datetime) -> None:
    """Sent within the transaction: a crash after it may send a letter twice, never lose it."""
    isi = surat.susun(row)
    EmailMessage(isi.perihal, isi.badan, to=[row.kepada.email or ""]).send()
    row.dikirim_pada, row.percobaan, row.galat = at, row.percobaan + 1, ""


@transition(AlurSurat.hentikan)
def hentikan(row: Surat, *, by: Pengguna, at: datetime) -> None:
    """Given up after repeated failure; `galat` says why."""


@command(hak.sistem)
def catat_gagal_kirim(row: Surat, *, by: Pengguna, at: datetime, galat: str) -> Surat:
    row.percobaan, row.galat = row.percobaan + 1, galat[:200]
    row.save()
    return row


@command(hak.penerima)
def tandai_dibaca(row: Notifikasi, *, by: Pengguna, at: datetime) -> Notifikasi:
    row.dibaca_pada = row.dibaca_pada or at
    row.save()
    return row


@command(hak.sistem)
def titip_tautan_sandi(pengguna: Pengguna, *, by: Pengguna, at: datetime) -> Pengguna:
    """Post a link to set a new password: one letter a minute and account, however often it is asked for."""
    surat.titip(pengguna, "tautan_sandi", kunci=f"tautan_sandi:{pengguna.pk}:{at:%Y%m%d%H%M}")
    return pengguna


@command(diri_sendiri)
def tandai_semua_dibaca(pengguna: Pengguna, *, by: Pengguna, at: datetime) -> Pengguna:
    """Every notice the user has not read yet."""
    Notifikasi.objects.filter(pengguna=pengguna, dibaca_pada=None).update(dibaca_pada=at)
    return pengguna


@command(hak.sistem)
def daftarkan_pengguna(
    pelaku: Pengguna, *, by: Pengguna, at: datetime, username: str, nama: str, email: str
) -> Pengguna:
    """An account for someone without a record: a head of region, an auditor. A link that sets a password opens it."""
    pengguna = Pengguna(username=username, nama=nama, email=email)
    pengguna.set_unusable_password()
    pengguna.save(force_insert=True)
    return pengguna


@command(hak.sistem)
def setel_sandi(pengguna: Pengguna, *, by: Pengguna, at: datetime, sandi: str) -> Pengguna:
    """For the operator's command line; people set their own by a link."""
    pengguna.set_password(sandi)
    pengguna.save()
    return pengguna
