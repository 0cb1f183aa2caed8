"""What one run carries from file to file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from django.db import transaction

from talent.enums import Eselon, JenisJabatan, SumberOutcome
from talent.models import ImporSIASN, Instansi
from talent.services.siasn._sql import satu_nilai
from talent.siasn.baca import rekaman
from talent.siasn.laporan import Laporan
from talent.siasn.periksa import SKEMA, Baris, periksa

UKURAN_KELOMPOK = 1000
NOMOR_KUNCI = 690_018
CAP = ("sumber_app", "sumber_objek", "sumber_peristiwa", "dicatat_pada")
Hasil = dict[str, str]  # SIASN id: baru, berubah or ditunda (comes again at the end of the file)


@dataclass
class Konteks:
    impor: ImporSIASN
    folder: Path
    at: datetime
    laporan: Laporan = field(default_factory=Laporan)
    unit: dict[str, int] = field(default_factory=dict)  # SIASN id of a unit: ours
    kepala: dict[int, tuple[str, tuple[Eselon, JenisJabatan] | None]] = field(default_factory=dict)  # from ref-unor
    kepala_pasti: dict[int, int] = field(default_factory=dict)  # unit: its head's post, as jabatan.json says
    tanpa_atasan: set[int] = field(default_factory=set)  # posts whose superior follows from the units
    orang_ditolak: set[str] = field(default_factory=set)  # ids and NIP of refused people
    jabatan_berubah: bool = False
    penugasan_basi: bool = False

    @property
    def instansi_id(self) -> int:
        return self.impor.instansi_id

    @property
    def cap(self) -> dict[str, Any]:
        return {
            "sumber_app": SumberOutcome.TALENT.value,
            "sumber_objek": f"impor #{self.impor.pk}",
            "sumber_peristiwa": str(self.impor.peristiwa),
            "dicatat_pada": self.at,
        }


Pengolah = Callable[[Konteks, list[Baris]], Hasil]


def olah(k: Konteks, nama: str, pengolah: Pengolah, *, ukuran: int | None = UKURAN_KELOMPOK) -> None:
    """Read a file in batches, a transaction each. `pengolah` refuses rows and writes the others."""
    for kelompok in _kelompok(k, nama, ukuran):
        olah_kelompok(k, nama, kelompok, pengolah)


def olah_kelompok(k: Konteks, nama: str, kelompok: list[Baris], pengolah: Pengolah) -> None:
    with kunci(k):
        hasil = pengolah(k, kelompok)
        _catat(k, nama, kelompok, hasil)
        ImporSIASN.objects.filter(pk=k.impor.pk).update(berkas=f"{nama}.json", baris=k.laporan.dibaca)


class Menunggu(Protocol):
    """A `Pengolah` some of whose rows wait for the rest of the file; `akhir`: now they are all it gets."""

    ditunda: list[Baris]
    akhir: bool

    def __call__(self, k: Konteks, kelompok: list[Baris]) -> Hasil: ...


def olah_menunggu(k: Konteks, nama: str, pengolah: Menunggu) -> None:
    """Rows that wait come last, all together: by then every other row of the file is in the record."""
    awal = len(k.laporan.ditolak)
    olah(k, nama, pengolah)
    if pengolah.ditunda:
        pengolah.akhir = True
        olah_kelompok(k, nama, pengolah.ditunda, pengolah)
        k.laporan.ditolak[awal:] = sorted(k.laporan.ditolak[awal:], key=lambda t: t["baris"])


@contextmanager
def satu_impor(menunggu: Callable[[], None]) -> Iterator[None]:
    """One import at a time: each reads the posts there are before it makes new ones, and a NIP or an address
    belongs to one person of all agencies. A lock of the session: a killed process lets go by dying."""
    if not satu_nilai(f"SELECT pg_try_advisory_lock({NOMOR_KUNCI})"):
        menunggu()
        satu_nilai(f"SELECT pg_advisory_lock({NOMOR_KUNCI})")
    try:
        yield
    finally:
        satu_nilai(f"SELECT pg_advisory_unlock({NOMOR_KUNCI})")


@contextmanager
def kunci(k: Konteks) -> Iterator[None]:
    """All of a batch or none of it, with the agency held."""
    with transaction.atomic():
        Instansi.objects.select_for_update().get(pk=k.instansi_id)
        yield


def _kelompok(k: Konteks, nama: str, ukuran: int | None) -> Iterator[list[Baris]]:
    terlihat: set[str] = set()
    kelompok: list[Baris] = []
    for nomor, mentah in enumerate(rekaman(k.folder / f"{nama}.json"), start=1):
        baris = periksa(SKEMA[nama], nomor, mentah)
        if baris.kunci in terlihat:
            baris.tolak(SKEMA[nama].id, "id_ganda")
        elif baris.kunci:
            terlihat.add(baris.kunci)
        kelompok.append(baris)
        if len(kelompok) == ukuran:
            yield kelompok
            kelompok = []
    if kelompok:
        yield kelompok


def _catat(k: Konteks, nama: str, kelompok: list[Baris], hasil: Hasil) -> None:
    laporan = k.laporan
    tuntas = [baris for baris in kelompok if hasil.get(baris.kunci) != "ditunda"]
    laporan.dibaca += len(tuntas)
    for baris in tuntas:
        if not baris.sah:
            laporan.tolak(f"{nama}.json", baris.nomor, baris.tolakan)
            continue
        jadi = hasil.get(baris.kunci)
        laporan.baru += jadi == "baru"
        laporan.berubah += jadi == "berubah"
        laporan.sama += jadi is None
