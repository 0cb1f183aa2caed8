"""The PPK's choice, closing a post without one, and the end of the selection."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from core.commands import CommandRefused, transition
from core.models import Pengguna
from core.notifikasi import beri_tahu
from seleksi import access
from seleksi.enums import USAI, StatusPelamar, StatusSeleksi
from seleksi.models import Lembar, Lowongan, Pelamar, Seleksi
from seleksi.rules.masalah import Masalah
from seleksi.selectors import hasil as selectors
from seleksi.selectors.penilaian import lowongan_terbuka
from seleksi.selectors.pihak import panel, sekretariat
from seleksi.selectors.segel import sandi_ditolak
from seleksi.tolak import tolak
from seleksi.workflow import BERJALAN, AlurLowongan, AlurSeleksi

PANJANG_ALASAN = 20


@transition(AlurLowongan.tetapkan)
def tetapkan(lowongan: Lowongan, *, by: Pengguna, at: datetime, pelamar: Pelamar, alasan: str, sandi: str) -> None:
    """Any of the names the panel proposed, with a reason: PP 11/2017. `bukan_usulan` for anyone else. Final."""
    _pastikan_alasan(alasan, "Tulis alasan memilih nama ini.")
    tolak([_alasan_singkat(alasan), sandi_ditolak(by, lowongan, sandi, at)])
    terpilih = Pelamar.objects.select_for_update(of=("self",)).get(pk=pelamar.pk)
    _pastikan_usulan(lowongan, terpilih)
    lowongan.pelamar_terpilih, lowongan.alasan_pilihan = terpilih, alasan
    lowongan.ditetapkan_pada, lowongan.ditetapkan_oleh = at, by
    _beri_tahu_hasil(lowongan, at)


@transition(AlurLowongan.tutup)
def tutup(lowongan: Lowongan, *, by: Pengguna, at: datetime, alasan: str) -> None:
    """Without a result: too few candidates, a tie nobody may break, a post that fell away."""
    _pastikan_alasan(alasan, "Tulis alasan menutup lowongan ini tanpa hasil.")
    if lowongan.seleksi.status not in BERJALAN - {StatusSeleksi.DRAF}:
        raise CommandRefused("seleksi_tidak_berjalan", "Seleksi ini belum diumumkan atau sudah berakhir.")
    _pastikan_boleh_ditutup(lowongan, by, at)
    lowongan.alasan_tanpa_hasil = alasan
    alamat = reverse("seleksi:detail", args=[lowongan.seleksi_id])
    judul = f"Lowongan {lowongan} ditutup tanpa hasil"
    pihak = [*panel(lowongan), *(p.pegawai.pengguna_id for p in _pelamar(lowongan))]
    beri_tahu(pihak, kunci=f"tutup:{lowongan.pk}", judul=judul, url=alamat)


@transition(AlurSeleksi.selesaikan)
def selesaikan(seleksi: Seleksi, *, by: Pengguna, at: datetime) -> None:
    """When every post has its official, or was closed without one."""
    semua = list(Lowongan.objects.filter(seleksi=seleksi).order_by("pk").select_for_update(of=("self",)))
    if sisa := [str(row) for row in semua if row.status not in USAI]:
        kalimat = f"Masih menunggu penetapan PPK atau penutupan: {', '.join(sisa)}."
        raise CommandRefused("lowongan_belum_usai", kalimat)
    seleksi.selesai_pada = at


def _pastikan_alasan(alasan: str, kalimat: str) -> None:
    if not alasan.strip():
        raise CommandRefused("alasan_kosong", kalimat, bidang="alasan")


def _alasan_singkat(alasan: str) -> Masalah | None:
    if len(alasan.strip()) >= PANJANG_ALASAN:
        return None
    kalimat = f"Alasan paling sedikit {PANJANG_ALASAN} huruf: tulis mengapa nama ini, bukan yang lain."
    return Masalah("alasan_singkat", kalimat, "alasan")


def _pastikan_boleh_ditutup(lowongan: Lowongan, by: Pengguna, at: datetime) -> None:
    """A finished ranking is put aside by the chair in person; a sheet being locked meanwhile is waited for."""
    list(Lembar.objects.filter(komponen__lowongan=lowongan).order_by("pk").select_for_update(of=("self",)))
    if access.ketua_sendiri(by, lowongan, pada=timezone.localdate(at)).boleh or not lowongan_terbuka(lowongan.pk):
        return
    kalimat = "Semua lembar nilai lowongan ini sudah dikunci. Hanya ketua Pansel sendiri yang dapat menutupnya."
    raise CommandRefused("sudah_dinilai", f"{kalimat} Minta ketua Pansel.")


def _pastikan_usulan(lowongan: Lowongan, pelamar: Pelamar) -> None:
    hasil = selectors.hasil_terkini(lowongan)
    if hasil is None or pelamar.lowongan_id != lowongan.pk or pelamar.nomor not in hasil.keluaran["tiga_besar"]:
        kalimat = "Pilih salah satu nama yang diusulkan Pansel."
        raise CommandRefused("bukan_usulan", kalimat, bidang="pelamar")
    if pelamar.status != StatusPelamar.MEMENUHI:
        kalimat = f"{pelamar.nama} sudah mengundurkan diri. Pilih nama lain yang diusulkan."
        raise CommandRefused("usulan_mundur", kalimat, bidang="pelamar")


def _beri_tahu_hasil(lowongan: Lowongan, at: datetime) -> None:
    """Each applicant learns that it is decided and reads the own outcome there; no name, no figure."""
    pihak = [*panel(lowongan), *sekretariat(lowongan, at)]
    alamat = reverse("seleksi:peringkat", args=[lowongan.pk])
    beri_tahu(pihak, kunci=f"tetapkan:{lowongan.pk}", judul=f"PPK sudah menetapkan pilihan: {lowongan}", url=alamat)
    judul = f"Hasil seleksi {lowongan} sudah ditetapkan"
    for pelamar in _pelamar(lowongan):
        kunci, alamat = f"tetapkan_pelamar:{pelamar.pk}", reverse("seleksi:lamaran", args=[pelamar.pk])
        beri_tahu([pelamar.pegawai.pengguna_id], kunci=kunci, judul=judul, url=alamat)


def _pelamar(lowongan: Lowongan) -> list[Pelamar]:
    """Those with an account who took part."""
    rows = Pelamar.objects.filter(lowongan=lowongan, pegawai__pengguna__isnull=False).select_related("pegawai")
    return list(rows.exclude(status__in=[StatusPelamar.DRAF, StatusPelamar.MUNDUR]))
