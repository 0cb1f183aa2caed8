"""Units and posts of the demo province, built from `perangkat.py`; a small province takes fewer and leaner offices."""

from dataclasses import dataclass, field
from itertools import count

from talent.demo import perangkat as p
from talent.demo.perangkat import Perangkat

PEGAWAI_MINIMUM = 60
PEGAWAI_STRUKTUR_PENUH = 1000

# eselon -> (SIASN code, kind of post, job class, BUP). Codes and kinds [V], BUP [M]: domain of SIASN eselon.json.
ESELON = {
    "I.b": ("12", "jpt_madya", 16, 60),
    "II.a": ("21", "jpt_pratama", 15, 60),
    "II.b": ("22", "jpt_pratama", 14, 60),
    "III.a": ("31", "administrator", 12, 58),
    "III.b": ("32", "administrator", 11, 58),
    "IV.a": ("41", "pengawas", 9, 58),
}
# jenjang -> (kind of post, job class, BUP, share of holders). BUP per SIASN's reference rows [V].
JENJANG = {
    "Ahli Pertama": ("fungsional_keahlian", 8, 58, 6),
    "Ahli Muda": ("fungsional_keahlian", 9, 58, 5),
    "Ahli Madya": ("fungsional_keahlian", 11, 60, 3),
    "Terampil": ("fungsional_keterampilan", 6, 58, 3),
    "Mahir": ("fungsional_keterampilan", 7, 58, 2),
    "Penyelia": ("fungsional_keterampilan", 8, 58, 2),
}
KEAHLIAN = ("Ahli Pertama", "Ahli Muda", "Ahli Madya")
KETERAMPILAN = ("Terampil", "Mahir", "Penyelia")
BAGIAN_PELAKSANA = 7
KELAS_PELAKSANA = 7

KOMPETENSI = (
    "Integritas",
    "Kerja Sama",
    "Komunikasi",
    "Orientasi pada Hasil",
    "Pelayanan Publik",
    "Pengembangan Diri dan Orang Lain",
    "Mengelola Perubahan",
    "Pengambilan Keputusan",
    "Perekat Bangsa",
)


@dataclass(slots=True)
class Unit:
    """A unit of work; `induk` is the unit of its perangkat daerah, `kepala` the post that heads it."""

    id: str
    nama: str
    jenis: str
    atasan: "Unit | None"
    induk: "Unit | None" = None
    kepala: "Jabatan | None" = None


@dataclass(slots=True)
class Jabatan:
    """A post: one structural seat, or a formation of `kuota` places for a functional or pelaksana post."""

    id: str
    nama: str
    jenis: str
    unit: Unit
    atasan: "Jabatan | None"
    kelas: int
    bup: int
    eselon: str = ""
    jenis_unit: str | None = None
    tipe: str | None = None
    rumpun: str = ""
    jenjang: str = ""
    bobot: int = 0
    kuota: int = 1
    bidang: str = ""


@dataclass(slots=True)
class Struktur:
    """Everything the province consists of before anybody works there."""

    unit: list[Unit] = field(default_factory=list)
    kursi: list[Jabatan] = field(default_factory=list)
    formasi: list[Jabatan] = field(default_factory=list)
    perangkat: list[Unit] = field(default_factory=list)
    jenjang: dict[tuple[str, str], dict[str, Jabatan]] = field(default_factory=dict)


class Pembangun:
    """Builds the tree top down, numbering ids as it goes."""

    def __init__(self, *, ringkas: bool) -> None:
        self.hasil = Struktur()
        self.ringkas = ringkas
        self._nomor_unit = count(1)
        self._nomor_jabatan = count(1)

    def unit(self, nama: str, jenis: str, atasan: Unit | None, induk: Unit | None) -> Unit:
        baru = Unit(f"A1{next(self._nomor_unit):030X}", nama, jenis, atasan, induk)
        baru.induk = induk or baru
        self.hasil.unit.append(baru)
        return baru

    def kursi(self, nama: str, eselon: str, unit: Unit, atasan: Jabatan | None, *, kepala: bool = True) -> Jabatan:
        _, jenis, kelas, bup = ESELON[eselon]
        baru = Jabatan(f"B2{next(self._nomor_jabatan):030X}", nama, jenis, unit, atasan, kelas, bup, eselon)
        if kepala:
            unit.kepala, baru.jenis_unit = baru, unit.jenis
        self.hasil.kursi.append(baru)
        return baru

    def formasi(self, nama: str, jenis: str, unit: Unit, kelas: int, bup: int, bobot: int) -> Jabatan:
        baru = Jabatan(f"B3{next(self._nomor_jabatan):030X}", nama, jenis, unit, unit.kepala, kelas, bup, bobot=bobot)
        self.hasil.formasi.append(baru)
        return baru

    def fungsional(self, rumpun: str, jenjang: tuple[str, ...], unit: Unit, bobot: int) -> None:
        for satu in jenjang:
            jenis, kelas, bup, bagian = JENJANG[satu]
            baru = self.formasi(f"{rumpun} {satu}", jenis, unit, kelas, bup, bobot * bagian)
            baru.rumpun, baru.jenjang = rumpun, satu
            self.hasil.jenjang.setdefault((unit.id, rumpun), {})[satu] = baru

    def pelaksana(self, nama: tuple[str, ...], unit: Unit, bobot: int) -> None:
        for satu in nama:
            self.formasi(satu, "pelaksana", unit, KELAS_PELAKSANA, 58, bobot * BAGIAN_PELAKSANA)


def bangun(pegawai: int) -> Struktur:
    """The province for so many employees. Raises ValueError below `PEGAWAI_MINIMUM`."""
    if pegawai < PEGAWAI_MINIMUM:
        raise ValueError(f"Provinsi contoh memerlukan paling sedikit {PEGAWAI_MINIMUM} pegawai, diminta {pegawai}.")
    ringkas = pegawai < PEGAWAI_STRUKTUR_PENUH
    pembangun = Pembangun(ringkas=ringkas)
    daftar = p.PERANGKAT[: max(3, pegawai // 15)] if ringkas else p.PERANGKAT
    setda, asisten = _setda(pembangun)
    nomor_biro = 0
    for satu in daftar[1:]:
        atasan = setda.kepala
        if satu.jenis == "biro":
            atasan = asisten[nomor_biro % len(asisten)]
            nomor_biro += 1
        _perangkat(pembangun, satu, setda, atasan)
    return pembangun.hasil


def _setda(b: Pembangun) -> tuple[Unit, list[Jabatan]]:
    setda = b.unit("Sekretariat Daerah", "sekretariat_daerah", None, None)
    b.hasil.perangkat.append(setda)
    sekda = b.kursi("Sekretaris Daerah Provinsi Kalimantan Timur", "I.b", setda, None)
    banyak = 1 if b.ringkas else len(p.ASISTEN)
    asisten = [b.kursi(nama, "II.a", setda, sekda, kepala=False) for nama in p.ASISTEN[:banyak]]
    if not b.ringkas:
        for nama in p.STAF_AHLI:
            b.kursi(nama, "II.a", setda, sekda, kepala=False)
    b.fungsional("Analis Kebijakan", KEAHLIAN, setda, 1)
    b.pelaksana(p.PELAKSANA_SEKRETARIAT[:1], setda, 1)
    return setda, asisten


def _nama_kepala(satu: Perangkat) -> str:
    khusus = {
        "sekretariat_dprd": "Sekretaris Dewan Perwakilan Rakyat Daerah",
        "inspektorat": "Inspektur Daerah",
        "satpol_pp": "Kepala Satuan Polisi Pamong Praja",
        "rsud": f"Direktur {satu.nama}",
    }
    return khusus.get(satu.jenis, f"Kepala {satu.nama}")


def _perangkat(b: Pembangun, satu: Perangkat, setda: Unit, atasan: Jabatan | None) -> None:
    unit = b.unit(satu.nama, satu.jenis, setda, None)
    b.hasil.perangkat.append(unit)
    kepala = b.kursi(_nama_kepala(satu), satu.eselon, unit, atasan)
    kepala.tipe = satu.tipe
    kepala.bidang = satu.nama.removeprefix("Dinas ").removeprefix("Badan ").removeprefix("Biro ")
    dapur = _sekretariat(b, satu, unit, kepala)
    for nomor, nama in enumerate(satu.bagian[: 2 if b.ringkas else None]):
        _bagian(b, satu, unit, kepala, nomor, nama)
    _formasi_sekretariat(b, satu, dapur)
    if not b.ringkas:
        for nama in satu.uptd:
            _uptd(b, satu, unit, kepala, nama)


def _sekretariat(b: Pembangun, satu: Perangkat, unit: Unit, kepala: Jabatan) -> Unit:
    """The office's own secretariat; a biro, the Setwan and the Badan Penghubung do without one."""
    if satu.jenis in {"biro", "sekretariat_dprd"} or satu.eselon == "III.a":
        if satu.eselon == "III.a":
            _subbagian(b, unit, kepala, "Tata Usaha")
        return unit
    nama = f"Bagian Tata Usaha {satu.nama}" if satu.jenis == "rsud" else f"Sekretariat {satu.nama}"
    dapur = b.unit(nama, "sekretariat", unit, unit)
    sebutan = f"Kepala Bagian Tata Usaha {satu.nama}" if satu.jenis == "rsud" else f"Sekretaris {satu.nama}"
    sekretaris = b.kursi(sebutan, "III.a", dapur, kepala)
    for bagian in ("Umum dan Kepegawaian", "Perencanaan dan Keuangan")[: 1 if b.ringkas else 2]:
        _subbagian(b, dapur, sekretaris, bagian)
    return dapur


def _subbagian(b: Pembangun, unit: Unit, atasan: Jabatan, nama: str) -> None:
    sub = b.unit(f"Subbagian {nama}", "subbagian", unit, unit.induk)
    b.kursi(f"Kepala Subbagian {nama}", "IV.a", sub, atasan)


# Kind of office -> (kind of its parts, their name, the head's title, eselon).
_BENTUK_BAGIAN = {
    "biro": ("bagian", "Bagian", "Kepala Bagian", "III.a"),
    "sekretariat_dprd": ("bagian", "Bagian", "Kepala Bagian", "III.a"),
    "inspektorat": ("bidang", "Inspektorat Pembantu", "Inspektur Pembantu", "III.a"),
}


def _bagian(b: Pembangun, satu: Perangkat, unit: Unit, kepala: Jabatan, nomor: int, nama: str) -> None:
    jenis, awalan, sebutan, eselon = _BENTUK_BAGIAN.get(satu.jenis, ("bidang", "Bidang", "Kepala Bidang", "III.b"))
    bagian = b.unit(f"{awalan} {nama}", jenis, unit, unit)
    ketua = b.kursi(f"{sebutan} {nama}", eselon, bagian, kepala)
    ketua.bidang = nama
    if jenis == "bagian":
        _subbagian(b, bagian, ketua, f"Tata Usaha {nama}")
    elif satu.jenis in {"dinas", "satpol_pp"} and nomor < (1 if b.ringkas else 2):
        seksi = b.unit(f"Seksi Pembinaan {nama}", "seksi", bagian, unit)
        b.kursi(f"Kepala Seksi Pembinaan {nama}", "IV.a", seksi, ketua)
    b.fungsional(satu.fungsional[nomor % len(satu.fungsional)], KEAHLIAN, bagian, satu.bobot)
    b.pelaksana((p.PELAKSANA_TEKNIS[nomor % len(p.PELAKSANA_TEKNIS)],), bagian, satu.bobot)


def _formasi_sekretariat(b: Pembangun, satu: Perangkat, unit: Unit) -> None:
    giliran = len(b.hasil.perangkat)
    umum = p.KEAHLIAN_UMUM[giliran % len(p.KEAHLIAN_UMUM)]
    terampil = p.KETERAMPILAN_KHUSUS.get(satu.jenis) or (p.KETERAMPILAN_UMUM[giliran % len(p.KETERAMPILAN_UMUM)],)
    b.fungsional(umum, KEAHLIAN, unit, 1)
    for rumpun in terampil:
        b.fungsional(rumpun, KETERAMPILAN, unit, satu.bobot)
    b.pelaksana(p.PELAKSANA_SEKRETARIAT, unit, 1 if b.ringkas else satu.bobot)


def _uptd(b: Pembangun, satu: Perangkat, unit: Unit, kepala: Jabatan, nama: str) -> None:
    cabang = nama.startswith("Cabang Dinas")
    nama_unit = nama.replace("Cabang Dinas", f"Cabang {satu.nama}") if cabang else f"UPTD {nama}"
    cabang_unit = b.unit(nama_unit, "cabang_dinas" if cabang else "uptd", unit, unit)
    ketua = b.kursi(f"Kepala {nama_unit}", "III.b", cabang_unit, kepala)
    ketua.bidang = nama_unit
    _subbagian(b, cabang_unit, ketua, f"Tata Usaha {nama_unit}")
    b.fungsional(satu.fungsional[0], KEAHLIAN, cabang_unit, satu.bobot)
    b.pelaksana(p.PELAKSANA_TEKNIS[:1], cabang_unit, satu.bobot)


def bagi_kuota(formasi: list[Jabatan], banyak: int) -> list[int]:
    """`banyak` places over the formations by their weight, by largest remainder, summing exactly."""
    jumlah = sum(f.bobot for f in formasi)
    bulat = [banyak * f.bobot // jumlah for f in formasi]
    sisa = sorted(range(len(formasi)), key=lambda i: (-(banyak * formasi[i].bobot % jumlah), i))
    for i in sisa[: banyak - sum(bulat)]:
        bulat[i] += 1
    return bulat
