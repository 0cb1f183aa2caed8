"""From a record of SIASN to clean values, or to one refusal a wrong field. Pure: knows no database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from talent.enums import Eselon, JenisJabatan, JenisUnit, TipeUnit
from talent.rules import NipTidakCocok, NipTidakSah, baca_nip, cocokkan_nip
from talent.siasn import kode
from talent.siasn.nilai import (
    Pembaca,
    Salah,
    bulat,
    daftar_teks,
    desimal,
    kenal,
    level,
    nip,
    objek,
    pilihan,
    surel,
    tanggal,
    teks,
    untuk_laporan,
    waktu,
    ya_tidak,
)


@dataclass(frozen=True)
class Tolakan:
    kolom: str
    nilai: Any
    kode: str
    alasan: str


@dataclass(slots=True)
class Baris:
    """One record of a file, read: clean values by column, and what is wrong with it."""

    nomor: int
    mentah: Mapping[str, Any]
    isi: dict[str, Any] = field(default_factory=dict)
    tolakan: list[Tolakan] = field(default_factory=list)

    @property
    def sah(self) -> bool:
        return not self.tolakan

    @property
    def kunci(self) -> str:
        return str(self.isi.get("id") or "")

    def tolak(self, kolom: str, kode_tolak: str, alasan: str = "") -> None:
        salah = Salah(kode_tolak, alasan)
        self.tolakan.append(Tolakan(kolom, untuk_laporan(self.mentah.get(kolom)), salah.kode, salah.alasan))


@dataclass(frozen=True)
class Kolom:
    nama: str
    baca: Pembaca
    wajib: bool = False


@dataclass(frozen=True)
class Skema:
    """What a file's records hold. `silang` looks across columns of a record whose values are clean."""

    kolom: tuple[Kolom, ...]
    id: str = "id"
    silang: Callable[[Baris], None] | None = None


def periksa(skema: Skema, nomor: int, mentah: Any) -> Baris:
    if not isinstance(mentah, dict):
        salah = Salah("bukan_objek")
        return Baris(nomor, {}, {}, [Tolakan("", untuk_laporan(mentah), salah.kode, salah.alasan)])
    baris = Baris(nomor, mentah)
    _baca(baris, Kolom(skema.id, kenal), ke="id", kosong="id_kosong")
    for kolom in skema.kolom:
        _baca(baris, kolom, ke=kolom.nama, kosong="wajib_isi" if kolom.wajib else "")
    if skema.silang:
        skema.silang(baris)
    return baris


def _baca(baris: Baris, kolom: Kolom, *, ke: str, kosong: str) -> None:
    try:
        nilai = kolom.baca(baris.mentah.get(kolom.nama))
    except Salah as salah:
        baris.tolak(kolom.nama, salah.kode, salah.alasan)
        return
    baris.isi[ke] = nilai
    if kosong and nilai in (None, ""):
        baris.tolak(kolom.nama, kosong)


def _silang_orang(baris: Baris) -> None:
    """The NIP against itself, then against what the record says of the person."""
    isi = baris.isi
    if not isi.get("nipBaru"):
        return
    hasil = baca_nip(isi["nipBaru"])
    if isinstance(hasil, NipTidakSah):
        baris.tolak("nipBaru", "nip_tidak_sah", hasil.alasan)
        return
    lahir, kelamin = isi.get("tglLahir"), isi.get("jenisKelamin")
    beda = cocokkan_nip(hasil, tanggal_lahir=lahir or hasil.tanggal_lahir, jenis_kelamin=kelamin or hasil.jenis_kelamin)
    if isinstance(beda, NipTidakCocok):
        baris.tolak("nipBaru", "nip_tidak_cocok", " ".join(beda.alasan))


def _silang_jabatan_kita(baris: Baris) -> None:
    """jabatan.json: a structural post is one seat."""
    isi = baris.isi
    if isi.get("jenis") in STRUKTURAL_KITA and (isi.get("kuota") or 1) != 1:
        baris.tolak("kuota", "di_luar_rentang", "Jabatan struktural hanya satu kursi.")
    if isi.get("jenis") not in STRUKTURAL_KITA and isi.get("eselon"):
        baris.tolak("eselon", "nilai_tidak_dikenal", "Hanya jabatan struktural yang bereselon.")


def _silang_rw_jabatan(baris: Baris) -> None:
    """Which post the row speaks of: its kind, name and eselon, as far as the row itself tells."""
    isi = baris.isi
    if "jenisJabatan" not in isi:
        return
    jenis, fungsional = isi["jenisJabatan"], isi.get("jabatanFungsionalNama")
    if jenis == kode.JABATAN_RANGKAP:  # the structural post, unless the row names only a functional one
        jenis = kode.JABATAN_FUNGSIONAL if fungsional and not isi.get("eselonId") else kode.JABATAN_STRUKTURAL
    isi["nama"], kolom = _nama_jabatan(isi, jenis)
    isi["struktural"] = jenis == kode.JABATAN_STRUKTURAL
    isi["jenis"], isi["jenjang"] = _jenis_jabatan(isi, jenis)
    if not isi["nama"] and isi.keys() >= {"namaJabatan", kolom}:
        baris.tolak("namaJabatan", "wajib_isi")


def _nama_jabatan(isi: dict[str, Any], jenis: str) -> tuple[str, str]:
    """A functional post without any name is called by its id until SIASN names it."""
    kolom = {kode.JABATAN_FUNGSIONAL: "jabatanFungsional", kode.JABATAN_PELAKSANA: "jabatanFungsionalUmum"}
    khusus = kolom.get(jenis)
    if khusus is None:
        return isi.get("namaJabatan") or "", "namaJabatan"
    return isi.get(f"{khusus}Nama") or isi.get("namaJabatan") or isi.get(f"{khusus}Id") or "", f"{khusus}Nama"


def _jenis_jabatan(isi: dict[str, Any], jenis: str) -> tuple[JenisJabatan | None, str]:
    """None for a structural post without eselon: the record's own post of that name decides, else the name."""
    if jenis == kode.JABATAN_FUNGSIONAL:
        return kode.jenis_fungsional(isi["nama"]), kode.jenjang(isi["nama"]) or ""
    if jenis == kode.JABATAN_PELAKSANA:
        return JenisJabatan.PELAKSANA, ""
    return (isi["eselonId"][1] if isi.get("eselonId") else None), ""


def _silang_golongan(baris: Baris) -> None:
    """SIASN publishes ids of the PNS grades only: a PPPK grade is known by its text [U]."""
    isi = baris.isi
    tertulis = isi.get("golongan")
    if "golonganId" not in isi or "golongan" not in isi:
        return
    pppk = tertulis if tertulis in kode.GOLONGAN_PPPK else ""
    hasil = pppk or kode.GOLONGAN_ID.get(isi["golonganId"]) or ("" if isi["golonganId"] else tertulis)
    if hasil:
        isi["hasil"] = hasil
    else:
        baris.tolak("golonganId", "nilai_tidak_dikenal" if isi["golonganId"] else "wajib_isi")


def _golongan_bebas(mentah: Any) -> str:
    """The text beside golonganId is free: only a known grade counts."""
    return kode.dari(kode.GOLONGAN_TEKS, teks(100)(mentah)) or ""


def _silang_pendidikan(baris: Baris) -> None:
    isi = baris.isi
    if "tkPendidikanId" not in isi or "tkPendidikanNama" not in isi:
        return
    isi["tingkat"] = isi["tkPendidikanId"] or isi["tkPendidikanNama"]
    if not isi["tingkat"]:
        baris.tolak("tkPendidikanId", "wajib_isi")


def _silang_diklat(baris: Baris) -> None:
    isi = baris.isi
    if "latihanStrukturalNama" not in isi or "latihanStrukturalId" not in isi:
        return
    isi["nama"] = isi["latihanStrukturalNama"] or kode.LATIHAN.get(isi["latihanStrukturalId"], "")
    if not isi["nama"]:
        baris.tolak("latihanStrukturalNama", "wajib_isi")
    if isi["latihanStrukturalId"] and isi["latihanStrukturalId"] not in kode.LATIHAN:
        baris.tolak("latihanStrukturalId", "nilai_tidak_dikenal")
    isi["jenis"] = kode.jenis_diklat(isi["latihanStrukturalId"], isi.get("jenisDiklatId") or "", isi["nama"])
    _urut(baris, "tanggal", "tanggalSelesai")


def _silang_hukuman(baris: Baris) -> None:
    """SIASN leaves the end empty at times and gives the months."""
    isi = baris.isi
    bulan = (isi.get("masaTahun") or 0) * 12 + (isi.get("masaBulan") or 0)
    if isi.get("hukumanTanggal") and not isi.get("akhirHukumTanggal") and bulan:
        isi["akhirHukumTanggal"] = _tambah_bulan(isi["hukumanTanggal"], bulan)
    _urut(baris, "hukumanTanggal", "akhirHukumTanggal")


def _silang_kompetensi(baris: Baris) -> None:
    _urut(baris, "tanggal", "berlakuSampai")


def _urut(baris: Baris, awal: str, akhir: str) -> None:
    mulai, selesai = baris.isi.get(awal), baris.isi.get(akhir)
    if mulai and selesai and selesai < mulai:
        baris.tolak(akhir, "tanggal_terbalik")


def _tambah_bulan(mulai: date, bulan: int) -> date:
    """The same day of the month, or the last one there is."""
    tahun, sisa = divmod(mulai.year * 12 + mulai.month - 1 + bulan, 12)
    for hari in range(mulai.day, 27, -1):
        try:
            return date(tahun, sisa + 1, hari)
        except ValueError:
            continue
    return date(tahun, sisa + 1, mulai.day)


STRUKTURAL_KITA = frozenset(JenisJabatan.values[:5])
_ESELON = dict.fromkeys(kode.ESELON_KOSONG, None) | kode.ESELON
_JENIS = {jenis.value: jenis for jenis in JenisJabatan}
_ESELON_TEKS = {eselon.value.lower(): eselon for eselon in Eselon}
_JENIS_UNIT = {jenis.value: jenis for jenis in JenisUnit}
_TIPE = {tipe.value.lower(): tipe for tipe in TipeUnit}
_KELAMIN = {"m": "M", "f": "F"}


def _eselon(mentah: Any) -> Any:
    return None if teks(10)(mentah) in kode.ESELON_KOSONG else pilihan(kode.ESELON)(mentah)


_ORANG = (Kolom("idPns", kenal), Kolom("nipBaru", nip))

# fmt: off
SKEMA: dict[str, Skema] = {
    "ref-unor": Skema((
        Kolom("NamaUnor", teks(200), wajib=True), Kolom("DiatasanId", kenal), Kolom("IndukUnorId", kenal),
        Kolom("EselonId", _eselon), Kolom("NamaJabatan", teks(200)), Kolom("CepatKode", teks(20)),
    ), id="Id"),
    "jabatan": Skema((
        Kolom("unorId", kenal, wajib=True), Kolom("nama", teks(200), wajib=True),
        Kolom("jenis", pilihan(_JENIS), wajib=True), Kolom("eselon", pilihan(_ESELON_TEKS)),
        Kolom("kelas", bulat(1, 17)), Kolom("bup", bulat(50, 75)), Kolom("atasanId", kenal),
        Kolom("kuota", bulat(1, 32_767)), Kolom("tugas", daftar_teks), Kolom("syarat", objek),
        Kolom("standar", level), Kolom("jenisUnit", pilihan(_JENIS_UNIT)), Kolom("tipe", pilihan(_TIPE)),
    ), silang=_silang_jabatan_kita),
    "data-utama": Skema((
        Kolom("nipBaru", nip, wajib=True), Kolom("nama", teks(200), wajib=True),
        Kolom("gelarDepan", teks(50)), Kolom("gelarBelakang", teks(100)), Kolom("tempatLahir", teks(100)),
        Kolom("tglLahir", tanggal, wajib=True), Kolom("jenisKelamin", pilihan(_KELAMIN), wajib=True),
        Kolom("statusPegawai", pilihan(kode.STATUS_PEGAWAI), wajib=True), Kolom("kedudukanPnsNama", teks(100)),
        Kolom("tkPendidikanTerakhir", pilihan(kode.PENDIDIKAN_TEKS)),
        Kolom("golRuangAkhir", pilihan(kode.GOLONGAN_TEKS)), Kolom("tmtCpns", tanggal), Kolom("tmtPensiun", tanggal),
        Kolom("unorId", kenal), Kolom("emailGov", surel),
    ), silang=_silang_orang),
    "rw-jabatan": Skema((
        *_ORANG, Kolom("jenisJabatan", pilihan({k: k for k in kode.JENIS_JABATAN}), wajib=True),
        Kolom("unorId", kenal), Kolom("unorNama", teks(300)), Kolom("namaUnor", teks(300)),
        Kolom("eselonId", _eselon), Kolom("namaJabatan", teks(200)),
        Kolom("jabatanFungsionalNama", teks(200)), Kolom("jabatanFungsionalUmumNama", teks(200)),
        Kolom("jabatanFungsionalId", kenal), Kolom("jabatanFungsionalUmumId", kenal),
        Kolom("tmtJabatan", tanggal, wajib=True), Kolom("tmtPelantikan", tanggal), Kolom("nomorSk", teks(100)),
        Kolom("tanggalSk", tanggal), Kolom("jenisPenugasanId", pilihan(kode.PENUGASAN)), Kolom("deletedAt", waktu),
    ), silang=_silang_rw_jabatan),
    "rw-golongan": Skema((
        *_ORANG, Kolom("golonganId", teks(10)), Kolom("golongan", _golongan_bebas),
        Kolom("tmtGolongan", tanggal, wajib=True), Kolom("skNomor", teks(100)), Kolom("skTanggal", tanggal),
        Kolom("masaKerjaGolonganTahun", bulat(0, 60)), Kolom("masaKerjaGolonganBulan", bulat(0, 11)),
    ), silang=_silang_golongan),
    "rw-pendidikan": Skema((
        *_ORANG, Kolom("tkPendidikanId", pilihan(kode.PENDIDIKAN_ID)),
        Kolom("tkPendidikanNama", lambda m: kode.dari(kode.PENDIDIKAN_TEKS, teks(200)(m))),
        Kolom("pendidikanNama", teks(200)), Kolom("namaSekolah", teks(200)), Kolom("nomorIjasah", teks(100)),
        Kolom("tahunLulus", bulat(1900, 2199)), Kolom("tglLulus", tanggal), Kolom("isPendidikanPertama", ya_tidak),
    ), silang=_silang_pendidikan),
    "rw-diklat": Skema((
        *_ORANG, Kolom("latihanStrukturalId", teks(42)), Kolom("latihanStrukturalNama", teks(300)),
        Kolom("jenisDiklatId", teks(10)), Kolom("nomor", teks(100)), Kolom("tanggal", tanggal),
        Kolom("tanggalSelesai", tanggal), Kolom("tahun", bulat(1900, 2199)), Kolom("jumlahJam", bulat(0, 100_000)),
        Kolom("institusiPenyelenggara", teks(200)),
    ), silang=_silang_diklat),
    "rw-skp22": Skema((
        *_ORANG, Kolom("tahun", bulat(1990, 2199), wajib=True),
        Kolom("hasilKinerja", pilihan(kode.EKSPEKTASI), wajib=True),
        Kolom("perilakuKerja", pilihan(kode.EKSPEKTASI), wajib=True),
        Kolom("kuadranKinerja", pilihan(kode.PREDIKAT), wajib=True), Kolom("namaPenilai", teks(200)),
    )),
    "rw-hukdis": Skema((
        *_ORANG, Kolom("jenisTingkatHukumanId", pilihan(kode.TINGKAT_HUKUMAN), wajib=True),
        Kolom("jenisHukumanNama", teks(200)), Kolom("hukumanTanggal", tanggal, wajib=True),
        Kolom("akhirHukumTanggal", tanggal), Kolom("masaTahun", bulat(0, 60)), Kolom("masaBulan", bulat(0, 600)),
        Kolom("skNomor", teks(100)), Kolom("skTanggal", tanggal), Kolom("skPembatalanNomor", teks(100)),
        Kolom("skPembatalanTanggal", tanggal),
    ), silang=_silang_hukuman),
    "kompetensi": Skema((
        Kolom("nipBaru", nip, wajib=True), Kolom("instrumen", teks(200), wajib=True),
        Kolom("tanggal", tanggal, wajib=True), Kolom("berlakuSampai", tanggal), Kolom("jpm", desimal(0, 100)),
        Kolom("nilai", level),
    ), silang=_silang_kompetensi),
}
# fmt: on
URUTAN = tuple(SKEMA)  # the order in which the files are read
