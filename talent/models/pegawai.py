from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper

from talent.enums import JenisKelamin, StatusPegawai, TingkatPendidikan
from talent.models.lembaga import SIASN_ID, Instansi, UnitKerja


class Pegawai(models.Model):
    """A civil servant. What he holds and has done stands in Penugasan and the riwayat, never here.

    `unit`, `golongan` and `pendidikan` are as SIASN last reported them, for lists; decisions read riwayat.
    """

    instansi = models.ForeignKey(Instansi, models.PROTECT)
    siasn_id = models.CharField(max_length=SIASN_ID, null=True, blank=True)  # noqa: DJ001  null is "not from SIASN"
    pengguna = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True)
    nip = models.CharField("NIP", max_length=18, unique=True)
    nama = models.CharField(max_length=200)
    nama_urut = models.GeneratedField(
        expression=Upper("nama"), output_field=models.CharField(max_length=200), db_persist=True
    )
    gelar_depan = models.CharField(max_length=50, blank=True)
    gelar_belakang = models.CharField(max_length=100, blank=True)
    tempat_lahir = models.CharField(max_length=100, blank=True)
    tanggal_lahir = models.DateField()
    jenis_kelamin = models.CharField(max_length=1, choices=JenisKelamin)
    status_pegawai = models.CharField(max_length=10, choices=StatusPegawai)
    kedudukan = models.CharField("kedudukan hukum", max_length=100, default="Aktif")
    tmt_cpns = models.DateField("TMT CPNS", null=True, blank=True)
    tmt_berhenti = models.DateField("TMT berhenti", null=True, blank=True)  # first day out of service
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True)
    golongan = models.CharField(max_length=10, blank=True)
    pendidikan = models.CharField(max_length=10, choices=TingkatPendidikan, blank=True)
    surel = models.EmailField("surel kedinasan", blank=True)

    class Meta:
        verbose_name = "pegawai"
        constraints = [models.UniqueConstraint(fields=["instansi", "siasn_id"], name="pegawai_siasn_unik")]
        indexes = [
            models.Index(fields=["instansi", "nama_urut", "id"], name="pegawai_urutan"),
            models.Index(fields=["unit", "nama_urut", "id"], name="pegawai_unit"),
            GinIndex(OpClass("nama_urut", name="gin_trgm_ops"), name="pegawai_cari_nama"),
        ]

    def __str__(self) -> str:
        depan = f"{self.gelar_depan} " if self.gelar_depan else ""
        belakang = f", {self.gelar_belakang}" if self.gelar_belakang else ""
        return f"{depan}{self.nama}{belakang}"
