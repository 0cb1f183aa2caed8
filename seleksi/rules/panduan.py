"""What a member looks at in each component: guide text beside the score, never summed [U].

PermenPANRB 15/2019 names the components; the unsur are the house's own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Unsur:
    nama: str
    petunjuk: str


PITA = (
    ("90 sampai 100", "sangat baik: menguasai dan memberi jalan keluar baru"),
    ("75 sampai di bawah 90", "baik: menguasai"),
    ("60 sampai di bawah 75", "cukup: masih umum"),
    ("di bawah 60", "kurang: alasannya ditulis dalam catatan"),
)
PANDUAN: Mapping[str, Sequence[Unsur]] = MappingProxyType(
    {
        "makalah": (
            Unsur("Pemahaman masalah", "Masalah dan penyebabnya dirumuskan dengan data."),
            Unsur("Gagasan", "Jalan keluar sesuai kewenangan jabatan dan dapat dibiayai."),
            Unsur("Penalaran dan penulisan", "Runtut, sumber disebut, bahasa baku."),
        ),
        "wawancara": (
            Unsur("Penguasaan bidang tugas", "Kebijakan, pelaksanaan, dan pengawasan di bidang jabatan ini."),
            Unsur("Visi dan rencana kerja 100 hari", "Jelas, terukur, dan dapat dibiayai."),
            Unsur("Kepemimpinan dan kerja sama", "Contoh nyata memimpin tim lintas perangkat daerah."),
            Unsur("Integritas", "Sikap atas konflik kepentingan yang pernah dihadapi."),
            Unsur("Komunikasi", "Runtut, menjawab pertanyaan, menghormati lawan bicara."),
        ),
        "rekam_jejak": (
            Unsur("Jabatan dan capaian", "Kesesuaian pengalaman dengan jabatan yang dilamar."),
            Unsur("Kinerja", "Predikat tahun-tahun terakhir."),
            Unsur("Integritas", "Hukuman disiplin, dan apakah masih berlaku."),
            Unsur("Pengembangan diri", "Diklat dan hasil uji kompetensi."),
        ),
    }
)


def panduan(kode: str) -> Sequence[Unsur]:
    """Empty for a component of the agency's own."""
    return PANDUAN.get(kode, ())
