"""Applications, as their own applicant sees them; and the facts their commands ask for."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Max, QuerySet

from core.models import Pengguna
from seleksi.enums import StatusLowongan, StatusPelamar, StatusSeleksi
from seleksi.models import AnggotaPansel, BerkasPelamar, Lowongan, Pelamar
from seleksi.rules.kelayakan import Butir, Kelayakan
from seleksi.rules.masalah import Masalah
from seleksi.rules.pelamaran import (
    BERKAS,
    PERBAIKAN,
    Batas,
    SyaratBerkas,
    baca_kelayakan,
    berkas_diminta,
    periksa_pengajuan,
    periksa_syarat,
)
from seleksi.selectors.ketentuan import isi_ketentuan
from talent.access import hak
from talent.enums import JenisPeran
from talent.models import Pegawai, Peran
from talent.profil import Profil
from talent.selectors import profil_banyak, profil_pegawai

PENGURUS = (JenisPeran.SEKRETARIAT_PANSEL, JenisPeran.PPK)
LENGKAP = ("seleksi__instansi", "jabatan__unit", "ketentuan")


LENCANA_BUTIR = {
    True: ("lengkap", "Memenuhi"),
    False: ("ditolak", "Tidak memenuhi"),
    None: ("ditunda", "Data kurang"),
}


@dataclass(frozen=True)
class ButirSyarat:
    """A requirement as the applicant reads it: `bantuan` says whom to ask when the record is wrong."""

    butir: Butir
    bantuan: str

    @property
    def lencana(self) -> tuple[str, str]:
        if self.butir.oleh_petugas and self.butir.memenuhi is None:
            return "menunggu", "Diperiksa petugas"
        return LENCANA_BUTIR[self.butir.memenuhi]


@dataclass(frozen=True)
class BarisBerkas:
    syarat: SyaratBerkas
    ada: tuple[BerkasPelamar, ...]


@dataclass(frozen=True)
class Lamaran:
    """One application with all its page shows. `profil` is live for a draft, frozen after submission."""

    pelamar: Pelamar
    lowongan: Lowongan
    profil: Profil
    syarat: tuple[ButirSyarat, ...]
    kelayakan: Kelayakan
    berkas: tuple[BarisBerkas, ...]
    batas: Batas
    terbuka: bool

    @property
    def draf(self) -> bool:
        return self.pelamar.status == StatusPelamar.DRAF

    @property
    def status(self) -> StatusPelamar:
        return status_diketahui(self.pelamar)

    @property
    def keadaan(self) -> tuple[str, str]:
        return keadaan(self.pelamar)

    @property
    def akhir(self) -> str:
        return akhir(self.pelamar)

    @property
    def mundur(self) -> bool:
        return self.status == StatusPelamar.MUNDUR

    @property
    def lulus(self) -> bool:
        return self.status == StatusPelamar.MEMENUHI

    @property
    def gugur(self) -> bool:
        return self.status == StatusPelamar.TIDAK_MEMENUHI

    @property
    def dapat_undur(self) -> bool:
        """A sealed result stands: from then on nobody leaves it."""
        return self.lowongan.status == StatusLowongan.BERJALAN and self.lowongan.dilepas_pada is None

    @property
    def kurang(self) -> dict[str, str]:
        """What is still missing before submission, by field."""
        ada = {b.syarat.jenis for b in self.berkas if b.ada}
        return {m.tentang: m.kalimat for m in _kekurangan(self.pelamar, self.lowongan, ada)}


KEADAAN = {
    StatusPelamar.DRAF: ("draf", "Draf"),
    StatusPelamar.DIAJUKAN: ("diajukan", "Diajukan"),
    StatusPelamar.MEMENUHI: ("disetujui", "Memenuhi syarat"),
    StatusPelamar.TIDAK_MEMENUHI: ("ditolak", "Tidak memenuhi syarat"),
    StatusPelamar.MUNDUR: ("dibatalkan", "Mengundurkan diri"),
}


def status_diketahui(pelamar: Pelamar) -> StatusPelamar:
    """For the applicant: a decision is not known before it is fixed for all."""
    status = StatusPelamar(pelamar.status)
    diputus = status in (StatusPelamar.MEMENUHI, StatusPelamar.TIDAK_MEMENUHI)
    belum = pelamar.lowongan.seleksi.pernyataan_pada is None
    return StatusPelamar.DIAJUKAN if diputus and belum else status


AKHIR = {
    "terpilih": ("ditetapkan", "Ditetapkan PPK"),
    "tidak_terpilih": ("selesai", "Tidak terpilih"),
    "tanpa_hasil": ("tanpa_hasil", "Ditutup tanpa hasil"),
}


def akhir(pelamar: Pelamar) -> str:
    """How the selection ended for a candidate, a key of AKHIR; empty while it has not, and for who was no candidate."""
    lowongan = pelamar.lowongan
    if status_diketahui(pelamar) != StatusPelamar.MEMENUHI:
        return ""
    if lowongan.status == StatusLowongan.DITETAPKAN:
        return "terpilih" if lowongan.pelamar_terpilih_id == pelamar.pk else "tidak_terpilih"
    return "tanpa_hasil" if lowongan.status == StatusLowongan.TANPA_HASIL else ""


def keadaan(pelamar: Pelamar) -> tuple[str, str]:
    return AKHIR.get(akhir(pelamar)) or KEADAAN[status_diketahui(pelamar)]


def pelamar_for(user: Pengguna, pada: date) -> QuerySet[Pelamar]:
    """The user's own applications."""
    rows = Pelamar.objects.filter(pegawai=hak(user, pada).pegawai_id)
    return rows.select_related("pegawai", *(f"lowongan__{nama}" for nama in LENGKAP))


def berkas_for(user: Pengguna, pada: date) -> QuerySet[BerkasPelamar]:
    return BerkasPelamar.objects.filter(pelamar__pegawai=hak(user, pada).pegawai_id).select_related("pelamar__pegawai")


def lamaran_milik(user: Pengguna, lowongan: Lowongan, pada: date) -> Pelamar | None:
    return Pelamar.objects.filter(lowongan=lowongan, pegawai=hak(user, pada).pegawai_id).first()


def lamaran(pelamar: Pelamar, at: datetime) -> Lamaran:
    """Two queries beside the row itself."""
    lowongan = pelamar.lowongan
    if pelamar.diajukan_pada is None:
        profil = profil_pegawai(pelamar.pegawai, hari(lowongan, at))
        hasil = kelayakan_lowongan(lowongan, profil)
    else:
        profil, hasil = Profil.from_json(pelamar.profil), baca_kelayakan(pelamar.kelayakan)
    buka = batas(lowongan)
    return Lamaran(
        pelamar, lowongan, profil, _berbantuan(hasil), hasil, berkas_pelamar(pelamar), buka, buka.terbuka(at)
    )


def syarat_saya(lowongan: Lowongan, pegawai_id: int, at: datetime) -> tuple[Kelayakan, tuple[ButirSyarat, ...]]:
    """Before applying: how the record stands against the requirements today."""
    hasil = kelayakan_lowongan(lowongan, profil_banyak([pegawai_id], hari(lowongan, at))[pegawai_id])
    return hasil, _berbantuan(hasil)


def _berbantuan(hasil: Kelayakan) -> tuple[ButirSyarat, ...]:
    def bantuan(b: Butir) -> str:
        return "" if b.memenuhi or b.oleh_petugas else PERBAIKAN.get(b.kode, "")

    return tuple(ButirSyarat(b, bantuan(b)) for b in hasil.butir)


def sesama_instansi(pegawai: Pegawai, lowongan: Lowongan) -> bool:
    return pegawai.instansi_id == lowongan.seleksi.instansi_id


def berkas_pelamar(pelamar: Pelamar) -> tuple[BarisBerkas, ...]:
    """What is asked for; and what was handed in, asked for or not."""
    rows = list(BerkasPelamar.objects.filter(pelamar=pelamar, ditarik_pada=None).select_related("dokumen"))
    diminta = berkas_diminta(sesama=sesama_instansi(pelamar.pegawai, pelamar.lowongan))
    baris = (BarisBerkas(s, tuple(r for r in rows if r.jenis == s.jenis)) for s in BERKAS)
    return tuple(b for b in baris if b.ada or b.syarat in diminta)


def lowongan_penuh(pk: int) -> Lowongan:
    return Lowongan.objects.select_related(*LENGKAP).get(pk=pk)


def zona(lowongan: Lowongan) -> ZoneInfo:
    return ZoneInfo(lowongan.seleksi.instansi.zona_waktu)


def hari(lowongan: Lowongan, at: datetime) -> date:
    return at.astimezone(zona(lowongan)).date()


def batas(lowongan: Lowongan) -> Batas:
    """On the agency's own clock."""
    seleksi, jam = lowongan.seleksi, zona(lowongan)
    mulai, tutup = seleksi.diumumkan_pada, seleksi.pelamaran_ditutup
    dibuka = seleksi.status == StatusSeleksi.DIUMUMKAN and lowongan.status == "berjalan"
    return Batas(dibuka, mulai and mulai.astimezone(jam), tutup and tutup.astimezone(jam))


def kelayakan_lowongan(lowongan: Lowongan, profil: Profil) -> Kelayakan:
    seleksi, tutup = lowongan.seleksi, batas(lowongan).tutup
    if tutup is None or seleksi.rencana_pelantikan is None:
        raise LookupError("A post is judged against an announced calendar.")
    return periksa_syarat(
        profil,
        isi_ketentuan(lowongan.ketentuan),
        jenis=lowongan.jabatan_beku.get("jenis") or lowongan.jabatan.jenis,
        nomor_sk=lowongan.ketentuan.nomor_sk,
        tutup=tutup,
        pelantikan=seleksi.rencana_pelantikan,
    )


def kelayakan_beku(pelamar: Pelamar) -> Kelayakan:
    """What the system finds in the frozen profile by the calendar of today."""
    return kelayakan_lowongan(pelamar.lowongan, Profil.from_json(pelamar.profil))


def kekurangan(pelamar: Pelamar, lowongan: Lowongan) -> Iterator[Masalah]:
    """What is still missing before submission, by the documents as they now stand."""
    ada = set(BerkasPelamar.objects.filter(pelamar=pelamar, ditarik_pada=None).values_list("jenis", flat=True))
    return _kekurangan(pelamar, lowongan, ada)


def _kekurangan(pelamar: Pelamar, lowongan: Lowongan, berkas: Collection[str]) -> Iterator[Masalah]:
    sesama = sesama_instansi(pelamar.pegawai, lowongan)
    return periksa_pengajuan(motivasi=pelamar.motivasi, pernyataan=pelamar.pernyataan, berkas=berkas, sesama=sesama)


def nomor_berikut(lowongan: Lowongan) -> str:
    """Numbers are never given twice, also not after a withdrawal. The caller holds the selection."""
    terakhir = Pelamar.objects.filter(lowongan=lowongan).exclude(nomor="").aggregate(n=Max("nomor"))["n"]
    return f"{int(terakhir or 0) + 1:03d}"


def halangan_melamar(pegawai: Pegawai, lowongan: Lowongan, pada: date) -> Iterator[Masalah]:
    """Why this person cannot begin another application in the selection."""
    lamaran = Pelamar.objects.filter(lowongan__seleksi=lowongan.seleksi_id, pegawai=pegawai)
    if lamaran.filter(lowongan=lowongan).exists():
        yield Masalah("sudah_melamar", "Anda sudah melamar jabatan ini.")
    lain = lamaran.exclude(status=StatusPelamar.MUNDUR).select_related("lowongan__jabatan").first()
    if lain is not None:
        kalimat = f"Satu orang satu jabatan pada seleksi yang sama; Anda sudah melamar {lain.lowongan}."
        yield Masalah("satu_jabatan", f"{kalimat} Undurkan diri dari sana bila hendak memilih jabatan ini.")
    duduk = AnggotaPansel.objects.filter(pansel__seleksi=lowongan.seleksi_id, keluar_pada=None)
    if pegawai.pengguna_id and duduk.filter(pengguna=pegawai.pengguna_id).exists():
        yield Masalah("anggota_pansel", "Anda anggota Pansel seleksi ini, jadi tidak dapat melamar padanya.")
    peran = Peran.objects.filter(instansi=lowongan.seleksi.instansi_id, jenis__in=PENGURUS, berlaku__contains=pada)
    if pegawai.pengguna_id and peran.filter(pengguna=pegawai.pengguna_id).exists():
        kalimat = "Anda sekretariat Pansel atau PPK instansi ini, jadi tidak dapat melamar pada seleksinya."
        yield Masalah("pengurus_seleksi", f"{kalimat} Minta admin BKD mengakhiri peran itu lebih dahulu.")
