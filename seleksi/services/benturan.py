"""Conflicts of interest, declared per candidate before any sheet opens."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from core.commands import CommandRefused, command
from core.models import Pengguna
from seleksi import access
from seleksi.enums import StatusSeleksi
from seleksi.models import AnggotaPansel, PernyataanBenturan, Seleksi
from seleksi.rules.benturan import Pernyataan, periksa_pernyataan, periksa_sematan
from seleksi.selectors import benturan as baca
from seleksi.tolak import tolak


@command(access.diri_anggota)
def nyatakan_benturan(
    anggota: AnggotaPansel, *, by: Pengguna, at: datetime, pernyataan: Sequence[tuple[int, str, str]]
) -> AnggotaPansel:
    """(candidate, Hubungan, explanation) each; candidates not named stay as they are.

    Opening the sheets locks the members: it waits for this, or this finds the sheets open.
    CommandRefused `bukan_masa_pernyataan`, `bukan_calon`, `benturan_disematkan`, `keterangan_kosong`.
    """
    seleksi = _dalam_pernyataan(anggota)
    isi = [Pernyataan(*satu) for satu in pernyataan]
    tolak(periksa_pernyataan(isi, calon=baca.calon_ids(seleksi), disematkan=baca.disematkan(anggota)))
    _tulis(
        PernyataanBenturan(
            anggota=anggota,
            pelamar_id=satu.pelamar,
            hubungan=satu.hubungan,
            keterangan=satu.keterangan.strip(),
            dinyatakan_pada=at,
        )
        for satu in isi
    )
    return anggota


@command(access.sekretariat_anggota)
def sematkan_benturan(
    anggota: AnggotaPansel, *, by: Pengguna, at: datetime, pelamar: int, hubungan: str, alasan: str
) -> AnggotaPansel:
    """A recusal against the member's own word; the reason is kept as its explanation.

    CommandRefused `bukan_masa_pernyataan`, `bukan_calon`, `hubungan_kosong`, `alasan_kosong`.
    """
    seleksi = _dalam_pernyataan(anggota)
    if pelamar not in baca.calon_ids(seleksi):
        raise CommandRefused("bukan_calon", "Pelamar ini tidak termasuk yang dinilai Pansel ini.", bidang="pelamar")
    tolak(periksa_sematan(hubungan, alasan))
    baris = PernyataanBenturan(
        anggota=anggota, pelamar_id=pelamar, hubungan=hubungan, keterangan=alasan.strip(), dinyatakan_pada=at
    )
    baris.disematkan_oleh = by
    _tulis([baris])
    return anggota


def _dalam_pernyataan(anggota: AnggotaPansel) -> Seleksi:
    seleksi = Seleksi.objects.get(pansel=anggota.pansel_id)
    if seleksi.status != StatusSeleksi.PERNYATAAN:
        kalimat = f"Pernyataan hanya sebelum penilaian dibuka; sekarang {seleksi.get_status_display().lower()}."
        raise CommandRefused("bukan_masa_pernyataan", kalimat)
    return seleksi


def _tulis(baris: Iterable[PernyataanBenturan]) -> None:
    PernyataanBenturan.objects.bulk_create(
        baris,
        update_conflicts=True,
        unique_fields=["anggota", "pelamar"],
        update_fields=["hubungan", "keterangan", "dinyatakan_pada", "disematkan_oleh"],
    )
