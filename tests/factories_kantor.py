"""A small office: a head, two of the staff under the head's post, and the personnel office."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from core.models import Pengguna
from talent.enums import STRUKTURAL
from talent.models import Instansi, Jabatan, Pegawai, Penugasan, Peran, UnitKerja

AT = datetime(2026, 1, 12, 3, tzinfo=UTC)
SEJAK_2020 = DateRange(date(2020, 1, 1), None)
OUTCOME = {"sumber_app": "talent", "sumber_objek": "", "sumber_peristiwa": UUID(int=0), "dicatat_pada": AT}


@dataclass
class Kantor:
    instansi: Instansi
    unit: UnitKerja
    kepala: Jabatan
    analis: Jabatan
    atasan: Pegawai
    bawahan: Pegawai
    rekan: Pegawai
    admin: Pengguna


def kantor():
    instansi = Instansi.objects.create(kode="6900", nama="Pemprov Kalimantan Timur")
    unit = UnitKerja.objects.create(instansi=instansi, nama="Dinas Perhubungan", jenis="dinas", berlaku=SEJAK_2020)
    milik = {"instansi": instansi, "unit": unit}
    kepala = Jabatan.objects.create(**milik, nama="Kepala Dinas", jenis="jpt_pratama", eselon="II.a", kepala_unit=True)
    analis = Jabatan.objects.create(**milik, nama="Analis", jenis="pelaksana", kuota=2, atasan=kepala)
    admin = Pengguna.objects.create(username="admin.bkd")
    peran(admin, instansi, "admin_bkd")
    atasan, bawahan, rekan = (pegawai(instansi, nama) for nama in ("Siti", "Budi", "Rina"))
    for orang, jabatan in ((atasan, kepala), (bawahan, analis), (rekan, analis)):
        penugasan(orang, jabatan)
    return Kantor(instansi, unit, kepala, analis, atasan, bawahan, rekan, admin)


def pegawai(instansi, nama):
    """Numbered NIPs that are sound by their own dates."""
    urut = Pegawai.objects.count() + 1
    nip = f"19800101200501{2 if nama in {'Siti', 'Rina'} else 1}{urut:03}"
    pengguna = Pengguna.objects.create(username=nip, nama=nama)
    return Pegawai.objects.create(
        instansi=instansi,
        pengguna=pengguna,
        nip=nip,
        nama=nama,
        tanggal_lahir=date(1980, 1, 1),
        jenis_kelamin="F" if nama in {"Siti", "Rina"} else "M",
        status_pegawai="pns",
    )


def peran(pengguna, instansi, jenis, *, berlaku=SEJAK_2020):
    sk = {"nomor_sk": "1/2020", "tanggal_sk": date(2019, 12, 30)}
    return Peran.objects.create(pengguna=pengguna, instansi=instansi, jenis=jenis, berlaku=berlaku, **sk, **OUTCOME)


def penugasan(orang, jabatan, *, jenis="definitif", berlaku=SEJAK_2020):
    return Penugasan.objects.create(
        pegawai=orang,
        jabatan=jabatan,
        jenis=jenis,
        berlaku=berlaku,
        tunggal=jabatan.jenis in STRUKTURAL,
        nomor_sk="2/2020",
        **OUTCOME,
    )
