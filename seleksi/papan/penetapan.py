"""What sealing and choosing ask of whom: the secretariat, the chair, the PPK."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Count, Exists, F, Model, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from core import papan
from core.models import Pengguna
from core.papan import BagianPegawai, Kewajiban
from seleksi.access import anggota_panel, keanggotaan, penyelenggara
from seleksi.enums import PeranPansel, StatusLembar, StatusLowongan, StatusSeleksi
from seleksi.models import Lowongan, Pelamar, PutusanSeri
from seleksi.selectors.kewajiban import dapat_diselesaikan
from talent.access import hak_hari_ini, orang_dalam
from talent.enums import JenisPeran


def pemilih(user: Pengguna) -> bool:
    """Door: the PPK of an agency."""
    return bool(hak_hari_ini(user).instansi_dengan(JenisPeran.PPK))


@papan.kewajiban(penyelenggara)
def menyegel(user: Pengguna, at: datetime) -> Iterator[Kewajiban]:
    """Posts whose sheets are all locked wait for the seal."""
    instansi = hak_hari_ini(user).instansi_dengan(JenisPeran.SEKRETARIAT_PANSEL)
    dicatat = PutusanSeri.objects.filter(lowongan=OuterRef("pk"), dicatat_oleh=user.pk, digantikan_oleh=None)
    for row in _terkunci().filter(seleksi__instansi__in=instansi).annotate(dicatat=Exists(dicatat)):
        if row.dicatat:  # who recorded the vote does not seal
            kalimat = "Anda yang mencatat putusan nilai serinya; orang lain yang menyegel."
            yield _kewajiban(row, "Menunggu segel", kalimat, "segel", "Lihat siapa", at)
        else:
            kalimat = "Semua lembar nilai sudah dikunci."
            yield _kewajiban(row, "Segel hasil", kalimat, "segel", "Periksa dan segel", at)


@papan.kewajiban(anggota_panel)
def memutus(user: Pengguna, at: datetime) -> Iterator[Kewajiban]:
    """The chair looks at the ranking once it opens: a tie across the last name waits for the panel's vote."""
    diketuai = [pk for pk, duduk in keanggotaan(user).items() if duduk.peran == PeranPansel.KETUA]
    for row in _terkunci().filter(seleksi__in=diketuai):
        kalimat = "Peringkat terbuka; bila ada seri di batas nama, Pansel memutusnya sebelum disegel."
        yield _kewajiban(row, "Periksa peringkat", kalimat, "peringkat", "Buka peringkat", at)


@papan.kewajiban(pemilih)
def memilih(user: Pengguna, at: datetime) -> Iterator[Kewajiban]:
    instansi = hak_hari_ini(user).instansi_dengan(JenisPeran.PPK)
    rows = Lowongan.objects.filter(seleksi__instansi__in=instansi, status=StatusLowongan.DISEGEL)
    for row in rows.select_related("seleksi", "jabatan__unit"):
        yield _kewajiban(row, "Pilih satu nama", "Pansel sudah menyegel usulannya.", "penetapan", "Pilih", at)


@papan.kewajiban(penyelenggara)
def menyelesaikan(user: Pengguna, at: datetime) -> Iterator[Kewajiban]:
    for seleksi in dapat_diselesaikan(user, timezone.localdate(at)):
        batas = seleksi.rencana_pelantikan or timezone.localdate(at)
        url, kalimat = reverse("seleksi:detail", args=[seleksi.pk]), "Setiap jabatan sudah ditetapkan atau ditutup."
        yield Kewajiban(f"Selesaikan: {seleksi.judul}", kalimat, batas, url, "menunggu", "Selesaikan")


@papan.bagian_pegawai(orang_dalam)
def keikutsertaan(user: Pengguna, pegawai: Model, pada: date) -> Iterator[BagianPegawai]:
    """Posts for which the person was chosen: a public fact. An application that was not is nobody's business."""
    rows = Pelamar.objects.filter(pegawai=pegawai.pk, lowongan__pelamar_terpilih=F("pk"))
    isi = [
        {
            "jabatan": row.lowongan.jabatan_beku.get("nama", ""),
            "judul": row.lowongan.seleksi.judul,
            "seleksi": row.lowongan.seleksi_id,
            "pada": row.lowongan.ditetapkan_pada,
        }
        for row in rows.select_related("lowongan__seleksi").order_by("-lowongan__ditetapkan_pada")
    ]
    if isi:
        yield BagianPegawai("Terpilih melalui seleksi", "seleksi/hasil/_bagian_pegawai.html", {"baris": isi})


def _terkunci() -> QuerySet[Lowongan]:
    dihitung = Q(komponen__lembar__anggota=None) | Q(komponen__lembar__anggota__keluar_pada=None)
    terbuka = Count("komponen__lembar", filter=dihitung & Q(komponen__lembar__status=StatusLembar.TERBUKA))
    rows = Lowongan.objects.filter(status=StatusLowongan.BERJALAN, seleksi__status=StatusSeleksi.PENILAIAN)
    rows = rows.annotate(terbuka=terbuka, lembar=Count("komponen__lembar", filter=dihitung))
    return rows.filter(terbuka=0, lembar__gt=0).select_related("seleksi", "jabatan__unit")


def _kewajiban(row: Lowongan, judul: str, kalimat: str, alamat: str, tindakan: str, at: datetime) -> Kewajiban:
    batas = row.seleksi.rencana_pelantikan or timezone.localdate(at)
    url = reverse(f"seleksi:{alamat}", args=[row.pk])
    return Kewajiban(f"{judul}: {row}", f"{row.seleksi.judul}. {kalimat}", batas, url, row.status, tindakan)
