"""Ten thousand people of the demo province, taken over as SIASN files are: what the rows of bench/web.py read."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection
from django.db.models import Count

from core.models import Pengguna
from core.selectors import pengguna_sistem
from talent.demo.tulis import KODE_INSTANSI, NAMA_INSTANSI, tulis_provinsi
from talent.models import Instansi, Pegawai
from talent.services import beri_peran
from talent.services.siasn import impor_folder

JUMLAH = 10_000
PADA = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Data:
    instansi: Instansi
    admin: Pengguna
    pegawai: Pegawai  # an administrator, with the longest career


def muat() -> Data:
    """The import takes most of a minute; the measurements are of what it leaves."""
    with TemporaryDirectory(prefix="merita-bench-") as folder:
        tulis_provinsi(Path(folder), pegawai=JUMLAH, pada=PADA)
        laporan = impor_folder(Path(folder), kode=KODE_INSTANSI, nama=NAMA_INSTANSI, by=pengguna_sistem(), at=AT)
    if laporan.kode_keluar:
        raise SystemExit(laporan.teks())
    instansi = Instansi.objects.get(kode=KODE_INSTANSI)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Data(instansi, _admin(instansi), _berkarier())


def _admin(instansi: Instansi) -> Pengguna:
    admin = Pengguna.objects.create(username="admin.bkd", nama="Admin BKD")
    sk = {"nomor_sk": "800/1/2026", "tanggal_sk": PADA}
    beri_peran(instansi, by=pengguna_sistem(), at=AT, pengguna=admin, jenis="admin_bkd", mulai=PADA, sampai=None, **sk)
    return admin


def _berkarier() -> Pegawai:
    orang = Pegawai.objects.filter(penugasan__jabatan__jenis="administrator", penugasan__status="ditetapkan")
    return orang.alias(banyak=Count("riwayatjabatan")).order_by("-banyak", "pk")[0]
