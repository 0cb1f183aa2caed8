"""Applying: until when, with which documents, by which requirements; and how the office decides on it.

PermenPANRB 15/2019. What is judged on which day: docs/adr/0012, 0014 to 0016.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from core.tanggal import tulis_tanggal
from seleksi.enums import AlasanKelayakan as A
from seleksi.enums import JenisBerkas as J
from seleksi.rules.jadwal import Kecukupan, KetentuanJadwal, masih_terbuka, periksa_kecukupan
from seleksi.rules.kelayakan import Butir, Kelayakan, periksa
from seleksi.rules.ketentuan import IsiKetentuan, syarat_ketentuan
from seleksi.rules.masalah import Masalah
from talent.profil import Profil


@dataclass(frozen=True)
class SyaratBerkas:
    jenis: J
    wajib: bool
    petunjuk: str


# Consent of the PPK of origin [V2 mercusuar.web.id 2022]; integrity pact and health [V2 domain.md §2.2];
# letter and paper [M]. A health certificate is asked for later in the process, so it can wait.
BERKAS = (
    SyaratBerkas(J.SURAT_LAMARAN, wajib=True, petunjuk="Ditujukan kepada ketua Pansel, bermeterai dan ditandatangani."),
    SyaratBerkas(J.MAKALAH, wajib=True, petunjuk="Gagasan Anda untuk jabatan ini."),
    SyaratBerkas(J.PAKTA_INTEGRITAS, wajib=True, petunjuk="Ditandatangani di atas meterai."),
    SyaratBerkas(J.IZIN_PPK, wajib=True, petunjuk="Dari Pejabat Pembina Kepegawaian instansi asal Anda."),
    SyaratBerkas(J.SEHAT, wajib=False, petunjuk="Dari dokter pemerintah; boleh menyusul bila Pansel memintanya."),
    SyaratBerkas(J.LAINNYA, wajib=False, petunjuk="Pendukung lain, misalnya sertifikat kompetensi."),
)


def berkas_diminta(*, sesama: bool) -> tuple[SyaratBerkas, ...]:
    """`sesama`: of the selection's own agency, whose PPK is the one who chooses: no other has to consent."""
    return tuple(b for b in BERKAS if not (sesama and b.jenis == J.IZIN_PPK))


def berkas_wajib(*, sesama: bool) -> tuple[J, ...]:
    return tuple(b.jenis for b in berkas_diminta(sesama=sesama) if b.wajib)


# Whom to ask when the record is wrong: every datum has its keeper.
PERBAIKAN: Mapping[str, str] = MappingProxyType(
    {
        A.USIA.value: "Bila tanggal lahir keliru, minta pembetulan data utama kepada BKD instansi Anda.",
        A.PENDIDIKAN.value: "Bila ijazah belum tercatat, usulkan pencantuman gelar kepada BKD instansi Anda.",
        A.JABATAN.value: "Bila riwayat jabatan belum lengkap, sampaikan SK-nya kepada BKD instansi Anda.",
        A.KINERJA.value: "Bila predikat belum tercatat, hubungi pejabat penilai Anda dan BKD instansi Anda.",
        A.HUKUMAN_DISIPLIN.value: "Bila hukuman sudah dibatalkan, sampaikan keputusannya kepada BKD instansi Anda.",
        A.STATUS_KEPEGAWAIAN.value: "Bila status keliru, minta pembetulan data utama kepada BKD instansi Anda.",
    }
)


@dataclass(frozen=True)
class Batas:
    """When a post can be applied for: `dibuka` is the state of the selection, the rest its calendar."""

    dibuka: bool
    mulai: datetime | None
    tutup: datetime | None

    def terbuka(self, at: datetime) -> bool:
        if not self.dibuka or self.mulai is None or self.tutup is None:
            return False
        return masih_terbuka(at, buka=self.mulai, tutup=self.tutup)


def kalimat_tutup(tutup: datetime) -> str:
    """On the clock `tutup` is written in."""
    return f"Pelamaran ditutup {tulis_tanggal(tutup)} pukul {tutup:%H.%M %Z}"


def periksa_batas(batas: Batas, at: datetime) -> Masalah | None:
    """The instant decides, not the state alone: the job that closes may come a little later."""
    if batas.terbuka(at):
        return None
    if batas.tutup is not None and at >= batas.tutup:
        kalimat = f"{kalimat_tutup(batas.tutup)}. Draf Anda tetap tersimpan."
        return Masalah("pelamaran_ditutup", f"{kalimat} Bila diperpanjang, draf itu dapat diajukan.")
    return Masalah("pelamaran_ditutup", "Pelamaran jabatan ini tidak sedang dibuka.")


def periksa_pengajuan(*, motivasi: str, pernyataan: bool, berkas: Collection[str], sesama: bool) -> Iterator[Masalah]:
    """What is still missing, each at its field."""
    if not motivasi.strip():
        yield Masalah("motivasi_kosong", "Tulis alasan Anda melamar jabatan ini.", "motivasi")
    for jenis in berkas_wajib(sesama=sesama):
        if jenis not in berkas:
            yield Masalah("berkas_kurang", f"{jenis.label} belum diunggah.", f"berkas_{jenis.value}")
    if not pernyataan:
        yield Masalah("belum_menyatakan", "Centang pernyataan bahwa isian Anda benar.", "pernyataan")


def hari_terakhir(tutup: datetime) -> date:
    """The last day of registration, on the clock `tutup` is written in: midnight belongs to the day before."""
    return (tutup - timedelta(microseconds=1)).date()


def periksa_syarat(
    profil: Profil, isi: IsiKetentuan, *, jenis: str, nomor_sk: str, tutup: datetime, pelantikan: date
) -> Kelayakan:
    """The law's row with the agency's values, judged on the last day of registration."""
    pada = hari_terakhir(tutup)
    syarat = syarat_ketentuan(isi, jenis=jenis, nomor_sk=nomor_sk, pada=pada)
    return periksa(profil, syarat, pada=pada, pelantikan=pelantikan)


def tulis_kelayakan(hasil: Kelayakan, petugas: Collection[str] = ()) -> dict[str, Any]:
    """As it is frozen; `petugas` are the requirements an officer has found met."""
    return {
        "memenuhi": hasil.memenuhi,
        "alasan": list(hasil.alasan),
        "pada": hasil.pada.isoformat(),
        "pelantikan": hasil.pelantikan.isoformat(),
        "butir": [asdict(b) | ({"memenuhi": True} if b.kode in petugas else {}) for b in hasil.butir],
    }


def baca_kelayakan(isi: Mapping[str, Any]) -> Kelayakan:
    """KeyError or ValueError when it is not what `tulis_kelayakan` wrote."""
    butir = tuple(Butir(**b) for b in isi["butir"])
    return Kelayakan(butir, date.fromisoformat(isi["pada"]), date.fromisoformat(isi["pelantikan"]))


# Deciding

MEMENUHI, TIDAK, KURANG = "memenuhi", "tidak_memenuhi", "data_kurang"


def temuan(hasil: Kelayakan) -> str:
    """What the system finds: one requirement not met outweighs a datum that is missing."""
    if any(b.memenuhi is False for b in hasil.butir):
        return TIDAK
    return KURANG if hasil.data_kurang else MEMENUHI


def periksa_putusan(hasil: Kelayakan, *, lolos: bool, alasan: str, petugas: Collection[str]) -> Iterator[Masalah]:
    """Confirming the finding needs no reason; against it, or where a datum is missing, it does."""
    belum = [b.judul.lower() for b in hasil.butir if b.oleh_petugas and b.kode not in petugas]
    if lolos and belum:
        kalimat = f"Periksa dan centang dahulu: {', '.join(belum)}."
        yield Masalah("butir_belum_diperiksa", kalimat, "petugas")
    if temuan(hasil) != (MEMENUHI if lolos else TIDAK) and not alasan.strip():
        yield Masalah("alasan_wajib", _mengapa_beralasan(temuan(hasil)), "alasan")


def _mengapa_beralasan(hasil: str) -> str:
    sebab = {
        MEMENUHI: "Sistem menemukan semua syarat data terpenuhi",
        TIDAK: "Sistem menemukan syarat yang tidak terpenuhi",
        KURANG: "Data pelamar ini kurang",
    }
    return f"{sebab[hasil]}; tulis alasan putusan Anda."


@dataclass(frozen=True)
class HasilLowongan:
    """The administrative selection of one post: how many passed, and who still waits."""

    nama: str
    memenuhi: int
    belum: Sequence[str]
    perpanjangan: int
    ketentuan: KetentuanJadwal

    @property
    def kecukupan(self) -> Kecukupan:
        return periksa_kecukupan(self.memenuhi, sudah=self.perpanjangan, ketentuan=self.ketentuan)


SEBUT_PALING_BANYAK = 5


def periksa_penetapan(lowongan: Sequence[HasilLowongan]) -> Iterator[Masalah]:
    """Nobody is left undecided, and each post has enough candidates."""
    if not lowongan:
        yield Masalah("lowongan_habis", "Tidak ada lowongan yang masih berjalan. Batalkan seleksi ini.")
    belum = [nama for satu in lowongan for nama in satu.belum]
    if belum:
        sebut = "; ".join(belum[:SEBUT_PALING_BANYAK])
        lain = f"; dan {len(belum) - SEBUT_PALING_BANYAK} lagi" if len(belum) > SEBUT_PALING_BANYAK else ""
        yield Masalah("belum_diperiksa", f"Masih ada pelamar yang belum diputus: {sebut}{lain}.")
        return
    for satu in lowongan:
        cukup = satu.kecukupan
        if not cukup.cukup:
            jalan = "Perpanjang pelamaran, atau tutup" if cukup.boleh_diperpanjang else "Perpanjangan habis: tutup"
            kalimat = f"{satu.nama}: {satu.memenuhi} pelamar memenuhi syarat, paling sedikit {cukup.minimal}."
            yield Masalah("pelamar_kurang", f"{kalimat} {jalan} lowongan itu tanpa hasil.")
