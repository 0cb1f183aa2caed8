"""What the law asks of a candidate, by the kind of the vacant post.

The agency's Ketentuan starts from these rows and replaces single values
(`seleksi.rules.ketentuan.syarat_ketentuan`); the rule itself is in `seleksi.rules.kelayakan`.
"""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from core.tanggal import tulis_tanggal

Posisi = tuple[str, str]  # (jenis, jenjang); jenjang is empty for structural posts

JPT_UTAMA: Posisi = ("jpt_utama", "")
JPT_MADYA: Posisi = ("jpt_madya", "")
JPT_PRATAMA: Posisi = ("jpt_pratama", "")
ADMINISTRATOR: Posisi = ("administrator", "")
PENGAWAS: Posisi = ("pengawas", "")
AHLI_UTAMA: Posisi = ("fungsional_keahlian", "ahli_utama")
AHLI_MADYA: Posisi = ("fungsional_keahlian", "ahli_madya")
AHLI_MUDA: Posisi = ("fungsional_keahlian", "ahli_muda")

SARJANA = ("d4", "s1", "s2", "s3")


@dataclass(frozen=True)
class Syarat:
    jenis: str  # of the vacant post
    dasar: str
    pendidikan: tuple[str, ...]  # levels that qualify
    jabatan: tuple[Posisi, ...]  # named by the text
    jabatan_lebih_tinggi: tuple[Posisi, ...]  # counted a fortiori (docs/adr/0014) [U]
    tahun_jabatan: int
    tahun_pengalaman: int  # related experience, for the officer to verify
    bup: int  # of the vacant post: who has reached it on the inauguration is refused
    usia_maksimum: int | None  # completed years on the planned inauguration
    usia_maksimum_setingkat: int | None = None  # for who holds a post of this very kind; None: no exception
    tahun_kinerja: int = 2
    predikat_minimal: tuple[str, ...] = ("sangat_baik", "baik")
    tahun_bebas_hukuman: int = 2
    status_pegawai: tuple[str, ...] = ("pns",)
    dasar_pendidikan: str = ""  # of these, empty: `dasar`
    dasar_jabatan: str = ""
    dasar_pengalaman: str = ""
    dasar_usia: str = ""
    dasar_usia_setingkat: str = ""  # empty: `dasar_usia`
    dasar_kinerja: str = "Pengumuman seleksi: SKP dua tahun terakhir paling rendah Baik"  # [V2 §2.2]
    dasar_hukuman: str = "Pengumuman seleksi: tanpa hukuman disiplin sedang atau berat dua tahun terakhir"  # [V2 §2.2]
    dasar_status: str = "PP 11/2017 Pasal 107: dari kalangan PNS"


@dataclass(frozen=True)
class VersiSyarat:
    berlaku_sejak: date
    sampai: date | None
    syarat: MappingProxyType[str, Syarat]


PASAL_107 = "PP 11/2017 jo. PP 17/2020 Pasal 107"

# [V: PP 17/2020 p.12 (pratama, word for word); parigimoutongkab.go.id art. 107 (utama, part of madya)]
# Madya's 7 years, its feeder and its age are [M]; the 60 and 58 of the BUP are [M].
_PASAL_107 = (
    Syarat(
        jenis="jpt_utama",
        dasar=f"{PASAL_107} huruf a",
        pendidikan=SARJANA,
        jabatan=(JPT_MADYA, AHLI_UTAMA),
        jabatan_lebih_tinggi=(JPT_UTAMA,),
        tahun_jabatan=2,
        tahun_pengalaman=10,
        bup=60,
        usia_maksimum=58,
    ),
    Syarat(
        jenis="jpt_madya",
        dasar=f"{PASAL_107} huruf b",
        pendidikan=SARJANA,
        jabatan=(JPT_PRATAMA, AHLI_UTAMA),
        jabatan_lebih_tinggi=(JPT_UTAMA, JPT_MADYA),
        tahun_jabatan=2,
        tahun_pengalaman=7,
        bup=60,
        usia_maksimum=58,
    ),
    Syarat(
        jenis="jpt_pratama",
        dasar=f"{PASAL_107} huruf c",
        pendidikan=SARJANA,
        jabatan=(ADMINISTRATOR, AHLI_MADYA),
        jabatan_lebih_tinggi=(JPT_UTAMA, JPT_MADYA, JPT_PRATAMA, AHLI_UTAMA),
        tahun_jabatan=2,
        tahun_pengalaman=5,
        bup=60,
        usia_maksimum=56,
        # DISAGREE: notices give sitting JPT pratama 58 [V2 insidepolitik.com, malangtimes.com], critics 56 for all
        usia_maksimum_setingkat=58,
        dasar_usia_setingkat=(
            f"{PASAL_107} huruf c; 58 tahun bagi pejabat JPT pratama menurut praktik pengumuman seleksi"
        ),
    ),
    # [V denpasar.bkn.go.id]; ahli muda as the level of pengawas [M]; experience is the three years themselves
    Syarat(
        jenis="administrator",
        dasar="PP 11/2017 Pasal 54",
        pendidikan=SARJANA,
        jabatan=(PENGAWAS, AHLI_MUDA),
        jabatan_lebih_tinggi=(JPT_UTAMA, JPT_MADYA, JPT_PRATAMA, ADMINISTRATOR, AHLI_UTAMA, AHLI_MADYA),
        tahun_jabatan=3,
        tahun_pengalaman=3,
        bup=58,
        usia_maksimum=None,
        # That PPPK cannot be promoted into these posts here is a reading [U] (docs/adr/0014)
        dasar_status="PP 11/2017 Pasal 54: dari kalangan PNS",
    ),
)

# PP 11/2017 is of 7 April 2017 [M]. Which article of UU 20/2023 succeeds is [U]: the PP stays in force.
SYARAT = (VersiSyarat(date(2017, 4, 7), None, MappingProxyType({s.jenis: s for s in _PASAL_107})),)
SYARAT_SEJAK = min(versi.berlaku_sejak for versi in SYARAT)


def syarat_bawaan(jenis: str, *, pada: date) -> Syarat:
    """The legal row in force on the day. LookupError for a kind or a day no text covers."""
    for versi in SYARAT:
        if versi.berlaku_sejak <= pada and (versi.sampai is None or pada < versi.sampai):
            return versi.syarat[jenis]
    raise LookupError(f"Tidak ada ketentuan syarat jabatan yang berlaku pada {tulis_tanggal(pada)}.")
