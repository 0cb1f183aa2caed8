"""One post's result as its pages need it: sealed or provisional, and what comes next."""

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache

from core.segel import sidik
from seleksi.enums import StatusLowongan
from seleksi.models import BeritaAcara, Hasil, Lowongan
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
    if lowongan.status in (StatusLowongan.DISEGEL, StatusLowongan.DITETAPKAN):
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


def berita_acara(hasil: Hasil) -> BeritaAcara | None:
    return BeritaAcara.objects.filter(hasil=hasil).select_related("dokumen").first()
