"""People who apply, with the documents they need; beside tests.factories_seleksi."""

from datetime import UTC, date, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.backends.postgresql.psycopg_any import DateRange

from seleksi.models import BerkasPelamar, Pelamar
from seleksi.rules.pelamaran import berkas_wajib
from seleksi.services import pelamar as services
from talent.models import Jabatan, RiwayatKinerja, RiwayatPendidikan
from tests.factories import unit
from tests.factories_seleksi import OUTCOME, menjabat, pegawai

TUTUP = datetime(2027, 1, 15, 8, tzinfo=UTC)  # the stage's deadline
SEBELUM = TUTUP - timedelta(seconds=1)
PDF = b"%PDF-1.7\n%uji\n%%EOF\n"
HTML = b"<!doctype html><script>alert(1)</script>"


def calon(p, nama="Budi Santoso", *, nip="197603142001031901", layak=True, instansi=None):
    """Someone with an account; `layak` gives a record that meets every requirement; `instansi`: another agency's."""
    asal, tempat = (instansi, unit(instansi, "Dinas")) if instansi else (p.instansi, p.unit)
    orang = pegawai(asal, nama, nip=nip)
    if layak:
        milik = {"instansi": asal, "pegawai": orang, **OUTCOME}
        jabatan = Jabatan.objects.create(
            instansi=asal,
            unit=tempat,
            nama=f"Sekretaris {nip[-4:]}",
            jenis="administrator",
            atasan=None if instansi else p.jabatan,
        )
        menjabat(orang, jabatan, berlaku=DateRange(date(2020, 1, 1), None))
        RiwayatPendidikan.objects.create(tingkat="s2", nama="Magister", tahun_lulus=2008, **milik)
        for tahun in (2025, 2026):
            RiwayatKinerja.objects.create(
                tahun=tahun, hasil_kerja="sesuai", perilaku="sesuai", predikat="baik", **milik
            )
    return orang


def berkas(isi=PDF, nama="berkas.pdf"):
    return SimpleUploadedFile(nama, isi, content_type="application/pdf")


def draf(p, orang, *, lengkap=True, lowongan=None, at=SEBELUM):
    """A draft through the commands; `lengkap` with text, statement and every required document."""
    user = orang.pengguna
    pelamar = services.lamar(lowongan or p.lowongan, by=user, at=at)
    if lengkap:
        for jenis in berkas_wajib(sesama=orang.instansi_id == p.instansi.pk):
            services.unggah_berkas(pelamar, by=user, at=at, jenis=jenis.value, berkas=berkas())
        teks = {"versi": 0, "motivasi": "Siap bertugas", "pernyataan": True}
        pelamar = services.simpan_lamaran(pelamar, by=user, at=at, **teks)
    return pelamar


def diajukan(p, orang, *, at=SEBELUM):
    return services.ajukan(draf(p, orang), by=orang.pengguna, at=at)


def jumlah_berkas(pelamar: Pelamar) -> tuple[int, int]:
    """In force, and withdrawn."""
    rows = BerkasPelamar.objects.filter(pelamar=pelamar)
    return rows.filter(ditarik_pada=None).count(), rows.exclude(ditarik_pada=None).count()
