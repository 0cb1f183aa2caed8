"""Ten thousand people in one agency, with their posts and histories: what the rows of bench/web.py read."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import cycle
from random import Random
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from core.models import Pengguna
from talent.models import (
    Instansi,
    Jabatan,
    Pegawai,
    Penugasan,
    Peran,
    RiwayatDiklat,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatKinerja,
    RiwayatKompetensi,
    RiwayatPendidikan,
    UnitKerja,
)

JUMLAH = 10_000
PERANGKAT, BIDANG, SEKSI = 45, 4, 3
SEJAK = DateRange(date(2020, 1, 1), None)
OUTCOME = {
    "sumber_app": "talent",
    "sumber_objek": "bench",
    "sumber_peristiwa": UUID(int=0),
    "dicatat_pada": datetime(2026, 1, 1, tzinfo=UTC),
}
DEPAN = ("Ahmad", "Maria Goreti", "Yohanes", "Nurlaila", "Fransiskus Xaverius", "Siti", "Hendra", "Agnes", "Muhammad")
BELAKANG = ("Rahman", "Lahang", "Prasetyo", "Hasanah", "Ding Anyeq", "Rahmawati", "Kusuma", "Tekwan", "Saputra")


@dataclass(frozen=True)
class Data:
    instansi: Instansi
    admin: Pengguna
    pegawai: Pegawai  # a head of bidang with a full career


def muat() -> Data:
    acak = Random(6900)  # noqa: S311  the same people every time
    instansi = Instansi.objects.create(kode="6900", nama="Pemerintah Provinsi Kalimantan Timur")
    jabatan = _susunan(instansi)
    orang = _orang(instansi, jabatan, acak)
    for riwayat in (_jabatan, _golongan, _kinerja, _diklat, _pendidikan, _kompetensi):
        rows = [row for p in orang for row in riwayat(p)]
        type(rows[0]).objects.bulk_create(rows, batch_size=5000)
    admin = Pengguna.objects.create(username="admin.bkd", nama="Admin BKD")
    sk = {"nomor_sk": "800/1/2020", "tanggal_sk": date(2020, 1, 1)}
    Peran.objects.create(pengguna=admin, instansi=instansi, jenis="admin_bkd", berlaku=SEJAK, **sk, **OUTCOME)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Data(instansi, admin, next(p for p in orang if p.nip.endswith("001")))


def _susunan(instansi: Instansi) -> list[Jabatan]:
    """Every unit with its head; below the seksi the formations that hold the staff."""
    unit, jabatan = [], []

    def tambah(nama: str, jenis: str, induk: UnitKerja | None, kepala: dict[str, object], atasan: Jabatan | None):
        u = UnitKerja(instansi=instansi, nama=nama, jenis=jenis, induk=induk, berlaku=SEJAK)
        u.save()
        u.perangkat = induk.perangkat if induk else u
        unit.append(u)
        j = Jabatan(instansi=instansi, unit=u, nama=f"Kepala {nama}", kepala_unit=True, atasan=atasan, **kepala)
        j.save()
        jabatan.append(j)
        return u, j

    for d in range(PERANGKAT):
        dinas, kadis = tambah(
            f"Dinas Urusan Pemerintahan {d}", "dinas", None, {"jenis": "jpt_pratama", "eselon": "II.a"}, None
        )
        for b in range(BIDANG):
            bidang, kabid = tambah(
                f"Bidang {b} Dinas Urusan {d}", "bidang", dinas, {"jenis": "administrator", "eselon": "III.b"}, kadis
            )
            for s in range(SEKSI):
                seksi, kasi = tambah(
                    f"Seksi {s} Bidang {b} Dinas {d}", "seksi", bidang, {"jenis": "pengawas", "eselon": "IV.a"}, kabid
                )
                for nama, jenis in (
                    ("Analis Kebijakan Ahli Muda", "fungsional_keahlian"),
                    ("Pengelola Data", "pelaksana"),
                ):
                    jabatan.append(
                        Jabatan.objects.create(
                            instansi=instansi, unit=seksi, nama=nama, jenis=jenis, kuota=30, atasan=kasi
                        )
                    )
    UnitKerja.objects.bulk_update(unit, ["perangkat"], batch_size=1000)
    return jabatan


def _orang(instansi: Instansi, jabatan: list[Jabatan], acak: Random) -> list[Pegawai]:
    formasi = cycle([j for j in jabatan if not j.struktural])
    tempat = [j for j in jabatan if j.struktural]
    tempat += [next(formasi) for _ in range(JUMLAH - len(tempat))]
    orang = [
        Pegawai(
            instansi=instansi,
            nip=f"19800102{2005 + n // 999:04}01{1 + n % 2}{n % 999 + 1:03}",
            nama=f"{acak.choice(DEPAN)} {acak.choice(BELAKANG)}",
            gelar_belakang="S.T., M.T.",
            tempat_lahir="Samarinda",
            tanggal_lahir=date(1980, 1, 2),
            jenis_kelamin="M",
            status_pegawai="pns",
            tmt_cpns=date(2005, 1, 1),
            unit=j.unit,
            golongan="III/d",
            pendidikan="s1",
        )
        for n, j in enumerate(tempat)
    ]
    Pegawai.objects.bulk_create(orang, batch_size=5000)
    rows = [
        Penugasan(
            pegawai=p, jabatan=j, jenis="definitif", berlaku=SEJAK, tunggal=j.struktural, nomor_sk="821/1", **OUTCOME
        )
        for p, j in zip(orang, tempat, strict=True)
    ]
    rows += [
        Penugasan(pegawai=p, jabatan=tempat[0], jenis="plt", berlaku=SEJAK, tunggal=True, nomor_sk="821/2", **OUTCOME)
        for p in orang[100:400]
    ]
    Penugasan.objects.bulk_create(rows, batch_size=5000)
    return orang


def _sama(p: Pegawai) -> dict[str, object]:
    return {"instansi_id": p.instansi_id, "pegawai": p, **OUTCOME}


def _jabatan(p: Pegawai):
    for tahun in (2008, 2014, 2020):
        yield RiwayatJabatan(
            nama_jabatan="Pengelola Data", jenis="pelaksana", unit=p.unit, tmt=date(tahun, 1, 1), **_sama(p)
        )


def _golongan(p: Pegawai):
    for n, golongan in enumerate(("III/a", "III/b", "III/c", "III/d")):
        yield RiwayatGolongan(golongan=golongan, tmt=date(2005 + 4 * n, 4, 1), **_sama(p))


def _kinerja(p: Pegawai):
    for tahun in (2023, 2024, 2025):
        yield RiwayatKinerja(tahun=tahun, hasil_kerja="sesuai", perilaku="di_atas", predikat="baik", **_sama(p))


def _diklat(p: Pegawai):
    for tahun in (2022, 2024, 2026):
        yield RiwayatDiklat(nama="Pelatihan Teknis", jenis="teknis", tahun=tahun, jam=20, **_sama(p))


def _pendidikan(p: Pegawai):
    yield RiwayatPendidikan(
        tingkat="s1", nama="Teknik Sipil", sekolah="Universitas Mulawarman", tahun_lulus=2003, **_sama(p)
    )


def _kompetensi(p: Pegawai):
    yield RiwayatKompetensi(instrumen="Assessment center", tanggal=date(2025, 3, 1), jpm="82.50", nilai={}, **_sama(p))
