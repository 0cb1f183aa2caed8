"""The agency's provisions: a change is a new row from a later day."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from core.commands import CommandRefused, command
from core.models import Pengguna
from core.tanggal import tulis_tanggal
from seleksi import access
from seleksi.models import Ketentuan
from seleksi.rules.ketentuan import IsiKetentuan, periksa_ketentuan
from seleksi.tolak import tolak
from talent.models import Instansi


@command(access.pengurus_instansi)
def tetapkan_ketentuan(
    instansi: Instansi,
    *,
    by: Pengguna,
    at: datetime,
    jenis_jabatan: str,
    mulai: date,
    nomor_sk: str,
    tanggal_sk: date,
    dasar: str,
    isi: IsiKetentuan,
) -> Ketentuan:
    """The version before ends the day before. CommandRefused: what the rule finds, or a day that is not later."""
    tolak(periksa_ketentuan(isi, jenis=jenis_jabatan, pada=mulai))
    if tanggal_sk > mulai:
        raise CommandRefused("sk_sesudah_mulai", "Tanggal SK tidak boleh sesudah mulai berlaku.", bidang="tanggal_sk")
    _akhiri_sebelumnya(instansi, jenis_jabatan, mulai)
    return Ketentuan.objects.create(
        instansi=instansi,
        jenis_jabatan=jenis_jabatan,
        berlaku=DateRange(mulai, None),
        nomor_sk=nomor_sk,
        tanggal_sk=tanggal_sk,
        dasar=dasar,
        **_kolom(isi),
    )


def _akhiri_sebelumnya(instansi: Instansi, jenis: str, mulai: date) -> None:
    for row in Ketentuan.objects.filter(instansi=instansi, jenis_jabatan=jenis, berlaku__endswith=None):
        if row.berlaku.lower >= mulai:
            kalimat = (
                f"Ketentuan sekarang berlaku sejak {tulis_tanggal(row.berlaku.lower)}; yang baru harus sesudahnya."
            )
            raise CommandRefused("ketentuan_tidak_lebih_baru", kalimat, bidang="mulai")
        row.berlaku = DateRange(row.berlaku.lower, mulai)
        row.save()


def _kolom(isi: IsiKetentuan) -> dict[str, Any]:
    angka = {nama: nilai for nama, nilai in asdict(isi).items() if nama not in ("komponen", "penentu_seri")}
    komponen = [
        {"kode": k.kode, "nama": k.nama, "bobot": str(k.bobot), "minimum": str(k.minimum)}
        | {"maksimum": str(k.maksimum), "impor": k.impor}
        for k in isi.komponen
    ]
    return angka | {"komponen": komponen, "penentu_seri": list(isi.penentu_seri)}
