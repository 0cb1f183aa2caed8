"""One post's result as its pages need it: sealed or provisional, and what comes next."""

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache

from core.models import Segel
from core.segel import sidik
from seleksi.enums import TERSEGEL, StatusSegel
from seleksi.models import BeritaAcara, Hasil, Lowongan, Seleksi
from seleksi.selectors.hasil import Bahan, bahan, hasil_terkini, peserta
from seleksi.selectors.laporan import Laporan, dari_bahan, dari_berkas


@dataclass(frozen=True)
class HalamanHasil:
    lowongan: Lowongan
    hasil: Hasil | None  # None: not sealed, the figures may still change
    laporan: Laporan

    @cached_property
    def utuh(self) -> bool:
        """Whether the row still is what was sealed."""
        return self.hasil is not None and self.hasil.segel.sidik == sidik(isi(self.hasil))

    @cached_property
    def nama_jabatan(self) -> str:
        return self.lowongan.jabatan_beku.get("nama") or str(self.lowongan.jabatan)


def isi(hasil: Hasil) -> dict[str, object]:
    """What the digest of the seal is taken over."""
    return {"masukan": hasil.masukan, "keluaran": hasil.keluaran, "peserta": hasil.peserta}


def halaman_hasil(lowongan: Lowongan) -> HalamanHasil:
    if lowongan.status in TERSEGEL:
        hasil = hasil_terkini(lowongan)
        if hasil is not None:
            kunci = json.dumps({"masukan": hasil.masukan, "peserta": hasil.peserta})
            return HalamanHasil(lowongan, hasil, _disegel(kunci))
    dari = bahan(lowongan)
    return HalamanHasil(lowongan, None, laporan_sementara(dari))


@lru_cache(maxsize=16)
def _disegel(isi_json: str) -> Laporan:
    """Keyed by the content itself: what was sealed gives the same report for ever."""
    data = json.loads(isi_json)
    return dari_berkas(data["masukan"], data["peserta"])


def laporan_sementara(dari: Bahan) -> Laporan:
    return dari_bahan(dari.berkas, peserta(dari))


def segel_lama(seleksi: Seleksi) -> dict[int, list[Hasil]]:
    """By post: sealed results that no longer stand, oldest first."""
    rows = Hasil.objects.filter(lowongan__seleksi=seleksi).order_by("pk")
    rows = rows.exclude(segel__pembatalan=None, segel__digantikan_oleh=None)
    per: dict[int, list[Hasil]] = {}
    for row in rows.select_related("segel__pembatalan").defer("masukan", "keluaran", "peserta"):
        per.setdefault(row.lowongan_id, []).append(row)
    return per


def status_lama(segel: Segel) -> StatusSegel:
    """An annulment says more than a later seal, as on /verifikasi/."""
    return StatusSegel.DIBATALKAN if hasattr(segel, "pembatalan") else StatusSegel.DIGANTIKAN


def berita_acara(hasil: Hasil) -> BeritaAcara | None:
    return BeritaAcara.objects.filter(hasil=hasil).select_related("dokumen").first()
