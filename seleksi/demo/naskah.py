"""The selections the demo tells: one in every state, one tie broken, one voted, one blocked.

Scores are drawn by rule from the candidate's place, so that the stories come out the same each time.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from random import Random


class Sampai(IntEnum):
    """How far a story has gone."""

    DRAF = 0
    DIUMUMKAN = 1
    ADMINISTRASI = 2
    PERNYATAAN = 3
    PENILAIAN = 4
    DIKUNCI = 5
    DISEGEL = 6
    DITETAPKAN = 7


class Seri(IntEnum):
    """What happens across the third place."""

    TIDAK_ADA = 0
    DIPECAH = 1  # equal finals, the interview decides
    DI_BATAS = 2  # equal in everything: the panel must vote


@dataclass(frozen=True)
class Naskah:
    kode: str
    sampai: Sampai
    pelamar: int = 6
    gagal: int = 0  # further applicants who do not meet the requirements
    seri: Seri = Seri.TIDAK_ADA
    diputus: bool = False  # the panel's vote is minuted
    mundur: bool = False  # the last member is recused for the first candidate
    internal: bool = False
    batal: bool = False
    diulang: bool = False  # sealed, annulled because a candidate withdrew, sealed again
    lowongan: int = 1
    hari: int = 60  # days ago it was announced


NASKAH = (
    Naskah("01", Sampai.DITETAPKAN, pelamar=7, gagal=2, seri=Seri.DI_BATAS, diputus=True, mundur=True, hari=120),
    Naskah("02", Sampai.DITETAPKAN, pelamar=5, internal=True, hari=100),
    Naskah("03", Sampai.DISEGEL, pelamar=6, seri=Seri.DIPECAH, hari=80),
    Naskah("04", Sampai.DISEGEL, pelamar=6, diulang=True, hari=76),
    Naskah("05", Sampai.DIKUNCI, pelamar=6, seri=Seri.DI_BATAS, hari=38),
    Naskah("06", Sampai.PENILAIAN, pelamar=6, gagal=1, mundur=True, hari=34),
    Naskah("07", Sampai.PERNYATAAN, pelamar=5, hari=24),
    Naskah("08", Sampai.ADMINISTRASI, pelamar=5, gagal=4, hari=19),
    Naskah("09", Sampai.DIUMUMKAN, pelamar=3, hari=6),
    Naskah("10", Sampai.DRAF, lowongan=2, hari=5),
    Naskah("11", Sampai.DIUMUMKAN, pelamar=2, batal=True, hari=90),
)

GURU_BESAR = (
    ("Prof. Dr. Retno Wulandari, M.Si.", "retno.wulandari", "Universitas Mulawarman", "Guru Besar Administrasi Publik"),
    ("Prof. Dr. Bambang Setiadi, S.H., M.H.", "bambang.setiadi", "Universitas Balikpapan", "Guru Besar Hukum"),
    ("Dr. Yustina Lahang, M.Psi.", "yustina.lahang", "Politeknik Negeri Samarinda", "Psikolog, asesor SDM"),
)
DASAR_NILAI = {"makalah": 84, "assessment": 82, "wawancara": 85, "rekam_jejak": 83}
JARAK = (8, 14)  # quarters of a point between one candidate and the next: more than what components differ by
RAGAM = 3  # quarters of a point by which a component may differ from the candidate's level
GOYANG = (Decimal("0.5"), Decimal("-0.5"), Decimal("0.25"), Decimal("-0.25"), Decimal(0))  # members differ; sums to 0


def nilai(naskah: Naskah, tempat: int, komponen: str, anggota: int | None) -> Decimal:
    """The score a member (None: the assessment centre) gives to the candidate who comes out at `tempat` (from 0).

    Candidates at places 2 and 3 are made equal where the story has a tie: with DIPECAH the paper
    gives back by weight (20) what the interview takes (35), 1.75 points for one.
    """
    setara = 2 if naskah.seri and tempat == 3 else tempat
    acak = Random(f"{naskah.kode}.{komponen}.{setara}")
    angka = DASAR_NILAI[komponen] + _seperempat(acak.randint(-RAGAM, RAGAM)) + _tingkat(naskah.kode, setara)
    if naskah.seri == Seri.DIPECAH and tempat == 3:
        angka += {"makalah": Decimal("1.75"), "wawancara": Decimal(-1)}.get(komponen, Decimal(0))
    return angka if anggota is None else angka + GOYANG[(anggota + acak.randrange(len(GOYANG))) % len(GOYANG)]


def susunan(naskah: Naskah, jumlah: int) -> list[int]:
    """At which place the candidate with the first number comes out, the second, …"""
    tempat = list(range(jumlah))
    Random(naskah.kode).shuffle(tempat)
    return tempat


def _tingkat(kode: str, tempat: int) -> Decimal:
    """How far above or below the base the candidate at this place stands: another field of candidates each time."""
    acak = Random(kode)
    return _seperempat(acak.randint(-16, 12) - sum(acak.randint(*JARAK) for _ in range(tempat)))


def _seperempat(jumlah: int) -> Decimal:
    return Decimal(jumlah) / 4
