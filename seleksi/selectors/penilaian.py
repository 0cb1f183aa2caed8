"""Sheets and scores: who may read which, and whether they are open yet.

A score is its author's alone until every sheet of its component is locked, an imported one the
secretariat's until every sheet of the post is: `nilai_terbuka`. No page shows one component by itself:
all show the post as a whole and ask `lowongan_terbuka`, which is stricter.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import connection
from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet
from django.utils.crypto import salted_hmac

from core.models import Pengguna
from seleksi.access import keanggotaan, lamaran
from seleksi.enums import TERSEGEL, Hubungan, StatusLembar, StatusLowongan, StatusPelamar, StatusSeleksi
from seleksi.models import AnggotaPansel, Komponen, Lembar, Lowongan, Nilai, PernyataanBenturan, Seleksi
from seleksi.rules.penilaian import Isian
from talent.access import hak
from talent.enums import JenisPeran

DIBUKA = Q(
    komponen__lowongan__status=StatusLowongan.BERJALAN, komponen__lowongan__seleksi__status=StatusSeleksi.PENILAIAN
)
_TERBUKA_DULU = F("dikunci_pada").asc(nulls_first=True)
BERHITUNG = Q(anggota=None) | Q(anggota__keluar_pada=None)  # who left the panel is as one never asked

CALON = f"""
SELECT p.id, p.nomor, p.nama, p.status,
       p.id = ANY (ARRAY(SELECT pelamar_id FROM seleksi_pernyataanbenturan
                         WHERE anggota_id = %(anggota)s AND hubungan <> '{Hubungan.TIDAK_ADA.value}')),
       (SELECT l.status = '{StatusLowongan.BERJALAN.value}' AND s.status = '{StatusSeleksi.PENILAIAN.value}'
        FROM seleksi_lowongan l JOIN seleksi_seleksi s ON s.id = l.seleksi_id
        WHERE l.id = (SELECT lowongan_id FROM seleksi_komponen WHERE id = %(komponen)s))
FROM seleksi_pelamar p
WHERE p.lowongan_id = (SELECT lowongan_id FROM seleksi_komponen WHERE id = %(komponen)s)
ORDER BY p.nomor
"""  # noqa: S608  only words of our own enums


@dataclass(frozen=True)
class Berhak:
    """A candidate as one sheet may treat him."""

    pk: int
    sebutan: str
    status: str
    mundur: bool  # the member stands aside for him
    dibuka: bool  # selection and post are being scored

    @property
    def dinilai(self) -> bool:
        return self.status == StatusPelamar.MEMENUHI and not self.mundur


@dataclass(frozen=True)
class Tugas:
    """A member's own sheet and how far he is; nobody else is shown this."""

    lembar: Lembar
    komponen: Komponen
    lowongan: Lowongan
    jumlah: int
    terisi: int
    terlambat: bool

    @property
    def terkunci(self) -> bool:
        return self.lembar.status == StatusLembar.TERKUNCI


@dataclass(frozen=True)
class Sel:
    """One sheet as the secretariat sees it: locked or not, in time or not. Nothing of what is in it."""

    terkunci: bool
    dikunci_pada: datetime | None
    terlambat: bool


@dataclass(frozen=True)
class BarisKelengkapan:
    siapa: str
    sel: tuple[tuple[str, Sel | None], ...]  # (component, sheet); None: no sheet is owed

    @property
    def berutang(self) -> bool:
        return any(sel is not None and not sel.terkunci for _, sel in self.sel)


def lembar_for(user: Pengguna, pada: date) -> QuerySet[Lembar]:
    """A member's own sheets; for the secretariat the assessment centre's. Nobody sees another's."""
    instansi = hak(user, pada).instansi_dengan(JenisPeran.SEKRETARIAT_PANSEL)
    impor = Q(anggota=None, komponen__lowongan__seleksi__instansi__in=instansi)
    dilamar = [satu.seleksi_id for satu in (lamaran(user, pada).values() if instansi else ()) if not satu.mundur]
    impor &= ~Q(komponen__lowongan__seleksi__in=dilamar)
    return lembar_anggota(user) | Lembar.objects.filter(impor)


def lembar_anggota(user: Pengguna) -> QuerySet[Lembar]:
    """A member's own sheets."""
    return Lembar.objects.filter(anggota__in=[duduk.anggota_id for duduk in keanggotaan(user).values()])


def lembar_lengkap_for(user: Pengguna, pada: date) -> QuerySet[Lembar]:
    """The same, ready to be shown."""
    return lembar_for(user, pada).select_related(
        "anggota", "komponen__lowongan__seleksi__instansi", "komponen__lowongan__jabatan"
    )


def lowongan_terbuka(lowongan_id: int) -> bool:
    """Whether results of the post may be computed and shown: every sheet that counts is locked."""
    lembar = Lembar.objects.filter(BERHITUNG, komponen__lowongan=lowongan_id)
    terkunci = Count("pk", filter=Q(status=StatusLembar.TERKUNCI))
    jumlah = lembar.aggregate(semua=Count("pk"), terkunci=terkunci)
    return jumlah["semua"] > 0 and jumlah["semua"] == jumlah["terkunci"]


def hasilnya_ada() -> Q:
    """Posts with a result to read: sealed, or put aside after every sheet was locked; not one whose seal was voided."""
    lembar = Lembar.objects.filter(BERHITUNG, komponen__lowongan=OuterRef("pk"))
    dinilai = Q(Exists(lembar)) & ~Q(Exists(lembar.filter(status=StatusLembar.TERBUKA)))
    return Q(status__in=TERSEGEL) | (Q(status=StatusLowongan.TANPA_HASIL) & dinilai)


def nilai_terbuka(komponen: Komponen) -> bool:
    """Whether scores of one component may be shown to others than their author."""
    if komponen.impor:  # it would lead the members who still score
        return lowongan_terbuka(komponen.lowongan_id)
    lembar = Lembar.objects.filter(BERHITUNG, komponen=komponen)
    return lembar.exists() and not lembar.exclude(status=StatusLembar.TERKUNCI).exists()


def calon_lembar(lembar: Lembar) -> list[Berhak]:
    """Every candidate of the post, also who withdrew since: one query, written out because every save asks it."""
    with connection.cursor() as cursor:
        cursor.execute(CALON, {"anggota": lembar.anggota_id, "komponen": lembar.komponen_id})
        rows = cursor.fetchall()
    return [Berhak(pk, f"{nomor} {nama}", *sisa) for pk, nomor, nama, *sisa in rows]


def isian_lembar(lembar: Lembar) -> dict[int, Isian]:
    rows = Nilai.objects.filter(lembar=lembar.pk).values_list("pelamar", "nilai", "catatan")
    return {pelamar: Isian(pelamar, nilai, catatan) for pelamar, nilai, catatan in rows}


def urutan(lembar_id: int, pelamar_id: int) -> str:
    """A fixed order of candidates that differs from sheet to sheet: the first one read has no bias for all."""
    kunci = salted_hmac(
        "seleksi.urutan_lembar", f"{lembar_id}.{pelamar_id}", secret=settings.AUDIT_KEY, algorithm="sha256"
    )
    return kunci.hexdigest()


def daftar_tugas(user: Pengguna, pada: date, at: datetime) -> list[Tugas]:
    """The sheets of a member: those still open by their deadline, then the locked as they were locked."""
    return _tugas(lembar_anggota(user), at)


def tugas_impor(user: Pengguna, pada: date, at: datetime) -> list[Tugas]:
    """The assessment centre's sheets that the secretariat keeps."""
    return _tugas(lembar_for(user, pada).filter(anggota=None), at)


def _tugas(lembar: QuerySet[Lembar], at: datetime) -> list[Tugas]:
    jalan = Q(komponen__lowongan__seleksi__status__in=[StatusSeleksi.PENILAIAN, StatusSeleksi.SELESAI])
    rows = lembar.filter(jalan).select_related("komponen__lowongan__seleksi__instansi", "komponen__lowongan__jabatan")
    batas = F("komponen__lowongan__seleksi__penilaian_ditutup").asc(nulls_last=True)
    rows = _dihitung(rows).order_by(_TERBUKA_DULU, batas, "komponen__lowongan", "komponen__urutan")
    return [
        Tugas(
            row,
            row.komponen,
            row.komponen.lowongan,
            row.jumlah,
            row.terisi,
            _terlambat(row, row.komponen.lowongan.seleksi, at),
        )
        for row in rows
    ]


def _dihitung(rows: QuerySet[Lembar]) -> QuerySet[Lembar]:
    """With the number of candidates to be scored and of those already scored on the same sheet."""
    aside = PernyataanBenturan.objects.filter(
        anggota=OuterRef("anggota"), pelamar=OuterRef("komponen__lowongan__pelamar")
    )
    dinilai = Q(komponen__lowongan__pelamar__status=StatusPelamar.MEMENUHI) & ~Exists(
        aside.exclude(hubungan=Hubungan.TIDAK_ADA)
    )
    ada = Nilai.objects.filter(
        lembar=OuterRef("pk"), pelamar=OuterRef("komponen__lowongan__pelamar"), nilai__isnull=False
    )
    return rows.annotate(
        jumlah=Count("komponen__lowongan__pelamar", filter=dinilai),
        terisi=Count("komponen__lowongan__pelamar", filter=dinilai & Exists(ada)),
    )


def _terlambat(lembar: Lembar, seleksi: Seleksi, at: datetime) -> bool:
    """A sheet still open after the deadline, or locked after it."""
    return seleksi.penilaian_ditutup is not None and (lembar.dikunci_pada or at) > seleksi.penilaian_ditutup


def kelengkapan(lowongan: Lowongan, at: datetime) -> tuple[list[Komponen], list[BarisKelengkapan]]:
    """Who still owes a sheet: for the secretariat alone."""
    komponen = list(lowongan.komponen_set.all())
    rows = Lembar.objects.filter(BERHITUNG, komponen__lowongan=lowongan).select_related("anggota")
    peta = {(row.anggota_id, row.komponen_id): row for row in rows}
    siapa = {row.anggota_id: row.anggota.nama for row in sorted(rows, key=_kode) if row.anggota}
    if any(k.impor for k in komponen):
        siapa[None] = "Lembaga asesmen (dicatat sekretariat)"
    baris = [
        BarisKelengkapan(nama, tuple((k.nama, _sel(peta.get((pk, k.pk)), lowongan.seleksi, at)) for k in komponen))
        for pk, nama in siapa.items()
    ]
    return komponen, baris


def penilai_berutang(lowongan: Lowongan) -> list[AnggotaPansel]:
    """Sitting members with an open sheet."""
    terbuka = Lembar.objects.filter(anggota=OuterRef("pk"), komponen__lowongan=lowongan, status=StatusLembar.TERBUKA)
    return list(AnggotaPansel.objects.filter(Exists(terbuka), keluar_pada=None).select_related("pengguna"))


def lembar_terutang(user: Pengguna, at: datetime) -> list[Tugas]:
    """A member's sheets that are still to be locked."""
    return _tugas(lembar_anggota(user).filter(DIBUKA, status=StatusLembar.TERBUKA), at)


def lowongan_terutang(user: Pengguna, pada: date) -> list[tuple[Lowongan, int, int | None]]:
    """Posts of the secretariat with open sheets: how many of members, and the imported one if it is."""
    instansi = hak(user, pada).instansi_dengan(JenisPeran.SEKRETARIAT_PANSEL)
    terbuka = Q(komponen__lembar__status=StatusLembar.TERBUKA)
    duduk = Q(komponen__lembar__anggota__isnull=False, komponen__lembar__anggota__keluar_pada=None)
    rows = (
        Lowongan.objects.filter(seleksi__instansi__in=instansi, seleksi__status=StatusSeleksi.PENILAIAN)
        .filter(status=StatusLowongan.BERJALAN)
        .select_related("seleksi", "jabatan")
        .annotate(
            dari_anggota=Count("komponen__lembar", filter=terbuka & duduk),
            impor=Min("komponen__lembar", filter=terbuka & Q(komponen__lembar__anggota=None, komponen__impor=True)),
        )
        .order_by("pk")
    )
    return [(row, row.dari_anggota, row.impor) for row in rows if row.dari_anggota or row.impor]


def _kode(row: Lembar) -> str:
    return row.anggota.kode if row.anggota else ""


def _sel(lembar: Lembar | None, seleksi: Seleksi, at: datetime) -> Sel | None:
    if lembar is None:
        return None
    return Sel(lembar.status == StatusLembar.TERKUNCI, lembar.dikunci_pada, _terlambat(lembar, seleksi, at))
