from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from core.models import AuditEvent, Pengguna
from seleksi.access import keanggotaan
from seleksi.enums import DIISI, TERSEGEL, JenisSeleksi, StatusLowongan, StatusPelamar, StatusSeleksi
from seleksi.models import AnggotaPansel, Lowongan, Pansel, Pelamar, PutusanSeri, Seleksi
from seleksi.rules.komponen import Rentang
from seleksi.rules.persiapan import JENIS_JABATAN, FaktaLowongan, Jadwal, LowonganSiap, Persiapan
from seleksi.selectors.ketentuan import ketentuan_jadwal, ketentuan_pada
from seleksi.selectors.pansel import anggota_aktif, komposisi
from talent.access import hak
from talent.enums import JenisPenugasan, JenisPeran, StatusPenugasan
from talent.models import Jabatan, Penugasan
from talent.selectors import pemegang_definitif

MAKS_LOWONG = 50
PEMBACA = (JenisPeran.SEKRETARIAT_PANSEL, JenisPeran.ADMIN_BKD, JenisPeran.PPK, JenisPeran.AUDITOR)


def lingkup(user: Pengguna, pada: date) -> Q:
    """Which selections concern this user: the agency's own offices, the panel's members, and whoever may apply."""
    milik = hak(user, pada)
    q = Q(instansi__in=milik.instansi_dengan(*PEMBACA)) | Q(pk__in=list(keanggotaan(user)))
    if milik.pegawai_id is not None:
        dapat_dilamar = Q(jenis=JenisSeleksi.TERBUKA) | Q(instansi=milik.instansi_id)
        q |= Q(diumumkan_pada__isnull=False) & dapat_dilamar
    return q


def seleksi_for(user: Pengguna, pada: date) -> QuerySet[Seleksi]:
    return Seleksi.objects.filter(lingkup(user, pada)).select_related("instansi")


def seleksi_sekretariat(user: Pengguna, pada: date) -> QuerySet[Seleksi]:
    """Those the user runs as secretariat."""
    milik = hak(user, pada).instansi_dengan(JenisPeran.SEKRETARIAT_PANSEL)
    return Seleksi.objects.filter(instansi__in=milik).select_related("instansi", "pansel")


def lowongan_for(user: Pengguna, pada: date) -> QuerySet[Lowongan]:
    """The posts of those selections."""
    terlihat = Lowongan.objects.filter(seleksi__in=Seleksi.objects.filter(lingkup(user, pada)))
    return terlihat.select_related("seleksi__instansi", "jabatan__unit", "ketentuan")


def lowongan_aktif(seleksi: Seleksi) -> QuerySet[Lowongan]:
    """Without those taken out before the announcement."""
    rows = Lowongan.objects.filter(seleksi=seleksi).exclude(status=StatusLowongan.TANPA_HASIL, jabatan_beku={})
    return rows.select_related("jabatan__unit", "ketentuan").prefetch_related("komponen_set").order_by("pk")


def zona(seleksi: Seleksi) -> ZoneInfo:
    return ZoneInfo(seleksi.instansi.zona_waktu)


def jadwal(seleksi: Seleksi) -> Jadwal:
    """On the agency's own clock."""
    jam = zona(seleksi)
    ditutup, penilaian = seleksi.pelamaran_ditutup, seleksi.penilaian_ditutup
    return Jadwal(
        seleksi.tanggal_pengumuman,
        ditutup and ditutup.astimezone(jam),
        penilaian and penilaian.astimezone(jam),
        seleksi.rencana_pelantikan,
    )


def fakta_lowongan(seleksi: Seleksi, jabatan: Jabatan, pada: date) -> FaktaLowongan:
    pemangku = pemegang_definitif(jabatan, pada)
    lain = Lowongan.objects.filter(jabatan=jabatan, dilepas_pada=None).select_related("seleksi")
    return FaktaLowongan(
        nama=jabatan.nama,
        jenis_jabatan=jabatan.jenis,
        instansi_sama=jabatan.instansi_id == seleksi.instansi_id,
        pemangku=str(pemangku.pegawai) if pemangku else "",
        ada_ketentuan=ketentuan_pada(seleksi.instansi, jabatan.jenis, pada) is not None,
        seleksi_lain=next((row.seleksi.judul for row in lain.filter(status__in=DIISI)), ""),
        menunggu_pelantikan=next((row.seleksi.judul for row in lain.filter(belum_dilantik())), ""),
    )


def belum_dilantik() -> Q:
    """Posts for which the PPK has chosen, and which nobody has taken since (docs/adr/0034)."""
    sesudah = Penugasan.objects.filter(
        jabatan=OuterRef("jabatan"),
        jenis=JenisPenugasan.DEFINITIF,
        status=StatusPenugasan.DITETAPKAN,
        berlaku__startswith__gte=OuterRef("ditetapkan_pada__date"),
    )
    return Q(status=StatusLowongan.DITETAPKAN) & ~Q(Exists(sesudah))


def jabatan_lowong(seleksi: Seleksi, pada: date, q: str = "") -> list[Jabatan]:
    """Posts of the right kind without a definitive holder that no selection is filling; two queries."""
    kini = Penugasan.objects.berlaku_pada(pada).filter(jabatan=OuterRef("pk"))
    dilelang = Lowongan.objects.filter(
        Q(status__in=DIISI) | belum_dilantik(), jabatan=OuterRef("pk"), dilepas_pada=None
    )
    rows = Jabatan.objects.filter(instansi=seleksi.instansi, jenis__in=JENIS_JABATAN[seleksi.jenis])
    rows = rows.filter(~Exists(kini.filter(jenis=JenisPenugasan.DEFINITIF)), ~Exists(dilelang))
    for kata in q.split():
        rows = rows.filter(Q(nama__icontains=kata) | Q(unit__nama__icontains=kata))
    pelaksana = Penugasan.objects.berlaku_pada(pada).select_related("pegawai")
    rows = rows.select_related("unit").prefetch_related(Prefetch("penugasan_set", pelaksana, to_attr="pelaksana"))
    return list(rows.order_by("eselon", "nama", "pk")[:MAKS_LOWONG])


def persiapan(
    seleksi: Seleksi, pada: date, lowongan: list[Lowongan] | None = None, anggota: list[AnggotaPansel] | None = None
) -> Persiapan:
    """All that is asked of a selection before it is announced, for the page (which has read them) and the command."""
    lowongan = list(lowongan_aktif(seleksi)) if lowongan is None else lowongan
    anggota = list(anggota_aktif(seleksi)) if anggota is None else anggota
    pansel = seleksi.pansel
    return Persiapan(
        jadwal=jadwal(seleksi),
        lowongan=[_siap(row, pemangku) for row, pemangku in _pemangku(lowongan, pada)],
        pansel_ditetapkan=pansel.ditetapkan_pada is not None,
        masalah_pansel=komposisi(anggota, lowongan).masalah,
        ketentuan=ketentuan_jadwal(row.ketentuan for row in lowongan),
    )


def _pemangku(lowongan: list[Lowongan], pada: date) -> list[tuple[Lowongan, str]]:
    rows = Penugasan.objects.berlaku_pada(pada).filter(jenis=JenisPenugasan.DEFINITIF)
    siapa = {
        row.jabatan_id: str(row.pegawai)
        for row in rows.filter(jabatan__in=[lo.jabatan_id for lo in lowongan]).select_related("pegawai")
    }
    return [(lo, siapa.get(lo.jabatan_id, "")) for lo in lowongan]


def _siap(row: Lowongan, pemangku: str) -> LowonganSiap:
    komponen = row.komponen_set.all()
    return LowonganSiap(
        nama=row.jabatan.nama,
        pemangku=pemangku,
        bobot={k.kode: k.bobot for k in komponen},
        rentang={k.kode: Rentang(k.minimum, k.maksimum) for k in komponen},
    )


def pelamar_kurang(seleksi: Seleksi) -> bool:
    """Whether some post has fewer candidates, even if all undecided ones pass, than its provisions ask."""
    dihitung = Q(pelamar__status__in=[StatusPelamar.DIAJUKAN, StatusPelamar.MEMENUHI])
    rows = Lowongan.objects.filter(seleksi=seleksi, status=StatusLowongan.BERJALAN)
    jumlah = rows.annotate(jumlah=Count("pelamar", filter=dihitung))
    return jumlah.filter(jumlah__lt=F("ketentuan__minimal_pelamar")).exists()


def pelamaran_lewat(at: datetime) -> QuerySet[Seleksi]:
    """Announced selections whose applications must close now."""
    return Seleksi.objects.filter(status=StatusSeleksi.DIUMUMKAN, pelamaran_ditutup__lte=at).order_by("pk")


def jabatan_beku(jabatan: Jabatan) -> dict[str, Any]:
    """The post as it is announced."""
    return {
        "nama": jabatan.nama,
        "unit": jabatan.unit.nama,
        "eselon": jabatan.eselon,
        "jenis": jabatan.jenis,
        "kelas": jabatan.kelas,
        "bup": jabatan.bup,
        "tugas": jabatan.tugas,
        "syarat": jabatan.syarat,
        "standar": jabatan.standar,
    }


def tanda_komponen(lowongan: Lowongan) -> str:
    """What a page showed of the components, to notice that another tab has changed them."""
    bobot = ",".join(f"{kode}={bobot}" for kode, bobot in lowongan.komponen_set.values_list("kode", "bobot"))
    return f"{bobot};{','.join(lowongan.penentu_seri)}"


def pengguna_pelamar(seleksi: Seleksi) -> list[int]:
    """Accounts of everyone with an application that is still alive."""
    rows = Pelamar.objects.filter(lowongan__seleksi=seleksi, pegawai__pengguna__isnull=False)
    return list(rows.exclude(status=StatusPelamar.MUNDUR).values_list("pegawai__pengguna_id", flat=True).distinct())


@dataclass(frozen=True)
class Peristiwa:
    judul: str
    pada: datetime
    oleh: str  # who did it, and on whose behalf


def riwayat(seleksi: Seleksi, label: Mapping[str, str]) -> list[Peristiwa]:
    """What happened, from the audit of the actions named: what, when, and by whom. Pages show the names to the office.

    A vote is told with the seal only: that there was a tie says something of the scores.
    """
    lowongan = Lowongan.objects.filter(seleksi=seleksi)
    putusan = PutusanSeri.objects.filter(lowongan__seleksi=seleksi, lowongan__status__in=TERSEGEL)
    milik = Q(target="seleksi.seleksi", target_id=seleksi.pk)
    milik |= Q(target="seleksi.lowongan", target_id__in=lowongan.values("pk"))
    milik |= Q(target="seleksi.pansel", target_id__in=Pansel.objects.filter(seleksi=seleksi).values("pk"))
    anggota = AnggotaPansel.objects.filter(pansel__seleksi=seleksi)
    milik |= Q(target="seleksi.anggotapansel", target_id__in=anggota.values("pk"))
    milik |= Q(target="seleksi.putusanseri", target_id__in=putusan.values("pk"))
    rows = AuditEvent.objects.filter(milik, action__in=label).order_by("-pk")
    rows = rows.annotate(pelaku=_nama("actor_id"), wakil=_nama("atas_nama_id"))
    return [
        Peristiwa(label[action], at, f"{pelaku} atas nama {wakil}" if wakil else pelaku)
        for action, at, pelaku, wakil in rows.values_list("action", "at", "pelaku", "wakil")
    ]


def _nama(kolom: str) -> Subquery:
    return Subquery(Pengguna.objects.filter(pk=OuterRef(kolom)).values("nama")[:1])


@dataclass(frozen=True)
class Perubahan:
    siapa: str
    pada: datetime


def perubahan_terakhir(seleksi: Seleksi) -> Perubahan | None:
    """Who wrote last, for a tab that comes too late."""
    row = AuditEvent.objects.filter(target="seleksi.seleksi", target_id=seleksi.pk).order_by("-pk").first()
    return Perubahan(str(Pengguna.objects.get(pk=row.actor_id)), row.at) if row else None
