"""The list of selections: what each waits for, and by what it may be narrowed and sorted."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from core.models import Pengguna
from seleksi.enums import JenisSeleksi, StatusLowongan, StatusSeleksi
from seleksi.models import Lowongan, Seleksi
from seleksi.selectors.seleksi import seleksi_for

MENUNGGU_PPK = "menunggu_ppk"  # every post still open is sealed: the panel is done, the PPK chooses
KEADAAN: Mapping[str, str] = {
    nilai: label
    for satu in StatusSeleksi
    for nilai, label in (
        (satu.value, satu.label),
        *([(MENUNGGU_PPK, "Menunggu PPK")] if satu == StatusSeleksi.PENILAIAN else []),
    )
}
BELUM = datetime(9999, 1, 1, tzinfo=UTC)  # no closing time yet: sorted last
URUT = {"baru": "pk", "judul": "judul", "jenis": "jenis", "keadaan": "tahap", "ditutup": "tutup"}


def daftar_seleksi(user: Pengguna, pada: date) -> QuerySet[Seleksi]:
    """Those that concern the user, each with `keadaan`, its place `tahap` among them, and `tutup` to sort by."""
    lowongan = Lowongan.objects.filter(seleksi=OuterRef("pk"))
    berjalan = lowongan.filter(status=StatusLowongan.BERJALAN)
    disegel = lowongan.filter(status=StatusLowongan.DISEGEL)
    menunggu = When(Exists(disegel) & ~Exists(berjalan), status=StatusSeleksi.PENILAIAN, then=Value(MENUNGGU_PPK))
    tahap = [When(keadaan=nilai, then=Value(ke)) for ke, nilai in enumerate(KEADAAN)]
    return seleksi_for(user, pada).annotate(
        keadaan=Case(menunggu, default=F("status")),
        tahap=Case(*tahap, default=Value(len(tahap))),
        tutup=Coalesce("pelamaran_ditutup", Value(BELUM)),
    )


def saring(rows: QuerySet[Seleksi], nilai: Mapping[str, str]) -> tuple[QuerySet[Seleksi], dict[str, str]]:
    """The rows that fit, and what was understood, in words; what is no choice is left out, as on an old bookmark."""
    terbaca: dict[str, str] = {}
    if kata := nilai["q"]:
        for bagian in kata.split():
            rows = rows.filter(Q(judul__icontains=bagian) | Q(nomor__icontains=bagian))
        terbaca["Judul atau nomor"] = kata
    if nilai["status"] in KEADAAN:
        rows, terbaca["Keadaan"] = rows.filter(keadaan=nilai["status"]), KEADAAN[nilai["status"]]
    if nilai["jenis"] in JenisSeleksi.values:
        rows, terbaca["Jenis"] = rows.filter(jenis=nilai["jenis"]), JenisSeleksi(nilai["jenis"]).label
    tahun = nilai["tahun"]
    if len(tahun) == 4 and tahun.isascii() and tahun.isdecimal() and int(tahun):
        rows, terbaca["Tahun disiapkan"] = rows.filter(dibuat_pada__year=int(tahun)), tahun
    return rows, terbaca
