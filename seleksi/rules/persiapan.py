"""What must be true before a selection is announced, extended or closed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from core.tanggal import tulis_tanggal
from seleksi.enums import JenisSeleksi
from seleksi.rules import jadwal
from seleksi.rules.jadwal import KetentuanJadwal
from seleksi.rules.komponen import Rentang, periksa_bobot
from seleksi.rules.masalah import Masalah

# Open selection is for JPT; administrator posts are filled from inside the agency (PP 11/2017) [M].
JENIS_JABATAN: dict[str, tuple[str, ...]] = {
    JenisSeleksi.TERBUKA: ("jpt_utama", "jpt_madya", "jpt_pratama"),
    JenisSeleksi.INTERNAL: ("administrator",),
}


@dataclass(frozen=True)
class FaktaLowongan:
    nama: str
    jenis_jabatan: str
    instansi_sama: bool
    pemangku: str  # the definitive holder on the day; empty: vacant
    ada_ketentuan: bool
    seleksi_lain: str  # the selection that is filling this post already; empty: none
    menunggu_pelantikan: str  # the selection from which the PPK has chosen who is to be inaugurated; empty: none


@dataclass(frozen=True)
class Jadwal:
    """The calendar, in the agency's own clock."""

    pengumuman: date | None
    ditutup: datetime | None
    penilaian: datetime | None
    pelantikan: date | None

    @property
    def hari_terakhir(self) -> date | None:
        """The last day that counts: a closing at midnight belongs to the day before."""
        return (self.ditutup - timedelta(microseconds=1)).date() if self.ditutup else None

    @property
    def lengkap(self) -> bool:
        return None not in (self.pengumuman, self.ditutup, self.penilaian, self.pelantikan)


@dataclass(frozen=True)
class LowonganSiap:
    nama: str
    pemangku: str
    bobot: Mapping[str, Decimal]
    rentang: Mapping[str, Rentang]


@dataclass(frozen=True)
class Persiapan:
    jadwal: Jadwal
    lowongan: Sequence[LowonganSiap]
    pansel_ditetapkan: bool
    masalah_pansel: Sequence[Masalah]
    ketentuan: KetentuanJadwal


def periksa_lowongan(fakta: FaktaLowongan, *, jenis: str) -> Masalah | None:
    """Whether a post may be put into a selection of this kind."""
    if not fakta.instansi_sama:
        return Masalah("instansi_lain", f"{fakta.nama} bukan jabatan instansi ini.", "jabatan")
    if fakta.jenis_jabatan not in JENIS_JABATAN[jenis]:
        cocok = "jabatan pimpinan tinggi" if jenis == JenisSeleksi.TERBUKA else "jabatan administrator"
        kalimat = f"{JenisSeleksi(jenis).label} hanya untuk {cocok}; {fakta.nama} bukan."
        return Masalah("jenis_tidak_cocok", kalimat, "jabatan")
    if fakta.pemangku:
        return Masalah("jabatan_terisi", f"{fakta.nama} masih dipangku {fakta.pemangku}.", "jabatan")
    if fakta.seleksi_lain:
        kalimat = f"{fakta.nama} sedang diisi melalui {fakta.seleksi_lain}."
        return Masalah("sudah_dilelang", kalimat, "jabatan")
    if fakta.menunggu_pelantikan:
        kalimat = f"{fakta.nama} menunggu pelantikan pejabat yang ditetapkan PPK melalui {fakta.menunggu_pelantikan}."
        return Masalah("menunggu_pelantikan", kalimat, "jabatan")
    if not fakta.ada_ketentuan:
        kalimat = "Belum ada ketentuan seleksi yang berlaku untuk jenis jabatan ini. Tetapkan ketentuan lebih dahulu."
        return Masalah("ketentuan_tidak_ada", kalimat, "jabatan")
    return None


def periksa_jadwal(isi: Jadwal, *, ketentuan: KetentuanJadwal) -> tuple[Masalah, ...]:
    """The order of the days, as far as they are filled in; `tentang` is the field."""
    return tuple(_jadwal(isi, ketentuan))


def _jadwal(isi: Jadwal, ketentuan: KetentuanJadwal) -> Iterator[Masalah]:
    terakhir = isi.hari_terakhir
    if isi.pengumuman and terakhir:
        masalah = jadwal.periksa_pengumuman(isi.pengumuman, terakhir, ketentuan=ketentuan)
        if masalah:
            yield Masalah(masalah.kode, masalah.kalimat, "pelamaran_ditutup")
    if isi.ditutup and isi.penilaian and isi.penilaian <= isi.ditutup:
        kalimat = f"Penilaian harus berakhir sesudah pelamaran ditutup, {tulis_tanggal(isi.ditutup)}."
        yield Masalah("penilaian_mendahului", kalimat, "penilaian_ditutup")
    akhir = isi.penilaian or isi.ditutup
    if akhir and isi.pelantikan and isi.pelantikan < akhir.date():
        kalimat = f"Rencana pelantikan tidak boleh mendahului akhir penilaian, {tulis_tanggal(akhir)}."
        yield Masalah("pelantikan_mendahului", kalimat, "rencana_pelantikan")


def periksa_persiapan(isi: Persiapan, *, hari_ini: date) -> tuple[Masalah, ...]:
    """Why a selection may not be announced yet; `tentang` is the step where it is mended."""
    return (*_lowongan(isi.lowongan), *_waktu(isi, hari_ini), *_pansel(isi))


def _lowongan(lowongan: Sequence[LowonganSiap]) -> Iterator[Masalah]:
    if not lowongan:
        yield Masalah("tanpa_lowongan", "Belum ada jabatan yang dilowongkan.", "lowongan")
    for satu in lowongan:
        if satu.pemangku:
            yield Masalah("jabatan_terisi", f"{satu.nama} sekarang dipangku {satu.pemangku}.", "lowongan")
        for masalah in periksa_bobot(satu.bobot, rentang=satu.rentang):
            yield Masalah(masalah.kode, f"{satu.nama}: {masalah.kalimat}", "lowongan")


def _waktu(isi: Persiapan, hari_ini: date) -> Iterator[Masalah]:
    rencana = isi.jadwal
    if rencana.pengumuman is None or rencana.hari_terakhir is None or not rencana.lengkap:
        yield Masalah("jadwal_belum_lengkap", "Jadwal belum lengkap.", "jadwal")
        return
    if rencana.pengumuman > hari_ini:
        kalimat = (
            f"Tanggal pengumuman {tulis_tanggal(rencana.pengumuman)} belum tiba; ubah jadwal bila hendak lebih awal."
        )
        yield Masalah("belum_tanggal_pengumuman", kalimat, "jadwal")
    for masalah in periksa_jadwal(rencana, ketentuan=isi.ketentuan):
        yield Masalah(masalah.kode, masalah.kalimat, "jadwal")
    if rencana.pengumuman < hari_ini:
        singkat = jadwal.periksa_pengumuman(hari_ini, rencana.hari_terakhir, ketentuan=isi.ketentuan)
        if singkat:
            kalimat = f"Tanggal pengumuman sudah lewat. Bila diumumkan hari ini: {singkat.kalimat}"
            yield Masalah("pengumuman_terlambat", kalimat, "jadwal")


def _pansel(isi: Persiapan) -> Iterator[Masalah]:
    if not isi.pansel_ditetapkan:
        yield Masalah("pansel_belum_ditetapkan", "Pansel belum ditetapkan dengan SK.", "pansel")
    for masalah in isi.masalah_pansel:
        yield Masalah(masalah.kode, masalah.kalimat, "pansel")


def periksa_tutup(at: datetime, ditutup: datetime) -> Masalah | None:
    """Registration stays open until its deadline; at the deadline itself it is over."""
    if at >= ditutup:
        return None
    sampai = f"{tulis_tanggal(ditutup)} pukul {ditutup:%H.%M}"
    kalimat = f"Pelamaran baru berakhir {sampai}. Batalkan seleksi bila tidak dilanjutkan."
    return Masalah("belum_tenggat", kalimat)


def perpanjangan(
    rencana: Jadwal,
    *,
    kurang: bool,
    sudah: int,
    hari_ini: date,
    ketentuan: KetentuanJadwal,
) -> Jadwal | Masalah:
    """The calendar after one more extension: from the last day, or from today when that has passed."""
    if not kurang:
        kalimat = f"Setiap lowongan sudah memiliki paling sedikit {ketentuan.minimal_pelamar} pelamar."
        return Masalah("pelamar_cukup", kalimat)
    if rencana.ditutup is None or rencana.penilaian is None or rencana.hari_terakhir is None:
        return Masalah("jadwal_belum_lengkap", "Jadwal belum lengkap.")
    hasil = jadwal.perpanjang(max(rencana.hari_terakhir, hari_ini), sudah=sudah, ketentuan=ketentuan)
    if isinstance(hasil, Masalah):
        return hasil
    geser = hasil.selesai - rencana.hari_terakhir
    baru = Jadwal(rencana.pengumuman, rencana.ditutup + geser, rencana.penilaian + geser, rencana.pelantikan)
    if baru.penilaian and baru.pelantikan and baru.pelantikan < baru.penilaian.date():
        kalimat = (
            f"Penilaian bergeser sampai {tulis_tanggal(baru.penilaian)}, melewati rencana pelantikan "
            f"{tulis_tanggal(baru.pelantikan)}. Majukan akhir penilaian pada jadwal lebih dahulu."
        )
        return Masalah("pelantikan_terlewati", kalimat)
    return baru
