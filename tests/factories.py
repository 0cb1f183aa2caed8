"""A small office: a dinas with its head and staff, the personnel office, and a neighbour it must not see."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from core.models import Pengguna
from talent.enums import STRUKTURAL
from talent.models import Instansi, Jabatan, Pegawai, Penugasan, Peran, UnitKerja

AT = datetime(2027, 1, 11, 3, tzinfo=UTC)  # 11.00 WITA
PADA = date(2027, 1, 11)
SEJAK = DateRange(date(2020, 1, 1), None)
OUTCOME = {"sumber_app": "talent", "sumber_objek": "", "sumber_peristiwa": UUID(int=0), "dicatat_pada": AT}


@dataclass
class Kantor:
    instansi: Instansi
    dinas: UnitKerja
    bidang: UnitKerja
    kepala: Jabatan  # of the dinas
    kabid: Jabatan  # of the bidang, under the head
    analis: Jabatan  # a formation of three, under the kabid
    atasan: Pegawai  # the head
    bawahan: Pegawai  # kabid
    staf: Pegawai  # analis
    admin: Pengguna


def kantor(kode="6900", nama="Pemerintah Provinsi Kalimantan Timur"):
    instansi = Instansi.objects.create(kode=kode, nama=nama)
    dinas = unit(instansi, f"Dinas Perhubungan {kode}", jenis="dinas")
    bidang = unit(instansi, f"Bidang Angkutan {kode}", jenis="bidang", induk=dinas)
    kepala = jabatan(dinas, "Kepala Dinas Perhubungan", jenis="jpt_pratama", eselon="II.a", kepala_unit=True)
    kabid = jabatan(
        bidang, "Kepala Bidang Angkutan", jenis="administrator", eselon="III.b", kepala_unit=True, atasan=kepala
    )
    analis = jabatan(bidang, "Analis Transportasi", jenis="fungsional_keahlian", kuota=3, atasan=kabid)
    atasan, bawahan, staf = (pegawai(u, n) for u, n in ((dinas, "Siti Aminah"), (bidang, "Budi"), (bidang, "Rina")))
    for orang, post in ((atasan, kepala), (bawahan, kabid), (staf, analis)):
        penugasan(orang, post)
    admin = pengguna(f"admin.bkd.{kode}")
    peran(admin, instansi, "admin_bkd")
    return Kantor(instansi, dinas, bidang, kepala, kabid, analis, atasan, bawahan, staf, admin)


def pengguna(username, nama="", **fields):
    return Pengguna.objects.create(username=username, nama=nama or username, **fields)


def unit(instansi, nama, *, jenis="lainnya", induk=None, **fields):
    row = UnitKerja.objects.create(instansi=instansi, nama=nama, jenis=jenis, induk=induk, berlaku=SEJAK, **fields)
    row.perangkat = induk.perangkat if induk else row
    row.save()
    return row


def jabatan(unit, nama, *, jenis="pelaksana", **fields):
    return Jabatan.objects.create(instansi=unit.instansi, unit=unit, nama=nama, jenis=jenis, **fields)


def pegawai(unit, nama, *, nip="", **fields):
    """With an account of the same name; the NIP is sound in form and runs with the account."""
    akun = pengguna(f"{nama.lower().replace(' ', '.')}.{Pengguna.objects.count()}", nama)
    nip = nip or f"19800102{2005 + akun.pk // 999 % 15}012{akun.pk % 999 + 1:03}"
    fakta = {"tanggal_lahir": date(1980, 1, 2), "jenis_kelamin": "F", "golongan": "III/c"}
    return orang(unit.instansi, akun, nip, unit=unit, **{**fakta, **fields})


def orang(instansi, akun, nip, **fields):
    return Pegawai.objects.create(
        instansi=instansi, pengguna=akun, nip=nip, nama=akun.nama, **{"status_pegawai": "pns", **fields}
    )


def penugasan(orang, jabatan, *, jenis="definitif", berlaku=SEJAK, **fields):
    return Penugasan.objects.create(
        pegawai=orang,
        jabatan=jabatan,
        jenis=jenis,
        berlaku=berlaku,
        tunggal=jabatan.jenis in STRUKTURAL,
        nomor_sk="821.2/1/2020",
        **OUTCOME,
        **fields,
    )


def peran(pengguna, instansi, jenis, *, berlaku=SEJAK):
    return Peran.objects.create(
        pengguna=pengguna,
        instansi=instansi,
        jenis=jenis,
        berlaku=berlaku,
        nomor_sk="800/1/2020",
        tanggal_sk=date(2020, 1, 1),
        **OUTCOME,
    )
