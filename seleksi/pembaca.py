"""Who may read a result, and the documents of the selections."""

from datetime import date

from core.access import Izin, Jawaban, Tolak
from core.dokumen import BUKAN_PEMBACA, pembaca
from core.models import Pengguna
from seleksi.access import DASAR, baca_berkas_pelamar, berkepentingan, keanggotaan, lamaran
from seleksi.enums import TERSEGEL, StatusLowongan
from seleksi.models import Hasil, Lowongan, Pelamar
from seleksi.selectors.penilaian import lowongan_terbuka
from talent.access import hak
from talent.enums import JenisPeran


def baca_hasil(user: Pengguna, lowongan: Lowongan, /, *, pada: date) -> Jawaban:
    """Peringkat dan nilai: Pansel dan sekretariat sesudah nilai dikunci; PPK, BKD, dan auditor sesudah disegel
    atau ditutup tanpa hasil."""
    milik, instansi = hak(user, pada), lowongan.seleksi.instansi_id
    if lowongan.pk in lamaran(user, pada):
        return Tolak("hasil_sendiri", "Anda pelamar jabatan ini.", "Hasil Anda sendiri ada di Lamaran saya.")
    penyelenggara_ini = milik.peran.get((JenisPeran.SEKRETARIAT_PANSEL, instansi))
    if lowongan.seleksi_id in keanggotaan(user) or penyelenggara_ini:
        if tolak := berkepentingan(user, lowongan.seleksi_id, pada=pada):
            return tolak
        if lowongan.status in TERSEGEL or lowongan_terbuka(lowongan.pk):
            return Izin(DASAR, peran_id=penyelenggara_ini)
        return Tolak(
            "nilai_belum_dikunci",
            "Peringkat terbuka sesudah semua lembar nilai dikunci; sebelum itu nilai hanya diketahui penilainya.",
            "Sekretariat Pansel mengetahui lembar yang belum dikunci.",
        )
    jenis = (JenisPeran.PPK, JenisPeran.ADMIN_BKD, JenisPeran.AUDITOR)
    pembaca = next((pk for j in jenis if (pk := milik.peran.get((j, instansi)))), None)
    if pembaca is None:
        return Tolak("bukan_pembaca_hasil", "Rincian nilai hanya bagi Pansel dan instansi.", "Tanyakan kepada Pansel.")
    if lowongan.status in TERSEGEL or _ditutup_sesudah_dinilai(lowongan):
        return Izin(DASAR, peran_id=pembaca)
    return Tolak(
        "belum_disegel",
        "Hasil terbuka bagi Anda sesudah Pansel menyegelnya; sebelum itu dapat masih berubah oleh putusan Pansel.",
        f"Hubungi sekretariat Pansel {lowongan.seleksi.instansi}.",
    )


def _ditutup_sesudah_dinilai(lowongan: Lowongan) -> bool:
    """A ranking put aside is not hidden from those who could ask why."""
    return lowongan.status == StatusLowongan.TANPA_HASIL and lowongan_terbuka(lowongan.pk)


@pembaca("seleksi.hasil")
def baca_berita_acara(user: Pengguna, target_id: int, pada: date) -> Jawaban:
    """The minutes of a sealed result, also of one voided since: those who took part keep reading what was sealed."""
    hasil = Hasil.objects.select_related("lowongan__seleksi__instansi").filter(pk=target_id).first()
    return baca_hasil(user, hasil.lowongan, pada=pada) if hasil else BUKAN_PEMBACA


@pembaca("seleksi.pelamar")
def baca_lamaran(user: Pengguna, target_id: int, pada: date) -> Jawaban:
    pelamar = Pelamar.objects.select_related("lowongan__seleksi__instansi").filter(pk=target_id).first()
    return baca_berkas_pelamar(user, pelamar, pada=pada) if pelamar else BUKAN_PEMBACA
