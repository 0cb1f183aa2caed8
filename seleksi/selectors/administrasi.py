"""The administrative selection, for the secretariat."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from core.models import Pengguna
from seleksi.enums import StatusLowongan, StatusPelamar, StatusSeleksi
from seleksi.models import Lowongan, Pelamar, Seleksi
from seleksi.rules.kelayakan import Kelayakan
from seleksi.rules.pelamaran import HasilLowongan, baca_kelayakan, temuan
from seleksi.selectors.ketentuan import ketentuan_jadwal
from seleksi.selectors.pelamar import LENGKAP, kelayakan_beku
from talent.access import hak
from talent.enums import JenisPeran
from talent.profil import Profil

DIPUTUS = (StatusPelamar.MEMENUHI, StatusPelamar.TIDAK_MEMENUHI)
DIPERIKSA = (StatusPelamar.DIAJUKAN, *DIPUTUS)


LENCANA_TEMUAN = {
    "memenuhi": ("lengkap", "Memenuhi"),
    "tidak_memenuhi": ("ditolak", "Tidak memenuhi"),
    "data_kurang": ("ditunda", "Data kurang"),
}


@dataclass(frozen=True)
class Calon:
    """A candidate as the office sees him: the finding, and whether the decision differs from it."""

    pelamar: Pelamar
    hasil: Kelayakan
    temuan: str

    @property
    def perlu(self) -> bool:
        return self.pelamar.status == StatusPelamar.DIAJUKAN

    @property
    def berbeda(self) -> bool:
        return self.pelamar.status in DIPUTUS and self.pelamar.status != self.temuan

    @property
    def lencana(self) -> tuple[str, str]:
        return LENCANA_TEMUAN[self.temuan]

    @property
    def mundur(self) -> bool:
        return self.pelamar.status == StatusPelamar.MUNDUR

    @property
    def alasan(self) -> list[str]:
        """Each requirement that is not met or lacks a datum, in words."""
        soal = [b for b in self.hasil.butir if not b.oleh_petugas and b.memenuhi is not True]
        return [f"{b.judul}: {b.fakta or 'data kurang'}" for b in soal]


@dataclass(frozen=True)
class TabelLowongan:
    lowongan: Lowongan
    calon: tuple[Calon, ...]
    memenuhi: int
    minimal: int


SARINGAN = {"": "Semua", "perlu": "Perlu diputus", "berbeda": "Berbeda dari temuan sistem"}


def sekretariat_for(user: Pengguna, pada: date) -> QuerySet[Seleksi]:
    """Announced selections of the agencies whose secretariat this user is."""
    instansi = hak(user, pada).instansi_dengan(JenisPeran.SEKRETARIAT_PANSEL)
    return Seleksi.objects.filter(instansi__in=instansi, diumumkan_pada__isnull=False).select_related("instansi")


def pelamar_diajukan() -> QuerySet[Pelamar]:
    """Drafts are the applicant's own."""
    rows = Pelamar.objects.filter(diajukan_pada__isnull=False)
    return rows.select_related("pegawai", "diperiksa_oleh", *(f"lowongan__{nama}" for nama in LENGKAP))


def pelamar_diperiksa_for(user: Pengguna, pada: date) -> QuerySet[Pelamar]:
    """Submitted applications the secretariat may decide."""
    return pelamar_diajukan().filter(lowongan__seleksi__in=sekretariat_for(user, pada))


def calon(pelamar: Pelamar) -> Calon:
    """While the office decides, the finding follows the calendar; afterwards it is the one decided upon."""
    menunggu = pelamar.lowongan.seleksi.status in (StatusSeleksi.DIUMUMKAN, StatusSeleksi.ADMINISTRASI)
    hasil = kelayakan_beku(pelamar) if menunggu else baca_kelayakan(pelamar.kelayakan)
    return Calon(pelamar, hasil, temuan(hasil))


def profil_beku(pelamar: Pelamar) -> Profil:
    return Profil.from_json(pelamar.profil)


def tabel_administrasi(dibaca: QuerySet[Lowongan], saringan: str) -> list[TabelLowongan]:
    """Two queries, whatever the number of posts and candidates."""
    lowongan = list(dibaca.select_related(*LENGKAP).order_by("pk"))
    semua = {satu.pk: satu for satu in lowongan}
    per: dict[int, list[Calon]] = {satu.pk: [] for satu in lowongan}
    rows = Pelamar.objects.filter(lowongan__in=semua).exclude(status=StatusPelamar.DRAF)
    for pelamar in rows.exclude(diajukan_pada=None).order_by("lowongan", "nomor"):
        pelamar.lowongan = semua[pelamar.lowongan_id]
        per[pelamar.lowongan_id].append(calon(pelamar))
    return [_tabel(satu, per[satu.pk], saringan) for satu in lowongan]


def _tabel(lowongan: Lowongan, calon: list[Calon], saringan: str) -> TabelLowongan:
    pilih = {"perlu": lambda c: c.perlu, "berbeda": lambda c: c.berbeda}.get(saringan, lambda _: True)
    memenuhi = sum(1 for c in calon if c.pelamar.status == StatusPelamar.MEMENUHI)
    return TabelLowongan(lowongan, tuple(c for c in calon if pilih(c)), memenuhi, lowongan.ketentuan.minimal_pelamar)


def hasil_lowongan(seleksi: Seleksi) -> list[HasilLowongan]:
    """What the fixing of the administrative selection asks, post by post."""
    lowongan = Lowongan.objects.filter(seleksi=seleksi, status=StatusLowongan.BERJALAN)
    rows = lowongan.select_related("jabatan", "ketentuan").order_by("pk")
    jumlah = rows.annotate(lulus=Count("pelamar", filter=Q(pelamar__status=StatusPelamar.MEMENUHI)))
    belum: dict[int, list[str]] = {}
    for satu in Pelamar.objects.filter(lowongan__in=lowongan, status=StatusPelamar.DIAJUKAN).order_by("nomor"):
        belum.setdefault(satu.lowongan_id, []).append(str(satu))
    return [
        HasilLowongan(
            str(row), row.lulus, belum.get(row.pk, []), seleksi.perpanjangan, ketentuan_jadwal([row.ketentuan])
        )
        for row in jumlah
    ]


def diputus(seleksi: Seleksi) -> QuerySet[Pelamar]:
    rows = Pelamar.objects.filter(lowongan__seleksi=seleksi, lowongan__status=StatusLowongan.BERJALAN)
    return rows.filter(status__in=DIPUTUS).select_related("pegawai__pengguna").order_by("pk")
