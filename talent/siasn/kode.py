"""SIASN's codes and texts, and what they mean here (SIASN reference tables; domain.md §2.1, §7.2, §7.3 [V])."""

import re
from collections.abc import Mapping
from typing import TypeVar

from talent.enums import (
    Ekspektasi,
    Eselon,
    JenisDiklat,
    JenisJabatan,
    JenisPenugasan,
    JenisUnit,
    Jenjang,
    PenugasanLain,
    Predikat,
    StatusPegawai,
    TingkatHukuman,
    TingkatPendidikan,
)
from talent.rules import GOLONGAN_PNS, GOLONGAN_PPPK

T = TypeVar("T")

# eselon.json; V.a and V.b are obsolete, their jabatanAsn is null: they were below pengawas [V].
ESELON: dict[str, tuple[Eselon, JenisJabatan]] = {
    "10": (Eselon.I_A, JenisJabatan.JPT_UTAMA),
    "11": (Eselon.I_A, JenisJabatan.JPT_MADYA),
    "12": (Eselon.I_B, JenisJabatan.JPT_MADYA),
    "21": (Eselon.II_A, JenisJabatan.JPT_PRATAMA),
    "22": (Eselon.II_B, JenisJabatan.JPT_PRATAMA),
    "31": (Eselon.III_A, JenisJabatan.ADMINISTRATOR),
    "32": (Eselon.III_B, JenisJabatan.ADMINISTRATOR),
    "41": (Eselon.IV_A, JenisJabatan.PENGAWAS),
    "42": (Eselon.IV_B, JenisJabatan.PENGAWAS),
    "51": (Eselon.V_A, JenisJabatan.PENGAWAS),
    "52": (Eselon.V_B, JenisJabatan.PENGAWAS),
}
ESELON_KOSONG = frozenset({"", "0", "00", "99"})  # sentinels
JENIS_ESELON = {eselon: jenis for eselon, jenis in ESELON.values() if jenis != JenisJabatan.JPT_UTAMA}

# jenisJabatan.json
JABATAN_STRUKTURAL, JABATAN_FUNGSIONAL, JABATAN_RANGKAP, JABATAN_PELAKSANA = "1", "2", "3", "4"
JENIS_JABATAN = frozenset({JABATAN_STRUKTURAL, JABATAN_FUNGSIONAL, JABATAN_RANGKAP, JABATAN_PELAKSANA})

# jenisPenugasan.json; TT (tugas tambahan) is no appointment to a post (ADR 0021).
PENUGASAN: dict[str, JenisPenugasan | PenugasanLain] = {
    "": JenisPenugasan.DEFINITIF,
    "d": JenisPenugasan.DEFINITIF,
    "plt": JenisPenugasan.PLT,
    "plh": JenisPenugasan.PLH,
    "pj": JenisPenugasan.PJ,
    "tt": PenugasanLain.TUGAS_TAMBAHAN,
}
STATUS_PEGAWAI = {"cpns": StatusPegawai.CPNS, "pns": StatusPegawai.PNS, "pppk": StatusPegawai.PPPK}
TINGKAT_HUKUMAN = {"r": TingkatHukuman.RINGAN, "s": TingkatHukuman.SEDANG, "b": TingkatHukuman.BERAT}

# kuadranNilai.json, perilakuDanKinerja.json: the codes 1…, the texts, and BKN's spelling ("ESPEKTASI").
PREDIKAT = {str(i): p for i, p in enumerate(Predikat, 1)} | {p.label.lower(): p for p in Predikat}
EKSPEKTASI = {str(i): e for i, e in enumerate(Ekspektasi, 1)} | {
    f"{awal} {akhir}": e
    for e, awalan in (
        (Ekspektasi.DI_ATAS, ("di atas", "diatas")),
        (Ekspektasi.SESUAI, ("sesuai",)),
        (Ekspektasi.DI_BAWAH, ("di bawah", "dibawah")),
    )
    for awal in awalan
    for akhir in ("ekspektasi", "espektasi")
}

# Tingkat pendidikan as in pendidikan.json and data-utama [V].
PENDIDIKAN_ID = {
    "05": TingkatPendidikan.SD,
    "10": TingkatPendidikan.SMP,
    "12": TingkatPendidikan.SMP,
    "15": TingkatPendidikan.SLTA,
    "17": TingkatPendidikan.SLTA,
    "18": TingkatPendidikan.SLTA,
    "20": TingkatPendidikan.D1,
    "25": TingkatPendidikan.D2,
    "30": TingkatPendidikan.D3,
    "35": TingkatPendidikan.D4,
    "40": TingkatPendidikan.S1,
    "42": TingkatPendidikan.S1,  # profesi
    "45": TingkatPendidikan.S2,
    "47": TingkatPendidikan.S2,  # spesialis
    "49": TingkatPendidikan.S3,  # subspesialis [U]
    "50": TingkatPendidikan.S3,
}
PENDIDIKAN_TEKS = {
    **{t.label.lower(): t for t in TingkatPendidikan},
    **{t.value: t for t in TingkatPendidikan},
    "sekolah dasar": TingkatPendidikan.SD,
    "sltp": TingkatPendidikan.SMP,
    "sltp kejuruan": TingkatPendidikan.SMP,
    "slta kejuruan": TingkatPendidikan.SLTA,
    "slta keguruan": TingkatPendidikan.SLTA,
    "sma": TingkatPendidikan.SLTA,
    "smk": TingkatPendidikan.SLTA,
    "diploma i": TingkatPendidikan.D1,
    "diploma ii": TingkatPendidikan.D2,
    "diploma iii": TingkatPendidikan.D3,
    "diploma iii/sarjana muda": TingkatPendidikan.D3,
    "diploma iv": TingkatPendidikan.D4,
    "s-1/sarjana": TingkatPendidikan.S1,
    "sarjana": TingkatPendidikan.S1,
    "s-2/magister": TingkatPendidikan.S2,
    "magister": TingkatPendidikan.S2,
    "s-3/doktor": TingkatPendidikan.S3,
    "doktor": TingkatPendidikan.S3,
}

# latihanStruktural.json
LATIHAN = {
    "1": "SEPADA",
    "2": "SEPALA/ADUM/Diklat PIM Tk. IV",
    "3": "SEPADYA/SPAMA/Diklat PIM Tk. III",
    "4": "SPAMEN/SESPA/SESPANAS/Diklat PIM Tk. II",
    "5": "SEPATI/Diklat PIM Tk. I",
    "6": "SESPIM",
    "7": "SESPATI",
    "8": "Diklat Struktural Lainnya",
}
# jenisDiklat.json: the kinds that are not simply technical
DIKLAT = {
    "1": JenisDiklat.STRUKTURAL,
    "2": JenisDiklat.FUNGSIONAL,
    "3": JenisDiklat.TEKNIS,
    "4": JenisDiklat.SEMINAR,
    "7": JenisDiklat.SEMINAR,
    "8": JenisDiklat.TEKNIS,
    "9": JenisDiklat.SEMINAR,
}
_STRUKTURAL = re.compile(r"kepemimpinan|struktural|\bpim\b|diklatpim|\bpk[nap]\b|\bspama\b|\bspamen\b|\bsepa", re.I)
_SEMINAR = re.compile(r"seminar|webinar|workshop|lokakarya|sosialisasi|simposium", re.I)

GOLONGAN_ID = {kode: nama for kode, (nama, _) in GOLONGAN_PNS.items()}
GOLONGAN_TEKS = {nama.lower(): nama for nama in (*GOLONGAN_ID.values(), *GOLONGAN_PPPK)}

# kedudukan hukum [U]: SIASN publishes no list of its texts.
_BERHENTI = re.compile(r"^(pensiun|diberhentikan(?! sementara)|meninggal)\b")

_JENJANG = (  # longest first; the last three are the names before PermenPANRB 1/2023 (PP 16/1994)
    (re.compile(r"\bahli pertama$|\bpertama$"), Jenjang.AHLI_PERTAMA),
    (re.compile(r"\bahli muda$|\bmuda$"), Jenjang.AHLI_MUDA),
    (re.compile(r"\bahli madya$|\bmadya$"), Jenjang.AHLI_MADYA),
    (re.compile(r"\bahli utama$|\butama$"), Jenjang.AHLI_UTAMA),
    (re.compile(r"\bpenyelia$"), Jenjang.PENYELIA),
    (re.compile(r"\bpemula$"), Jenjang.PEMULA),
    (re.compile(r"\bmahir$|\bpelaksana lanjutan$"), Jenjang.MAHIR),
    (re.compile(r"\bterampil$|\bpelaksana$"), Jenjang.TERAMPIL),
)
_KETERAMPILAN = frozenset({Jenjang.PEMULA, Jenjang.TERAMPIL, Jenjang.MAHIR, Jenjang.PENYELIA})

# The usual level of a structural post by the first words of its name (PP 18/2016 jo 72/2019; domain.md §2.1 [M]).
_JENIS_NAMA = (
    (re.compile(r"^sekretaris daerah\b"), JenisJabatan.JPT_MADYA),
    (
        re.compile(r"^(kepala (dinas|badan|biro|satuan polisi)|inspektur\b|asisten\b|staf ahli\b|sekretaris dprd)"),
        JenisJabatan.JPT_PRATAMA,
    ),
    (
        re.compile(r"^(kepala (bidang|bagian|cabang)|sekretaris\b|camat\b|inspektur pembantu)"),
        JenisJabatan.ADMINISTRATOR,
    ),
    (re.compile(r"^(kepala (seksi|sub|tata usaha|uptd?\b)|lurah\b)"), JenisJabatan.PENGAWAS),
)
_JENIS_UNIT = (
    (re.compile(r"^sekretariat daerah\b"), JenisUnit.SEKRETARIAT_DAERAH),
    (re.compile(r"^sekretariat (dprd|dewan)\b"), JenisUnit.SEKRETARIAT_DPRD),
    (re.compile(r"^inspektorat\b(?! pembantu)"), JenisUnit.INSPEKTORAT),
    (re.compile(r"^cabang dinas\b"), JenisUnit.CABANG_DINAS),
    (re.compile(r"^dinas\b"), JenisUnit.DINAS),
    (re.compile(r"^badan\b"), JenisUnit.BADAN),
    (re.compile(r"^satuan polisi pamong praja\b|^satpol"), JenisUnit.SATPOL_PP),
    (re.compile(r"^(rsud|rsj|rumah sakit)\b"), JenisUnit.RSUD),
    (re.compile(r"^kecamatan\b"), JenisUnit.KECAMATAN),
    (re.compile(r"^kelurahan\b"), JenisUnit.KELURAHAN),
    (re.compile(r"^biro\b"), JenisUnit.BIRO),
    (re.compile(r"^sub ?bag(ian)?\b"), JenisUnit.SUBBAGIAN),
    (re.compile(r"^bagian\b"), JenisUnit.BAGIAN),
    (re.compile(r"^bidang\b"), JenisUnit.BIDANG),
    (re.compile(r"^(seksi|sub ?bidang)\b"), JenisUnit.SEKSI),
    (re.compile(r"^(uptd?|unit pelaksana teknis)\b"), JenisUnit.UPTD),
    (re.compile(r"^sekretariat\b"), JenisUnit.SEKRETARIAT),
)


def berhenti(kedudukan: str) -> bool:
    """Who is out of service, by the text of kedudukan; one suspended for a time is not."""
    return bool(_BERHENTI.search(padat(kedudukan)))


def padat(teks: str) -> str:
    """A name as it is compared: lower case, single blanks."""
    return " ".join(teks.lower().split())


def jenjang(nama: str) -> Jenjang | None:
    return _cari(_JENJANG, nama)


def jenis_fungsional(nama: str) -> JenisJabatan:
    """By the jenjang in the name; a post without one (Guru, Dosen) is of the keahlian kind."""
    if jenjang(nama) in _KETERAMPILAN:
        return JenisJabatan.FUNGSIONAL_KETERAMPILAN
    return JenisJabatan.FUNGSIONAL_KEAHLIAN


def jenis_struktural(nama: str) -> JenisJabatan | None:
    """For a row without eselon: by the name, or None when the name does not tell."""
    return _cari(_JENIS_NAMA, nama)


def jenis_unit(nama: str) -> JenisUnit:
    return _cari(_JENIS_UNIT, nama) or JenisUnit.LAINNYA


def jenis_diklat(latihan_id: str, diklat_id: str, nama: str) -> JenisDiklat:
    """The structural training's own id first, then the kind SIASN gives, then what the name says."""
    if not latihan_id and diklat_id in DIKLAT:
        return DIKLAT[diklat_id]
    if latihan_id or _STRUKTURAL.search(nama):
        return JenisDiklat.STRUKTURAL
    if "fungsional" in nama.lower():
        return JenisDiklat.FUNGSIONAL
    return JenisDiklat.SEMINAR if _SEMINAR.search(nama) else JenisDiklat.TEKNIS


def dari(tabel: Mapping[str, T], teks: str) -> T | None:
    return tabel.get(padat(teks))


def _cari(pola: tuple[tuple[re.Pattern[str], T], ...], nama: str) -> T | None:
    kecil = padat(nama)
    return next((nilai for bentuk, nilai in pola if bentuk.search(kecil)), None)
