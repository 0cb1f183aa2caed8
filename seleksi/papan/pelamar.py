"""What applicants, the office and the members owe before scoring begins."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from core import papan
from core.models import Pengguna
from core.papan import Kewajiban
from seleksi.access import anggota_panel, penyelenggara, tercatat
from seleksi.models import Seleksi
from seleksi.rules.pelamaran import hari_terakhir
from seleksi.selectors.kewajiban import belum_dinyatakan, draf_terbuka, perlu_diperiksa, pernyataan_ditunggu
from seleksi.selectors.pelamar import zona


@papan.kewajiban(tercatat)
def ajukan_lamaran(user: Pengguna, at: datetime) -> Iterator[Kewajiban]:
    for p in draf_terbuka(user, at):
        tutup = p.lowongan.seleksi.pelamaran_ditutup
        if tutup is not None:
            yield Kewajiban(
                judul=f"Ajukan lamaran {p.lowongan}",
                keterangan="Draf Anda belum diajukan; draf tidak ikut seleksi.",
                batas=hari_terakhir(tutup.astimezone(zona(p.lowongan))),
                url=reverse("seleksi:lamaran", args=[p.pk]),
                status="draf",
                tindakan="Lanjutkan",
            )


@papan.kewajiban(penyelenggara)
def periksa_pelamar(user: Pengguna, at: datetime) -> Iterator[Kewajiban]:
    for seleksi, jumlah in perlu_diperiksa(user, timezone.localdate(at)):
        yield Kewajiban(
            judul=f"Seleksi administrasi: {seleksi.judul}",
            keterangan=f"{jumlah} pelamar belum diputus." if jumlah else "Semua sudah diputus; tetapkan hasilnya.",
            batas=_batas(seleksi, at),
            url=reverse("seleksi:administrasi", args=[seleksi.pk]),
            status="menunggu",
            tindakan="Periksa" if jumlah else "Tetapkan",
        )


@papan.kewajiban(penyelenggara)
def buka_penilaian(user: Pengguna, at: datetime) -> Iterator[Kewajiban]:
    """The panel is waited for; then it is the secretariat that opens the sheets."""
    for seleksi, jumlah in pernyataan_ditunggu(user, timezone.localdate(at)):
        alamat = "benturan_sekretariat" if jumlah else "detail"
        yield Kewajiban(
            judul=f"{'Pantau pernyataan benturan' if jumlah else 'Buka penilaian'}: {seleksi.judul}",
            keterangan=f"{jumlah} pernyataan belum dibuat." if jumlah else "Semua anggota sudah menyatakan.",
            batas=_batas(seleksi, at),
            url=reverse(f"seleksi:{alamat}", args=[seleksi.pk]),
            status="berjalan" if jumlah else "menunggu",
            tindakan="Lihat siapa yang belum" if jumlah else "Buka",
        )


@papan.kewajiban(anggota_panel)
def nyatakan(user: Pengguna, at: datetime) -> Iterator[Kewajiban]:
    for seleksi, jumlah in belum_dinyatakan(user):
        yield Kewajiban(
            judul=f"Nyatakan benturan kepentingan: {seleksi.judul}",
            keterangan=f"{jumlah} pelamar belum Anda nyatakan. Lembar nilai dibuka sesudahnya.",
            batas=_batas(seleksi, at),
            url=reverse("seleksi:benturan", args=[seleksi.pk]),
            status="menunggu",
            tindakan="Nyatakan",
        )


def _batas(seleksi: Seleksi, at: datetime) -> date:
    """The end of scoring bounds all that comes before it; no date of its own is set for these."""
    akhir = seleksi.penilaian_ditutup
    return timezone.localdate(akhir) if akhir else seleksi.rencana_pelantikan or timezone.localdate(at)
