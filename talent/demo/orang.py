"""A person of the demo province: birth, appointment, ranks and posts, with the arithmetic of months and promotions."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from random import Random

from talent.demo.sekolah import Ijazah
from talent.demo.struktur import Jabatan

# Rank by position: SIASN id, golongan/ruang, name of the rank [V].
PANGKAT = (
    ("21", "II/a", "Pengatur Muda"),
    ("22", "II/b", "Pengatur Muda Tingkat I"),
    ("23", "II/c", "Pengatur"),
    ("24", "II/d", "Pengatur Tingkat I"),
    ("31", "III/a", "Penata Muda"),
    ("32", "III/b", "Penata Muda Tingkat I"),
    ("33", "III/c", "Penata"),
    ("34", "III/d", "Penata Tingkat I"),
    ("41", "IV/a", "Pembina"),
    ("42", "IV/b", "Pembina Tingkat I"),
    ("43", "IV/c", "Pembina Utama Muda"),
    ("44", "IV/d", "Pembina Utama Madya"),
    ("45", "IV/e", "Pembina Utama"),
)
URUTAN = {golongan: nomor for nomor, (_, golongan, _) in enumerate(PANGKAT)}
PANGKAT_AWAL = {"SLTA": URUTAN["II/a"], "D3": URUTAN["II/c"], "S1": URUTAN["III/a"]}
LULUS_UMUR = {"SLTA": 18, "D3": 21, "S1": 22}
# Age at appointment in months: from a year after school to the legal limit of 35 years.
UMUR_MASUK = {"SLTA": (19 * 12, 35 * 12 - 2), "D3": (22 * 12, 35 * 12 - 2), "S1": (23 * 12, 35 * 12 - 2)}
SETENGAH_TAHUN_PER_PANGKAT = 8


@dataclass(slots=True)
class Tugas:
    """One row of posts held: `jenis` is SIASN's D, PLT or PLH."""

    jabatan: Jabatan
    tmt: date
    jenis: str = "D"


@dataclass(slots=True)
class Orang:
    """One invented employee. `cacat` is the one reason for which a selection must refuse him, None if planned clean."""

    id: str
    nama: str
    wanita: bool
    lahir: date
    tempat: str
    masuk: date
    nip: str = ""
    pppk: bool = False
    kedudukan: str = "Aktif"
    golongan: str = ""
    calon: bool = False
    cacat: str | None = None
    pangkat: list[tuple[int, date]] = field(default_factory=list)
    tugas: list[Tugas] = field(default_factory=list)
    ijazah: list[Ijazah] = field(default_factory=list)
    hukuman: tuple[str, ...] = ()
    haji: bool = False

    def gelar(self) -> tuple[str, str]:
        """Titles before and after the name, from the diplomas."""
        depan = [i.gelar_depan for i in reversed(self.ijazah) if i.gelar_depan]
        if self.haji:
            depan.append("Hj." if self.wanita else "H.")  # Dr. Hj., not Hj. Dr.
        return " ".join(depan), ", ".join(i.gelar_belakang for i in self.ijazah if i.gelar_belakang)

    def nama_lengkap(self) -> str:
        depan, belakang = self.gelar()
        return f"{depan} {self.nama}".strip() + (f", {belakang}" if belakang else "")

    def definitif(self) -> Tugas:
        """The post held now: the last definitive row."""
        return [t for t in self.tugas if t.jenis == "D"][-1]


def geser(tanggal: date, bulan: int, hari: int | None = None) -> date:
    """So many months later (or earlier), on day `hari` (at most 28)."""
    n = tanggal.year * 12 + tanggal.month - 1 + bulan
    return date(n // 12, n % 12 + 1, hari or min(tanggal.day, 28))


def acak_tanggal(rng: Random, dari: date, sampai: date) -> date:
    """A day from `dari` to `sampai`, both included; `dari` when the span is empty."""
    return date.fromordinal(rng.randint(dari.toordinal(), max(dari.toordinal(), sampai.toordinal())))


def _slot(tanggal: date) -> int:
    """Number of the first promotion day (1 April or 1 October) on or after a date."""
    if tanggal <= date(tanggal.year, 4, 1):
        return tanggal.year * 2
    return tanggal.year * 2 + (1 if tanggal <= date(tanggal.year, 10, 1) else 2)


def _hari_slot(slot: int) -> date:
    return date(slot // 2, 10 if slot % 2 else 4, 1)


def bulan_kerja_minimum(langkah: int, diam: int) -> int:
    """Months of service that so many promotions need, the last one at least `diam` half-years ago."""
    return 48 * langkah + 12 + 6 * diam if langkah else 14


@dataclass(frozen=True, slots=True)
class Sasaran:
    """What a career must arrive at: start, rank now, age window in months, rest since the last promotion."""

    tingkat: str
    pangkat: int
    umur: tuple[int, int] = (0, 57 * 12)
    diam: int = 0
    rentang: int = 96

    @property
    def langkah(self) -> int:
        return self.pangkat - PANGKAT_AWAL[self.tingkat]


def lahir_dan_masuk(rng: Random, s: Sasaran, pada: date) -> tuple[date, date]:
    """Birth and appointment that leave room for the promotions. Raises ValueError when the ages leave none."""
    muda, tua = UMUR_MASUK[s.tingkat]
    kerja = bulan_kerja_minimum(s.langkah, s.diam)
    umur = rng.randint(max(s.umur[0], kerja + muda), s.umur[1])
    paling_tua = min(tua, umur - kerja)
    masuk = rng.randint(min(paling_tua, max(muda, umur - kerja - s.rentang)), paling_tua)
    lahir = geser(pada, -umur, rng.randint(1, 28))
    return lahir, geser(lahir, masuk + 1, 1)


def jalan_pangkat(rng: Random, s: Sasaran, masuk: date, pada: date) -> list[tuple[int, date]]:
    """Ranks with their dates: one step each, at least four years apart, on 1 April or 1 October."""
    awal = PANGKAT_AWAL[s.tingkat]
    hasil = [(awal, masuk)]
    slot = _slot(geser(masuk, 48))
    terakhir = _slot(pada) - 1 - s.diam
    longgar = terakhir - slot - SETENGAH_TAHUN_PER_PANGKAT * (s.langkah - 1)
    for nomor in range(1, s.langkah + 1):
        tunda = min(max(longgar, 0), rng.choice((0, 0, 0, 1, 2, 3)))
        longgar -= tunda
        slot += tunda
        hasil.append((awal + nomor, _hari_slot(slot)))
        slot += SETENGAH_TAHUN_PER_PANGKAT
    return hasil


class Penomor:
    """Gives NIP and NI PPPK: the serial counts within one birth date, appointment and sex."""

    def __init__(self) -> None:
        self._terakhir: dict[str, int] = {}

    def nip(self, lahir: date, masuk: date, *, wanita: bool, pppk: bool = False) -> str:
        tengah = f"{masuk:%Y}21" if pppk else f"{masuk:%Y%m}"
        awalan = f"{lahir:%Y%m%d}{tengah}{2 if wanita else 1}"
        nomor = self._terakhir.get(awalan, 0) + 1
        self._terakhir[awalan] = nomor
        return f"{awalan}{nomor:03d}"


def tanggal_capai(pangkat: list[tuple[int, date]], nomor: int) -> date | None:
    """When a rank (or any above it) was reached; None if not yet."""
    return next((tmt for satu, tmt in pangkat if satu >= nomor), None)


def pangkat_pada(pangkat: list[tuple[int, date]], pada: date) -> int:
    """The rank held on a day."""
    return pangkat[max(0, bisect_right([tmt for _, tmt in pangkat], pada) - 1)][0]
