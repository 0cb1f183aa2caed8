"""Roles and posts on a day, and the rights that follow from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import FilteredRelation, Q
from django.utils import timezone

from core.access import Izin, Jawaban, Tolak
from core.hak import SISTEM, sistem
from core.models import Pengguna
from talent.enums import JenisPeran, StatusPenugasan
from talent.models import ImporSIASN, Instansi, Jabatan, Pegawai, Penugasan, Peran

DASAR_BKD = "UU 20/2023; PP 11/2017 jo 17/2020"


@dataclass(frozen=True)
class Hak:
    pegawai_id: int | None
    instansi_id: int | None  # the agency of the person
    penugasan: Mapping[int, int]  # id of a post held that day: id of the appointment
    peran: Mapping[tuple[str, int], int]  # (role, id of the agency): id of the grant
    unit_dipimpin: frozenset[int] = frozenset()  # units whose head post the user holds that day, also as Plt
    nama_instansi: str = ""
    nama_jabatan: str = ""  # of a post held that day, structural ones first; "" for a role without post

    def memangku(self, jabatan_id: int | None) -> int | None:
        """The appointment by which this user holds the post that day."""
        return self.penugasan.get(jabatan_id) if jabatan_id else None

    def instansi_dengan(self, *jenis: JenisPeran) -> list[int]:
        """Agencies for which the user has one of these roles."""
        return [instansi for peran, instansi in self.peran if peran in jenis]


def hak(user: Pengguna, pada: date) -> Hak:
    """Who this user is on that day: two queries, once for the object."""
    memory = user.remembered()
    if ("hak", pada) not in memory:
        memory["hak", pada] = _load_hak(user, pada)
    loaded: Hak = memory["hak", pada]
    return loaded


def _load_hak(user: Pengguna, pada: date) -> Hak:
    today = Q(penugasan__berlaku__contains=pada, penugasan__status=StatusPenugasan.DITETAPKAN)
    rows = list(
        Pegawai.objects.filter(pengguna=user)
        .annotate(kini=FilteredRelation("penugasan", condition=today))
        .order_by("-kini__tunggal", "kini__pk")
        .values_list("pk", "instansi_id", "instansi__nama", "kini__pk", *(f"kini__jabatan__{f}" for f in _JABATAN))
    )
    peran = list(
        Peran.objects.filter(pengguna=user, berlaku__contains=pada)
        .order_by("pk")
        .values_list("jenis", "instansi_id", "instansi__nama", "pk")
    )
    menjabat = [row for row in rows if row[4]]
    return Hak(
        pegawai_id=rows[0][0] if rows else None,
        instansi_id=rows[0][1] if rows else None,
        penugasan={jabatan: penugasan for _, _, _, penugasan, jabatan, *_ in menjabat},
        peran={(jenis, instansi): pk for jenis, instansi, _, pk in peran},
        unit_dipimpin=frozenset(unit for *_, unit, memimpin in menjabat if memimpin),
        nama_instansi=next((row[2] for row in (*rows, *peran)), ""),
        nama_jabatan=menjabat[0][5] if menjabat else "",
    )


_JABATAN = ("pk", "nama", "unit_id", "kepala_unit")


def hak_hari_ini(user: Pengguna) -> Hak:
    """For doors, which belong to a request; commands pass their own day."""
    return hak(user, timezone.localdate())


def orang_dalam(user: Pengguna) -> bool:
    """Door: whoever is in the record or has a role today. Outside panel members are not."""
    milik = hak_hari_ini(user)
    return milik.pegawai_id is not None or bool(milik.peran)


def pembaca_pegawai(user: Pengguna) -> bool:
    """Door: roles that read the record of a whole agency."""
    return bool(hak_hari_ini(user).instansi_dengan(*PEMBACA))


def pembaca_daftar(user: Pengguna) -> bool:
    """Door: whoever sees more of the record than their own page: those roles, and heads of units."""
    return pembaca_pegawai(user) or bool(hak_hari_ini(user).unit_dipimpin)


def admin_bkd(user: Pengguna) -> bool:
    """Door: the personnel office of some agency."""
    return bool(hak_hari_ini(user).instansi_dengan(JenisPeran.ADMIN_BKD))


PEMBACA = (
    JenisPeran.ADMIN_BKD,
    JenisPeran.SEKRETARIAT_PANSEL,
    JenisPeran.PPK,
    JenisPeran.TIM_PENILAI,
    JenisPeran.AUDITOR,
)

PEMBACA_DISIPLIN = (JenisPeran.ADMIN_BKD, JenisPeran.PPK, JenisPeran.TIM_PENILAI, JenisPeran.AUDITOR)


def peran_di(user: Pengguna, instansi_id: int, jenis: JenisPeran, *, pada: date) -> int | None:
    """The grant by which the user has this role for the agency on that day."""
    return hak(user, pada).peran.get((jenis, instansi_id))


def pembaca_disiplin(user: Pengguna, pegawai: Pegawai, /, *, pada: date) -> Jawaban:
    """PP 94/2021: sanctions are known to the person, to those who decide and keep them, and to the auditor."""
    milik = hak(user, pada)
    if milik.pegawai_id == pegawai.pk:
        return Izin("PP 94/2021")
    for jenis in PEMBACA_DISIPLIN:
        if peran := milik.peran.get((jenis, pegawai.instansi_id)):
            return Izin("PP 94/2021", peran_id=peran)
    kalimat = "Riwayat hukuman disiplin hanya terbuka bagi yang bersangkutan, BKD, PPK, tim penilai, dan auditor."
    return Tolak("disiplin_tertutup", kalimat, "Hubungi BKD instansi pegawai ini.")


def admin_instansi(user: Pengguna, instansi: Instansi, /, *, pada: date) -> Jawaban:
    """PP 11/2017: the record of an agency is kept by its personnel office."""
    if peran := peran_di(user, instansi.pk, JenisPeran.ADMIN_BKD, pada=pada):
        return Izin(DASAR_BKD, peran_id=peran)
    return Tolak("bukan_admin_bkd", "Hanya admin BKD instansi ini yang dapat melakukannya.", f"Hubungi BKD {instansi}.")


def admin_jabatan(user: Pengguna, jabatan: Jabatan, /, *, pada: date) -> Jawaban:
    """PP 11/2017: appointments are recorded by the personnel office of the agency."""
    return admin_instansi(user, jabatan.instansi, pada=pada)


def admin_penugasan(user: Pengguna, penugasan: Penugasan, /, *, pada: date) -> Jawaban:
    """PP 11/2017: a wrong appointment is annulled by the personnel office that recorded it."""
    return admin_instansi(user, penugasan.jabatan.instansi, pada=pada)


def admin_peran(user: Pengguna, peran: Peran, /, *, pada: date) -> Jawaban:
    """A role is ended by whoever may grant it."""
    return pemberi_peran(user, peran.instansi, pada=pada)


def pemberi_peran(user: Pengguna, instansi: Instansi, /, *, pada: date) -> Jawaban:
    """The personnel office grants roles; the first admin of an agency comes from the operator's command line."""
    if user.username == SISTEM:
        return Izin("Perintah pengelola aplikasi")
    return admin_instansi(user, instansi, pada=pada)


def pendaftar_instansi(user: Pengguna, pelaku: Pengguna, /, *, pada: date) -> Jawaban:
    """A new agency is registered by the operator, never by a page."""
    return sistem(user, pelaku, pada=pada)


def pengimpor_instansi(user: Pengguna, instansi: Instansi, /, *, pada: date) -> Jawaban:
    """Perpres 95/2018 (SPBE): the personnel office takes over the national record; jobs do it on schedule."""
    if user.username == SISTEM:
        return Izin("Tugas terjadwal")
    return admin_instansi(user, instansi, pada=pada)


def pengimpor(user: Pengguna, impor: ImporSIASN, /, *, pada: date) -> Jawaban:
    """An import is ended by whoever may start one."""
    return pengimpor_instansi(user, impor.instansi, pada=pada)
