"""Writes the demo province as SIASN files, one person after the other, so that size costs time but no memory."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from random import Random
from typing import IO

from talent.demo import riwayat as r
from talent.demo.isi import Provinsi, isi, sisanya
from talent.demo.orang import PANGKAT, Orang
from talent.demo.rencana import rencanakan
from talent.demo.sekolah import TINGKAT
from talent.demo.struktur import ESELON, KOMPETENSI, Jabatan, Unit

NAMA_INSTANSI = "Pemerintah Provinsi Kalimantan Timur"
KODE_INSTANSI = "6900"
ID_INSTANSI = f"A0{1:030X}"
DOMAIN_SUREL = "kaltimprov.example"
RIWAYAT = (
    "rw-jabatan",
    "rw-golongan",
    "rw-pendidikan",
    "rw-diklat",
    "rw-skp22",
    "rw-hukdis",
)
BERKAS = ("ref-unor", "jabatan", "data-utama", *RIWAYAT, "kompetensi")
ALASAN = ("usia", "pendidikan", "jabatan", "kinerja", "hukuman_disiplin", "status_kepegawaian", "data_kurang")
_sandi = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """What was written, and whom and what a demo selection can be made of.

    `baris` counts rows by file. The `jpt_pratama_lowong` and `administrator_lowong` are ids of vacant posts, each with
    somebody acting. `memenuhi` are NIPs of administrators and ahli madya planned to pass the check for a JPT pratama
    inaugurated up to four months after the reference day, `tidak_memenuhi` those planned to fail, by reason code.
    """

    baris: dict[str, int]
    pegawai: int
    pppk: int
    perangkat_daerah: int
    jpt_pratama_lowong: tuple[str, ...]
    administrator_lowong: tuple[str, ...]
    memenuhi: tuple[str, ...]
    tidak_memenuhi: dict[str, tuple[str, ...]]
    jpt_pratama: tuple[str, ...]
    sekda: str
    kepala_bkd: str


@dataclass(slots=True)
class _Catatan:
    """What is collected on the way for the summary."""

    pppk: int = 0
    memenuhi: list[str] = field(default_factory=list)
    tidak: dict[str, list[str]] = field(default_factory=lambda: {alasan: [] for alasan in ALASAN})

    def tambah(self, orang: Orang) -> None:
        self.pppk += orang.pppk
        if orang.cacat is not None:
            self.tidak[orang.cacat].append(orang.nip)
        elif orang.calon:
            self.memenuhi.append(orang.nip)


class Penulis:
    """The open files: each a JSON list, one row a line."""

    def __init__(self, folder: Path, tumpukan: ExitStack) -> None:
        self.baris: Counter[str] = Counter()
        self._nomor = count(1)
        self._berkas: dict[str, IO[str]] = {}
        for nama in BERKAS:
            berkas = tumpukan.enter_context((folder / f"{nama}.json").open("w", encoding="utf-8", newline="\n"))
            berkas.write("[")
            self._berkas[nama] = berkas

    def tulis(self, nama: str, isi_baris: dict[str, object]) -> None:
        self._berkas[nama].write((",\n" if self.baris[nama] else "\n") + _sandi(isi_baris))
        self.baris[nama] += 1

    def id(self) -> str:
        return f"D5{next(self._nomor):030X}"

    def riwayat(self, nama: str, orang: Orang, daftar: Iterable[r.Baris]) -> None:
        for satu in daftar:
            self.tulis(nama, {"id": self.id(), "idPns": orang.id, "nipBaru": orang.nip, "nipLama": "", **satu})

    def tutup(self) -> None:
        for berkas in self._berkas.values():
            berkas.write("\n]\n")


def tulis_provinsi(
    folder: Path, *, pegawai: int = 1500, seed: int = 20261122, pada: date = date(2026, 11, 22)
) -> Ringkasan:
    """Write the ten files into `folder`; the same arguments give the same bytes.

    From 1,000 employees all 45 perangkat daerah are written in full; below that fewer, leaner offices. Raises
    ValueError below 60, the fewest that fill every kind of post.
    """
    rng = Random(seed)
    provinsi = isi(rng, rencanakan(rng, pegawai), pada)
    catatan = _Catatan()
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as tumpukan:
        penulis = Penulis(folder, tumpukan)
        _tulis_struktur(penulis, provinsi)
        for orang in _semua(provinsi):
            _tulis_orang(penulis, provinsi, orang, pada)
            catatan.tambah(orang)
        penulis.tutup()
    return _ringkas(provinsi, penulis, catatan)


def _semua(provinsi: Provinsi) -> Iterator[Orang]:
    yield from provinsi.pemangku.values()
    yield from sisanya(provinsi)


def _tulis_struktur(penulis: Penulis, provinsi: Provinsi) -> None:
    struktur = provinsi.rencana.struktur
    for nomor, unit in enumerate(struktur.unit, start=1):
        penulis.tulis("ref-unor", _baris_unit(nomor, unit, provinsi.pemimpin(unit)))
    for jabatan in (*struktur.kursi, *struktur.formasi):
        penulis.tulis("jabatan", _baris_jabatan(jabatan))


def _baris_unit(nomor: int, unit: Unit, pemimpin: str) -> dict[str, object]:
    return {
        "Id": unit.id,
        "InstansiId": ID_INSTANSI,
        "DiatasanId": unit.atasan.id if unit.atasan else "",
        "EselonId": ESELON[unit.kepala.eselon][0],
        "NamaUnor": unit.nama,
        "NamaJabatan": unit.kepala.nama.upper(),
        "CepatKode": f"{KODE_INSTANSI}{nomor:04d}",
        "IndukUnorId": unit.induk.id,
        "PemimpinPnsId": pemimpin,
        "JenisUnorId": "",
    }


def _baris_jabatan(jabatan: Jabatan) -> dict[str, object]:
    return {
        "id": jabatan.id,
        "unorId": jabatan.unit.id,
        "nama": jabatan.nama,
        "jenis": jabatan.jenis,
        "eselon": jabatan.eselon,
        "kelas": jabatan.kelas,
        "bup": jabatan.bup,
        "atasanId": jabatan.atasan.id if jabatan.atasan else "",
        "kuota": jabatan.kuota,
        "tugas": _tugas(jabatan),
        "syarat": _syarat(jabatan),
        "standar": dict.fromkeys(KOMPETENSI, r.LEVEL[jabatan.jenis]) if jabatan.jenis in r.LEVEL else {},
        "jenisUnit": jabatan.jenis_unit,
        "tipe": jabatan.tipe,
    }


def _tugas(jabatan: Jabatan) -> list[str]:
    if jabatan.jenis_unit is None:
        return [f"Melaksanakan tugas {jabatan.nama} pada {jabatan.unit.nama}"]
    return [
        f"Merumuskan kebijakan dan rencana kerja {jabatan.unit.nama}",
        f"Mengoordinasikan pelaksanaan tugas {jabatan.unit.nama}",
        f"Memantau, mengevaluasi, dan melaporkan pelaksanaan tugas {jabatan.unit.nama}",
    ]


def _syarat(jabatan: Jabatan) -> dict[str, str]:
    if jabatan.jenis in {"jpt_madya", "jpt_pratama", "administrator"}:
        syarat = {"pendidikan": "S1"}
        if jabatan.bidang:
            syarat["pengalaman"] = f"bidang {jabatan.bidang.lower()}"
        return syarat
    return {"pendidikan": "S1"} if jabatan.jenis == "fungsional_keahlian" else {}


def _baris_orang(orang: Orang, pada: date) -> dict[str, object]:
    unit = orang.definitif().jabatan.unit
    depan, belakang = orang.gelar()
    return {
        "id": orang.id,
        "nipBaru": orang.nip,
        "nipLama": "",
        "nama": orang.nama,
        "gelarDepan": depan,
        "gelarBelakang": belakang,
        "tempatLahir": orang.tempat,
        "tglLahir": r.tgl(orang.lahir),
        "jenisKelamin": "F" if orang.wanita else "M",
        "email": "",
        "emailGov": f"{orang.nip}@{DOMAIN_SUREL}",
        "jenisPegawaiNama": "PPPK Daerah" if orang.pppk else "PNS Daerah",
        "kedudukanPnsNama": orang.kedudukan,
        "statusPegawai": "PPPK" if orang.pppk else "PNS",
        "tkPendidikanTerakhir": TINGKAT[orang.ijazah[-1].tingkat][1] if orang.ijazah else "",
        "golRuangAwal": "" if orang.pppk else PANGKAT[orang.pangkat[0][0]][1],
        "golRuangAkhir": orang.golongan or PANGKAT[orang.pangkat[-1][0]][1],
        "tmtCpns": "01-01-0001" if orang.pppk else r.tgl(orang.masuk),
        "masaKerja": str((pada.year - orang.masuk.year) - (pada.month < orang.masuk.month)),
        "unorId": unit.id,
        "unorIndukId": unit.induk.id,
        "jabatanNama": orang.definitif().jabatan.nama,
        "instansiIndukNama": NAMA_INSTANSI,
    }


def _baris_penilai(provinsi: Provinsi, orang: Orang) -> dict[str, object]:
    """Appraiser of all years: today's head, because the post matters to the demo and not who held it then."""
    atasan = provinsi.penilai(orang.definitif().jabatan)
    if atasan is None:
        return {"namaPenilai": "Gubernur Kalimantan Timur", "nipNrpPenilai": "", "statusPenilai": "NON ASN"}
    jabatan, penilai = atasan
    return {
        "namaPenilai": penilai.nama_lengkap(),
        "nipNrpPenilai": penilai.nip,
        "penilaiGolonganId": PANGKAT[penilai.pangkat[-1][0]][0],
        "penilaiJabatanNm": jabatan.nama,
        "penilaiUnorNm": jabatan.unit.nama,
        "statusPenilai": "ASN",
    }


def _tulis_orang(penulis: Penulis, provinsi: Provinsi, orang: Orang, pada: date) -> None:
    rng = provinsi.penduduk.rng
    penulis.tulis("data-utama", _baris_orang(orang, pada))
    penulis.riwayat("rw-jabatan", orang, r.jabatan(orang))
    penulis.riwayat("rw-golongan", orang, r.golongan(orang))
    penulis.riwayat("rw-pendidikan", orang, r.pendidikan(orang))
    penulis.riwayat("rw-diklat", orang, r.diklat(rng, orang, pada))
    penulis.riwayat("rw-skp22", orang, r.kinerja(rng, orang, _baris_penilai(provinsi, orang), pada))
    penulis.riwayat("rw-hukdis", orang, r.hukuman(rng, orang, pada))
    for satu in r.kompetensi(rng, orang, pada):
        penulis.tulis("kompetensi", {"id": penulis.id(), **satu})


def _ringkas(provinsi: Provinsi, penulis: Penulis, catatan: _Catatan) -> Ringkasan:
    struktur, pemangku = provinsi.rencana.struktur, provinsi.pemangku
    lowong = [k for k in struktur.kursi if k.id in provinsi.rencana.lowong]
    return Ringkasan(
        baris=dict(penulis.baris),
        pegawai=penulis.baris["data-utama"],
        pppk=catatan.pppk,
        perangkat_daerah=len(struktur.perangkat),
        jpt_pratama_lowong=tuple(k.id for k in lowong if k.jenis == "jpt_pratama"),
        administrator_lowong=tuple(k.id for k in lowong if k.jenis == "administrator"),
        memenuhi=tuple(catatan.memenuhi),
        tidak_memenuhi={alasan: tuple(daftar) for alasan, daftar in catatan.tidak.items()},
        jpt_pratama=tuple(pemangku[k.id].nip for k in struktur.kursi if k.jenis == "jpt_pratama" and k.id in pemangku),
        sekda=pemangku[struktur.perangkat[0].kepala.id].nip,
        kepala_bkd=pemangku[struktur.perangkat[1].kepala.id].nip,
    )
