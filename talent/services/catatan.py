"""What is recorded of people one by one: appointments, roles, results of the year."""

from datetime import date, datetime

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from core import audit
from core.commands import CommandRefused, command, effect, transition
from core.hak import SISTEM
from core.models import Pengguna
from core.notifikasi import beri_tahu
from core.tanggal import tulis_tanggal
from talent import access
from talent.enums import (
    STRUKTURAL,
    Ekspektasi,
    JenisPenugasan,
    JenisPeran,
    Predikat,
    StatusPenugasan,
    SumberOutcome,
)
from talent.models import Instansi, Jabatan, Pegawai, Penugasan, Peran, RiwayatKinerja, UnitKerja
from talent.rules import tidak_serasi
from talent.workflow import AlurPenugasan


@command(access.admin_jabatan)
def catat_pengangkatan(
    jabatan: Jabatan,
    *,
    by: Pengguna,
    at: datetime,
    pegawai: Pegawai,
    jenis: JenisPenugasan,
    mulai: date,
    sampai: date | None,
    nomor_sk: str,
    mengakhiri: Penugasan | None = None,
) -> Penugasan:
    """The personnel office records an appointment; `sampai` is the first day no longer held."""
    berlaku = _masa(mulai, sampai)
    return tetapkan_penugasan(
        jabatan, pegawai=pegawai, jenis=jenis, berlaku=berlaku, nomor_sk=nomor_sk, mengakhiri=mengakhiri
    )


@effect(sumber=SumberOutcome)
def tetapkan_penugasan(
    jabatan: Jabatan,
    *,
    pegawai: Pegawai,
    jenis: JenisPenugasan,
    berlaku: DateRange,
    nomor_sk: str,
    mengakhiri: Penugasan | None = None,
) -> Penugasan:
    """Seats of a formation are counted under the lock on the post; a single seat is kept by the database.

    `mengakhiri` is the appointment of the same person that ends on the day this one begins.
    """
    if mengakhiri:
        _akhiri(mengakhiri, pegawai, berlaku.lower)
    tunggal = jabatan.jenis in STRUKTURAL
    if jenis == JenisPenugasan.DEFINITIF and not tunggal and _terisi(jabatan, berlaku) >= jabatan.kuota:
        raise CommandRefused("kuota_penuh", f"Formasi {jabatan} hanya {jabatan.kuota} orang dan sudah terisi.")
    return Penugasan(jabatan=jabatan, pegawai=pegawai, jenis=jenis, berlaku=berlaku, tunggal=tunggal, nomor_sk=nomor_sk)


@transition(AlurPenugasan.batalkan)
def batalkan_penugasan(penugasan: Penugasan, *, by: Pengguna, at: datetime, alasan: str) -> None:
    """The row stays, as an appointment that never took effect."""
    if not alasan.strip():
        raise CommandRefused("alasan_kosong", "Tulis alasan pembatalannya.", bidang="alasan")
    penugasan.alasan = alasan.strip()


@effect(sumber=SumberOutcome)
def catat_riwayat_kinerja(
    pegawai: Pegawai,
    *,
    tahun: int,
    hasil_kerja: Ekspektasi,
    perilaku: Ekspektasi,
    predikat: Predikat,
    nama_penilai: str,
    dasar: str,
) -> RiwayatKinerja:
    """The newest of a year counts: a correction supersedes, never edits."""
    lama = RiwayatKinerja.objects.filter(pegawai=pegawai, tahun=tahun, digantikan_oleh=None).order_by("-pk").first()
    nilai = {"hasil_kerja": hasil_kerja, "perilaku": perilaku, "predikat": predikat, "dasar": dasar}
    return RiwayatKinerja(
        instansi_id=pegawai.instansi_id,
        pegawai=pegawai,
        tahun=tahun,
        nama_penilai=nama_penilai,
        menggantikan=lama,
        **nilai,
    )


@command(access.pemberi_peran)
def beri_peran(
    instansi: Instansi,
    *,
    by: Pengguna,
    at: datetime,
    pengguna: Pengguna,
    jenis: JenisPeran,
    mulai: date,
    sampai: date | None,
    nomor_sk: str,
    tanggal_sk: date,
    unit: UnitKerja | None = None,
) -> Peran:
    """A role by SK for the whole agency, or for one unit of it; holder, auditors and PPK are told.

    CommandRefused `peran_diri_sendiri`, `peran_hanya_operator` (the PPK), `peran_tidak_serasi`.
    """
    if unit and unit.instansi_id != instansi.pk:
        raise CommandRefused("unit_instansi_lain", "Unit itu bukan milik instansi ini.", bidang="unit")
    masa = _masa(mulai, sampai)
    _pastikan_pemberi(by, pengguna, jenis)
    _pastikan_serasi(instansi, pengguna, jenis, masa)
    peran = tetapkan_peran(instansi, pengguna=pengguna, jenis=jenis, masa=masa, sk=(nomor_sk, tanggal_sk), unit=unit)
    _kabarkan_peran(peran, at)
    return peran


@command(access.admin_peran)
def akhiri_peran(peran: Peran, *, by: Pengguna, at: datetime, sampai: date, alasan: str) -> Peran:
    """`sampai` is the first day the role is no longer held."""
    if peran.berlaku.upper and sampai > peran.berlaku.upper:
        raise CommandRefused("masa_tidak_sah", "Peran ini sudah berakhir sebelum tanggal itu.", bidang="sampai")
    if not alasan.strip():
        raise CommandRefused("alasan_kosong", "Tulis alasan atau nomor SK pengakhirannya.", bidang="alasan")
    peran.berlaku = _masa(peran.berlaku.lower, sampai)
    peran.save(update_fields=["berlaku"])
    return peran


@effect(sumber=[SumberOutcome.TALENT])
def tetapkan_peran(
    instansi: Instansi,
    *,
    pengguna: Pengguna,
    jenis: JenisPeran,
    masa: DateRange,
    sk: tuple[str, date],
    unit: UnitKerja | None,
) -> Peran:
    return Peran(
        instansi=instansi, unit=unit, pengguna=pengguna, jenis=jenis, berlaku=masa, nomor_sk=sk[0], tanggal_sk=sk[1]
    )


def _masa(mulai: date, sampai: date | None) -> DateRange:
    if sampai and sampai <= mulai:
        raise CommandRefused("masa_tidak_sah", "Masa harus berakhir sesudah tanggal mulai.", bidang="sampai")
    return DateRange(mulai, sampai)


def _pastikan_pemberi(by: Pengguna, pengguna: Pengguna, jenis: JenisPeran) -> None:
    if pengguna.pk == by.pk:
        kalimat = "Peran tidak dapat diberikan kepada diri sendiri. Minta admin BKD lain atau pengelola aplikasi."
        raise CommandRefused("peran_diri_sendiri", kalimat, bidang="pengguna")
    if jenis == JenisPeran.PPK and by.username != SISTEM:
        kalimat = "Peran PPK hanya diberikan pengelola aplikasi."
        raise CommandRefused("peran_hanya_operator", kalimat, bidang="jenis")


def _pastikan_serasi(instansi: Instansi, pengguna: Pengguna, jenis: JenisPeran, masa: DateRange) -> None:
    """The agency is locked by the command: two grants to one person come one after the other."""
    rows = Peran.objects.filter(instansi=instansi, pengguna=pengguna, berlaku__overlap=masa)
    lain = [JenisPeran(kode) for kode in rows.order_by("pk").values_list("jenis", flat=True)]
    if kalimat := tidak_serasi(JenisPeran(jenis), lain):
        raise CommandRefused("peran_tidak_serasi", f"{kalimat} Akhiri dahulu peran yang lama.", bidang="jenis")


def _kabarkan_peran(peran: Peran, at: datetime) -> None:
    """Nobody gets a right without those who watch over it knowing."""
    rows = Peran.objects.filter(instansi=peran.instansi, jenis__in=[JenisPeran.AUDITOR, JenisPeran.PPK])
    pengawas = rows.filter(berlaku__contains=timezone.localdate(at)).values_list("pengguna", flat=True)
    judul = f"{peran.pengguna} diberi peran {peran}"
    masa = f"SK {peran.nomor_sk}, berlaku mulai {tulis_tanggal(peran.berlaku.lower)}."
    beri_tahu([peran.pengguna_id, *pengawas], kunci=f"beri_peran:{peran.pk}", judul=judul, isi=masa)


def _akhiri(lama: Penugasan, pegawai: Pegawai, pada: date) -> None:
    """Only an appointment of the same person that is held on that day can end by a new one."""
    kini = Penugasan.objects.select_for_update().get(pk=lama.pk)
    masih = kini.berlaku.lower < pada and (kini.berlaku.upper is None or pada < kini.berlaku.upper)
    if kini.pegawai_id != pegawai.pk or kini.status != StatusPenugasan.DITETAPKAN or not masih:
        raise CommandRefused("penugasan_tidak_berlaku", "Penugasan yang diakhiri tidak sedang dipangku pegawai ini.")
    before = audit.snapshot(kini)
    kini.berlaku = DateRange(kini.berlaku.lower, pada)
    kini.save(update_fields=["berlaku"])
    if run := audit.running.get():
        audit.record(run, "talent.akhiri_penugasan", kini, before, effect=True)


def _terisi(jabatan: Jabatan, berlaku: DateRange) -> int:
    """The most seats taken on any day of `berlaku`: holders one after the other share a seat."""
    masa = Penugasan.objects.filter(
        jabatan=jabatan, jenis=JenisPenugasan.DEFINITIF, status=StatusPenugasan.DITETAPKAN, berlaku__overlap=berlaku
    ).values_list("berlaku", flat=True)
    hari = [max(satu.lower, berlaku.lower) for satu in masa]
    return max((sum(h in satu for satu in masa) for h in hari), default=0)
