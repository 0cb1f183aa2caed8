"""What an import did, as JSON for programs and as text for whoever must put the rest right."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from talent.siasn.periksa import Tolakan

MAKS_TEKS = 50  # refusals printed; the JSON has all


@dataclass
class Laporan:
    dibaca: int = 0
    baru: int = 0
    berubah: int = 0
    sama: int = 0
    ditolak: list[dict[str, Any]] = field(default_factory=list)

    def tolak(self, berkas: str, nomor: int, tolakan: list[Tolakan]) -> None:
        for t in tolakan:
            self.ditolak.append(
                {
                    "berkas": berkas,
                    "baris": nomor,
                    "kolom": t.kolom,
                    "nilai": t.nilai,
                    "kode": t.kode,
                    "alasan": t.alasan,
                }
            )

    @property
    def baris_ditolak(self) -> int:
        return len({(t["berkas"], t["baris"]) for t in self.ditolak})

    @property
    def kode_keluar(self) -> int:
        return 1 if self.ditolak else 0

    def to_json(self) -> dict[str, Any]:
        return {
            "dibaca": self.dibaca,
            "baru": self.baru,
            "berubah": self.berubah,
            "sama": self.sama,
            "ditolak": self.ditolak,
        }

    def teks(self) -> str:
        ringkas = [f"{self._hitungan()}, {self.baris_ditolak} ditolak."]
        if not self.ditolak:
            return "\n".join([*ringkas, "Semua baris masuk. Tidak ada yang perlu diperbaiki."])
        per_kode = Counter(t["kode"] for t in self.ditolak)
        jumlah = ", ".join(f"{kode} {banyak}" for kode, banyak in sorted(per_kode.items()))
        lebih = len(self.ditolak) - MAKS_TEKS
        return "\n".join(
            [
                *ringkas,
                f"Yang ditolak menurut sebabnya: {jumlah}.",
                *(_satu(t) for t in self.ditolak[:MAKS_TEKS]),
                *([f"… dan {lebih} lagi; daftar lengkap ada di berkas --laporan."] if lebih > 0 else []),
                "Perbaiki kolom-kolom itu di SIASN, ambil ulang berkasnya, lalu jalankan perintah yang sama.",
                "Baris yang sudah masuk tidak akan berganda.",
            ]
        )

    def _hitungan(self) -> str:
        return f"Dibaca {self.dibaca} baris: {self.baru} baru, {self.berubah} berubah, {self.sama} sama"


def _satu(t: dict[str, Any]) -> str:
    nilai = "kosong" if t["nilai"] in (None, "") else f"“{t['nilai']}”".replace("\0", "␀")
    return f"  {t['berkas']} baris {t['baris']}, {t['kolom'] or 'baris'} {nilai}: {t['alasan']} [{t['kode']}]"
