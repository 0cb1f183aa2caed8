"""Scoring: sheets open, are saved as drafts, are locked for good."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection
from django.urls import reverse
from django.utils import timezone

from core.commands import CommandRefused, command, transition
from core.larik import larik
from core.models import Pengguna
from core.notifikasi import beri_tahu
from core.surat import titip
from seleksi import access
from seleksi.enums import StatusLembar
from seleksi.models import AnggotaPansel, Lembar, Lowongan, Seleksi
from seleksi.rules.masalah import Masalah
from seleksi.rules.penilaian import Isian, bidang_nilai, periksa_isian, periksa_lengkap, periksa_pembukaan
from seleksi.selectors.pembukaan import kesiapan
from seleksi.selectors.penilaian import Berhak, calon_lembar, isian_lembar, penilai_berutang
from seleksi.workflow import AlurLembar, AlurSeleksi

SIMPAN = """
WITH ditulis AS (
    INSERT INTO seleksi_nilai (lembar_id, pelamar_id, nilai, catatan)
    SELECT %(lembar)s, isi.* FROM unnest(%(pelamar)s::bigint[], %(nilai)s::numeric[], %(catatan)s::text[])
        AS isi (pelamar_id, nilai, catatan)
    WHERE isi.nilai IS NOT NULL OR isi.catatan <> ''
       OR EXISTS (SELECT FROM seleksi_nilai ada WHERE ada.lembar_id = %(lembar)s AND ada.pelamar_id = isi.pelamar_id)
    ON CONFLICT (lembar_id, pelamar_id) DO UPDATE SET nilai = excluded.nilai, catatan = excluded.catatan
    WHERE (seleksi_nilai.nilai, seleksi_nilai.catatan) IS DISTINCT FROM (excluded.nilai, excluded.catatan)
    RETURNING 1
)
UPDATE seleksi_lembar SET versi = versi + 1, disimpan_pada = %(at)s, sumber = %(sumber)s
WHERE id = %(lembar)s AND (sumber <> %(sumber)s OR EXISTS (SELECT FROM ditulis))
RETURNING versi, disimpan_pada, sumber
"""
SURAT_INGAT = "seleksi.ingatkan_menilai"


@transition(AlurSeleksi.buka_penilaian)
def buka_penilaian(seleksi: Seleksi, *, by: Pengguna, at: datetime) -> None:
    """Locks the members: a declaration that is on its way is counted, or finds the sheets open and is refused."""
    list(AnggotaPansel.objects.select_for_update(of=("self",)).filter(pansel__seleksi=seleksi).order_by("pk"))
    siap = kesiapan(seleksi)
    _tolak(periksa_pembukaan(siap.lowongan, anggota=siap.nama_anggota))
    lembar = Lembar.objects.bulk_create(siap.lembar_baru())
    seleksi.penilaian_pada = at
    _kabari({row.anggota for row in lembar if row.anggota}, seleksi, "buka", "Lembar nilai Anda sudah dibuka")


@command(access.penilai_lembar, bersama=("anggota",), utuh=True)
def simpan_lembar(lembar: Lembar, *, by: Pengguna, at: datetime, versi: int, isi: Sequence[Isian]) -> Lembar:
    """A member's draft. Rows that are not named stay as they are.

    CommandRefused `lembar_terkunci`, `lembar_basi` (another tab was first), `penilaian_tidak_dibuka`,
    `pelamar_berbenturan`, or the code of a score that is none.
    """
    return _simpan(lembar, at, versi, isi, lembar.sumber)


@command(access.pencatat_impor, utuh=True)
def simpan_impor(
    lembar: Lembar, *, by: Pengguna, at: datetime, versi: int, isi: Sequence[Isian], sumber: str
) -> Lembar:
    """The draft of an imported sheet; `sumber`: assessment centre and letter. Refused as `simpan_lembar` is."""
    return _simpan(lembar, at, versi, isi, sumber.strip())


@transition(AlurLembar.kunci)
def kunci(lembar: Lembar, *, by: Pengguna, at: datetime, versi: int) -> None:
    """Closes the component for all the member's candidates at once, with the figures of `versi`; final."""
    _pastikan_versi(lembar, versi)
    calon = calon_lembar(lembar)
    _pastikan_dibuka(all(c.dibuka for c in calon))
    dinilai = {c.pk: c.sebutan for c in calon if c.dinilai}
    _tolak(periksa_lengkap(dinilai, isian_lembar(lembar).values(), impor=lembar.anggota_id is None))
    if lembar.anggota_id is None and not lembar.sumber:
        raise CommandRefused("sumber_kosong", "Tulis lembaga asesmen dan nomor suratnya.", bidang="sumber")
    lembar.dikunci_pada = at


@command(access.sekretariat_lowongan)
def ingatkan_penilai(lowongan: Lowongan, *, by: Pengguna, at: datetime) -> Lowongan:
    """A notice and a letter to each member who owes a sheet; once a day."""
    berutang = penilai_berutang(lowongan)
    if not berutang:
        raise CommandRefused("tidak_ada_tunggakan", "Semua anggota sudah mengunci lembarnya.")
    hari = f"ingat.{lowongan.pk}.{timezone.localdate(at)}"
    _kabari(berutang, lowongan.seleksi, hari, "Lembar nilai Anda belum dikunci")
    for anggota in berutang:
        titip(anggota.pengguna, SURAT_INGAT, kunci=f"seleksi.{hari}:{anggota.pengguna_id}", lowongan=lowongan.pk)
    return lowongan


def _kabari(anggota: Iterable[AnggotaPansel], seleksi: Seleksi, kejadian: str, judul: str) -> None:
    """No figure, no candidate: the notice only leads to the member's own list."""
    beri_tahu(
        [a.pengguna_id for a in anggota],
        kunci=f"seleksi.penilaian.{seleksi.pk}.{kejadian}",
        judul=judul,
        isi=seleksi.judul,
        url=reverse("seleksi:tugas_menilai"),
    )


def _pastikan_versi(lembar: Lembar, versi: int) -> None:
    if lembar.status == StatusLembar.TERKUNCI:
        raise CommandRefused("lembar_terkunci", "Lembar ini sudah dikunci dan tidak dapat diubah lagi.")
    if lembar.versi != versi:
        kalimat = "Lembar ini sudah disimpan dari jendela lain. Isian di sini tidak hilang: bandingkan, lalu simpan."
        raise CommandRefused("lembar_basi", kalimat)


def _pastikan_dibuka(dibuka: bool) -> None:  # noqa: FBT001
    if not dibuka:
        raise CommandRefused("penilaian_tidak_dibuka", "Penilaian untuk lowongan ini tidak sedang dibuka.")


def _boleh_disimpan(lembar: Lembar, isi: Sequence[Isian]) -> list[Isian]:
    """A candidate who withdrew since the page was made is passed over."""
    calon = {c.pk: c for c in calon_lembar(lembar)}
    _pastikan_dibuka(all(c.dibuka for c in calon.values()))
    if masalah := periksa_isian(isi):
        _tolak((masalah,))
    for baris in isi:
        _pastikan_boleh(calon.get(baris.pelamar_id))
    return [baris for baris in isi if calon[baris.pelamar_id].dinilai]


def _simpan(lembar: Lembar, at: datetime, versi: int, isi: Sequence[Isian], sumber: str) -> Lembar:
    """One statement for the whole sheet: it runs a moment after every key.

    When all that was new was refused, the sheet keeps its version: another tab has missed nothing.
    """
    _pastikan_versi(lembar, versi)
    boleh = _boleh_disimpan(lembar, isi)
    kolom = {
        "pelamar": larik(b.pelamar_id for b in boleh),
        "nilai": larik(b.nilai for b in boleh),
        "catatan": larik(b.catatan.strip() for b in boleh),
    }
    with connection.cursor() as cursor:
        cursor.execute(SIMPAN, {"lembar": lembar.pk, "at": at, "sumber": sumber, **kolom})
        if tersimpan := cursor.fetchone():
            lembar.versi, lembar.disimpan_pada, lembar.sumber = tersimpan
    return lembar


def _pastikan_boleh(calon: Berhak | None) -> None:
    if calon is None:
        raise CommandRefused("pelamar_tidak_dikenal", "Pelamar ini tidak ada dalam lembar.")
    if calon.mundur:
        kalimat = f"Anda mundur dari menilai {calon.sebutan} karena benturan kepentingan."
        raise CommandRefused("pelamar_berbenturan", kalimat, bidang=bidang_nilai(calon.pk))


def _tolak(masalah: Sequence[Masalah]) -> None:
    """All that is wrong in one answer, under the code of the first."""
    if masalah:
        raise CommandRefused(masalah[0].kode, " ".join(m.kalimat for m in masalah), bidang=masalah[0].tentang)
