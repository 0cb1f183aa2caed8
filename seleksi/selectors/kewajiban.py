"""What is owed before scoring: one query each."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, Func, IntegerField, Model, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from core.models import Notifikasi, Pengguna
from core.notifikasi import kunci_bagi
from seleksi.access import keanggotaan
from seleksi.enums import USAI, StatusLowongan, StatusPelamar, StatusSeleksi
from seleksi.models import AnggotaPansel, Lowongan, Pelamar, PernyataanBenturan, Seleksi
from seleksi.selectors.administrasi import sekretariat_for
from seleksi.selectors.pelamar import pelamar_for

INGAT_DRAF = timedelta(days=2)  # a working day is in it, wherever the deadline falls but after a long weekend
BERJALAN = Q(lowongan__status=StatusLowongan.BERJALAN)
SEDANG_DINYATAKAN = BERJALAN & Q(lowongan__seleksi__status=StatusSeleksi.PERNYATAAN, status=StatusPelamar.MEMENUHI)


def draf_terbuka(user: Pengguna, at: datetime) -> QuerySet[Pelamar]:
    rows = pelamar_for(user, timezone.localdate(at)).filter(status=StatusPelamar.DRAF)
    rows = rows.filter(lowongan__status=StatusLowongan.BERJALAN)
    return rows.filter(lowongan__seleksi__status=StatusSeleksi.DIUMUMKAN, lowongan__seleksi__pelamaran_ditutup__gt=at)


def draf_belum_diingatkan(at: datetime) -> list[Pelamar]:
    """Drafts whose registration closes within INGAT_DRAF, of applicants not yet told of this deadline: two queries."""
    dekat = Q(lowongan__seleksi__pelamaran_ditutup__gt=at, lowongan__seleksi__pelamaran_ditutup__lte=at + INGAT_DRAF)
    rows = Pelamar.objects.filter(dekat, BERJALAN, status=StatusPelamar.DRAF, pegawai__pengguna__is_active=True)
    rows = rows.filter(lowongan__seleksi__status=StatusSeleksi.DIUMUMKAN).order_by("pk")
    kunci = {
        kunci_bagi(kunci_draf(p), p.pegawai.pengguna_id): p for p in rows.select_related("pegawai", "lowongan__seleksi")
    }
    sudah = set(Notifikasi.objects.filter(kunci__in=kunci).values_list("kunci", flat=True))
    return [p for nama, p in kunci.items() if nama not in sudah]


def kunci_draf(pelamar: Pelamar) -> str:
    """One reminder a deadline: an extension brings another."""
    return f"draf:{pelamar.pk}:{pelamar.lowongan.seleksi.perpanjangan}"


def perlu_diperiksa(user: Pengguna, pada: date) -> Iterator[tuple[Seleksi, int]]:
    rows = sekretariat_for(user, pada).filter(status=StatusSeleksi.ADMINISTRASI).order_by("pk")
    menunggu = BERJALAN & Q(lowongan__pelamar__status=StatusPelamar.DIAJUKAN)
    for seleksi in rows.annotate(jumlah=Count("lowongan__pelamar", filter=menunggu)):
        yield seleksi, seleksi.jumlah


def pernyataan_ditunggu(user: Pengguna, pada: date) -> Iterator[tuple[Seleksi, int]]:
    """Selections of the secretariat in which conflicts are being declared, with how many declarations are to come."""
    calon = Pelamar.objects.filter(SEDANG_DINYATAKAN, lowongan__seleksi=OuterRef("pk")).order_by()
    duduk = AnggotaPansel.objects.filter(pansel__seleksi=OuterRef("pk"), keluar_pada=None).order_by()
    ada = PernyataanBenturan.objects.filter(
        pelamar__lowongan__seleksi=OuterRef("pk"),
        pelamar__lowongan__status=StatusLowongan.BERJALAN,
        pelamar__status=StatusPelamar.MEMENUHI,
        anggota__keluar_pada=None,
    ).order_by()
    rows = sekretariat_for(user, pada).filter(status=StatusSeleksi.PERNYATAAN).order_by("pk")
    rows = rows.annotate(calon=_jumlah(calon), duduk=_jumlah(duduk), ada=_jumlah(ada))
    for seleksi in rows:
        yield seleksi, seleksi.calon * seleksi.duduk - seleksi.ada


def dapat_diselesaikan(user: Pengguna, pada: date) -> QuerySet[Seleksi]:
    """Selections of the secretariat whose every post is decided or closed."""
    menunggu = Lowongan.objects.filter(seleksi=OuterRef("pk")).exclude(status__in=USAI)
    rows = sekretariat_for(user, pada).filter(status=StatusSeleksi.PENILAIAN)
    return rows.filter(~Exists(menunggu)).order_by("pk")


def belum_dinyatakan(user: Pengguna) -> Iterator[tuple[Seleksi, int]]:
    """Selections whose candidates this member has not all declared about, with how many are left."""
    duduk = keanggotaan(user)
    anggota = [k.anggota_id for k in duduk.values()]
    calon = Pelamar.objects.filter(
        SEDANG_DINYATAKAN,
        lowongan__seleksi__in=list(duduk),
    ).exclude(pernyataanbenturan__anggota__in=anggota)
    per: dict[int, tuple[Seleksi, int]] = {}
    for p in calon.select_related("lowongan__seleksi__instansi").order_by("pk"):
        seleksi = p.lowongan.seleksi
        per[seleksi.pk] = (seleksi, per.get(seleksi.pk, (seleksi, 0))[1] + 1)
    yield from per.values()


def _jumlah(rows: QuerySet[Model]) -> Subquery:
    """How many rows, 0 when there are none: joins of all three would multiply them."""
    return Subquery(rows.annotate(n=Func("pk", function="COUNT")).values("n"), output_field=IntegerField())
