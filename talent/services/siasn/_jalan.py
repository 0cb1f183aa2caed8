"""One import from beginning to end: the files checked, then read in order, then what follows from them."""

import json
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from core.models import Pengguna
from talent.enums import StatusImpor
from talent.models import (
    ImporSIASN,
    Instansi,
    Jabatan,
    Pegawai,
    Penugasan,
    RiwayatDiklat,
    RiwayatGolongan,
    RiwayatHukuman,
    RiwayatJabatan,
    RiwayatKinerja,
    RiwayatKompetensi,
    RiwayatPendidikan,
    UnitKerja,
)
from talent.services.impor import daftarkan_instansi, gagalkan_impor, mulai_impor, selesaikan_impor
from talent.services.siasn._jabatan import olah_jabatan
from talent.services.siasn._konteks import Konteks, olah, olah_menunggu, satu_impor
from talent.services.siasn._pegawai import PengolahPegawai
from talent.services.siasn._penugasan import turunkan_penugasan
from talent.services.siasn._riwayat import PENGOLAH
from talent.services.siasn._rw_jabatan import PengolahJabatan
from talent.services.siasn._sql import hitung_ulang
from talent.services.siasn._susunan import susun
from talent.services.siasn._unit import muat_unit, olah_unit
from talent.siasn.baca import BukanJson, periksa_utuh
from talent.siasn.laporan import Laporan
from talent.siasn.nilai import TERLARANG
from talent.siasn.periksa import URUTAN

Pantau = Callable[[str], None]
BANYAK = 2000  # rows new or changed, after which the planner's statistics are of another database
TERISI = (
    *(UnitKerja, Jabatan, Pegawai, Pengguna, RiwayatJabatan, RiwayatGolongan, RiwayatPendidikan, RiwayatDiklat),
    *(RiwayatKinerja, RiwayatHukuman, RiwayatKompetensi),
)


class ImporTidakDapat(Exception):
    """Nothing was written; the sentences say what to put right."""

    def __init__(self, kesalahan: list[str]) -> None:
        super().__init__("; ".join(kesalahan))
        self.kesalahan = [k.encode("utf-8", "replace").decode() for k in kesalahan]  # a path may hold any byte


def impor_folder(
    folder: Path, *, kode: str, nama: str, by: Pengguna, at: datetime, pantau: Pantau = lambda _: None
) -> Laporan:
    """Take over a folder of SIASN files for the agency with this kodeCepat. ImporTidakDapat when it cannot begin."""
    berkas = _periksa_folder(folder)
    with satu_impor(lambda: pantau("Menunggu impor lain selesai …")):
        instansi = _instansi(kode.strip(), nama.strip(), by, at)
        k = _mulai(instansi, folder, by, at)
        try:
            _baca_semua(k, berkas, pantau)
        except BaseException as galat:
            gagalkan_impor(k.impor, by=by, at=at, alasan=type(galat).__name__)
            raise
        _selesaikan(k, by, at)
    return k.laporan


def _mulai(instansi: Instansi, folder: Path, by: Pengguna, at: datetime) -> Konteks:
    """After a run that stopped half-way its rows are the same, but what follows from them was never drawn."""
    terakhir = ImporSIASN.objects.filter(instansi=instansi).order_by("pk").last()
    terputus = terakhir is not None and terakhir.status != StatusImpor.SELESAI
    for mati in ImporSIASN.objects.filter(instansi=instansi, status=StatusImpor.BERJALAN):
        gagalkan_impor(mati, by=by, at=at, alasan="Terputus")
    impor = mulai_impor(instansi, by=by, at=at)
    return Konteks(impor=impor, folder=folder, at=at, jabatan_berubah=terputus, penugasan_basi=terputus)


def _periksa_folder(folder: Path) -> list[str]:
    try:
        ada = folder.is_dir()
        berkas = [nama for nama in URUTAN if (folder / f"{nama}.json").is_file()]
    except OSError as galat:
        raise ImporTidakDapat([f"Folder {folder} tidak dapat dibuka ({galat.strerror})."]) from galat
    if not ada:
        raise ImporTidakDapat([f"Folder {folder} tidak ada."])
    if not berkas:
        dikenal = ", ".join(f"{nama}.json" for nama in URUTAN)
        raise ImporTidakDapat([f"Folder {folder} tidak memuat satu pun berkas yang dikenal: {dikenal}."])
    kesalahan = [salah for nama in berkas if (salah := _periksa_berkas(folder / f"{nama}.json"))]
    if kesalahan:
        raise ImporTidakDapat(kesalahan)
    return berkas


def _periksa_berkas(berkas: Path) -> str:
    try:
        periksa_utuh(berkas)
    except BukanJson as galat:
        return f"{berkas.name} bukan JSON yang utuh ({galat}). Ambil ulang berkas itu dari SIASN."
    except OSError as galat:
        return f"{berkas.name} tidak dapat dibaca ({galat.strerror})."
    return ""


def _instansi(kode: str, nama: str, by: Pengguna, at: datetime) -> Instansi:
    if TERLARANG.search(kode + nama):
        raise ImporTidakDapat(["Kode atau nama instansi memuat karakter yang tidak dapat disimpan."])
    ada = Instansi.objects.filter(kode=kode).first()
    if ada:
        return ada
    if not nama:
        raise ImporTidakDapat([f"Instansi dengan kode cepat {kode} belum ada. Tambahkan --nama untuk membuatnya."])
    if not (kode.isascii() and kode.isalnum() and len(kode) <= 10) or len(nama) > 200:
        raise ImporTidakDapat(["Kode cepat paling panjang 10 huruf atau angka, nama instansi paling panjang 200."])
    return daftarkan_instansi(by, by=by, at=at, kode=kode, nama=nama)


def _baca_semua(k: Konteks, berkas: list[str], pantau: Pantau) -> None:
    muat_unit(k)
    for nama in berkas:
        pantau(f"Membaca {nama}.json …")
        _baca(k, nama)
    pantau("Menyusun atasan dan masa jabatan …")
    banyak = k.laporan.baru + k.laporan.berubah >= BANYAK
    if banyak:
        hitung_ulang(TERISI)
    if k.jabatan_berubah:
        susun(k)
    if k.penugasan_basi:
        turunkan_penugasan(k)
    if banyak:
        hitung_ulang((Jabatan, Penugasan))


def _baca(k: Konteks, nama: str) -> None:
    if nama == "ref-unor":
        olah(k, nama, olah_unit, ukuran=None)
    elif nama == "jabatan":
        olah(k, nama, olah_jabatan, ukuran=None)
    elif nama == "data-utama":
        olah_menunggu(k, nama, PengolahPegawai())
    elif nama == "rw-jabatan":
        olah_menunggu(k, nama, PengolahJabatan(k))
    else:
        olah(k, nama, PENGOLAH[nama])


def _selesaikan(k: Konteks, by: Pengguna, at: datetime) -> None:
    laporan = k.laporan
    isi = json.dumps(laporan.to_json(), ensure_ascii=False, sort_keys=True)
    hitungan = {
        "dibaca": laporan.dibaca,
        "baru": laporan.baru,
        "berubah": laporan.berubah,
        "sama": laporan.sama,
        "ditolak": laporan.baris_ditolak,
    }
    selesaikan_impor(k.impor, by=by, at=at, hitungan=hitungan, sidik=sha256(isi.encode()).hexdigest())
