"""What is owed before scoring: one query each."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from core.models import Pengguna
from seleksi.access import keanggotaan
from seleksi.enums import StatusLowongan, StatusPelamar, StatusSeleksi
from seleksi.models import Pelamar, Seleksi
from seleksi.selectors.administrasi import sekretariat_for
from seleksi.selectors.pelamar import pelamar_for

BERJALAN = Q(lowongan__status=StatusLowongan.BERJALAN)


def draf_terbuka(user: Pengguna, at: datetime) -> QuerySet[Pelamar]:
    rows = pelamar_for(user, timezone.localdate(at)).filter(status=StatusPelamar.DRAF)
    rows = rows.filter(lowongan__status=StatusLowongan.BERJALAN)
    return rows.filter(lowongan__seleksi__status=StatusSeleksi.DIUMUMKAN, lowongan__seleksi__pelamaran_ditutup__gt=at)


def perlu_diperiksa(user: Pengguna, pada: date) -> Iterator[tuple[Seleksi, int]]:
    rows = sekretariat_for(user, pada).filter(status=StatusSeleksi.ADMINISTRASI).order_by("pk")
    menunggu = BERJALAN & Q(lowongan__pelamar__status=StatusPelamar.DIAJUKAN)
    for seleksi in rows.annotate(jumlah=Count("lowongan__pelamar", filter=menunggu)):
        yield seleksi, seleksi.jumlah


def belum_dinyatakan(user: Pengguna) -> Iterator[tuple[Seleksi, int]]:
    """Selections whose candidates this member has not all declared about, with how many are left."""
    duduk = keanggotaan(user)
    anggota = [k.anggota_id for k in duduk.values()]
    calon = Pelamar.objects.filter(
        lowongan__seleksi__in=list(duduk),
        lowongan__seleksi__status=StatusSeleksi.PERNYATAAN,
        lowongan__status=StatusLowongan.BERJALAN,
        status=StatusPelamar.MEMENUHI,
    ).exclude(pernyataanbenturan__anggota__in=anggota)
    per: dict[int, tuple[Seleksi, int]] = {}
    for p in calon.select_related("lowongan__seleksi__instansi").order_by("pk"):
        seleksi = p.lowongan.seleksi
        per[seleksi.pk] = (seleksi, per.get(seleksi.pk, (seleksi, 0))[1] + 1)
    yield from per.values()
