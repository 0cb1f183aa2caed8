from django.urls import path

from seleksi.views import (
    administrasi,
    benturan,
    daftar,
    hasil,
    impor,
    ketentuan,
    pansel,
    pelamar,
    penetapan,
    penilaian,
    persiapan,
)

app_name = "seleksi"

urlpatterns = [
    # Persiapan
    path("", daftar.daftar, name="daftar"),
    path("unduh/", daftar.unduh, name="unduh_daftar"),
    path("<int:pk>/", daftar.detail, name="detail"),
    path("<int:pk>/langkah/<slug:nama>/", daftar.langkah, name="langkah"),
    path("baru/", persiapan.buat, name="buat"),
    path("<int:pk>/lowongan/", persiapan.lowongan, name="lowongan"),
    path("lowongan/<int:pk>/keluarkan/", persiapan.keluarkan, name="keluarkan_lowongan"),
    path("lowongan/<int:pk>/komponen/", persiapan.komponen, name="komponen"),
    path("<int:pk>/jadwal/", persiapan.jadwal, name="jadwal"),
    path("<int:pk>/pansel/", pansel.pansel, name="pansel"),
    path("<int:pk>/pansel/dari-data/", pansel.dari_data, name="pansel_dari_data"),
    path("<int:pk>/pansel/dari-luar/", pansel.dari_luar, name="pansel_dari_luar"),
    path("<int:pk>/pansel/tetapkan/", pansel.tetapkan, name="tetapkan_pansel"),
    path("anggota/<int:pk>/keluarkan/", pansel.keluarkan, name="keluarkan_anggota"),
    path("anggota/<int:pk>/undang/", pansel.undang, name="undang"),
    path("<int:pk>/pernyataan/", pansel.pernyataan, name="pernyataan"),
    path("ketentuan/", ketentuan.ketentuan, name="ketentuan"),
    path("ketentuan/<int:instansi_pk>/<slug:jenis>/baru/", ketentuan.ketentuan_baru, name="ketentuan_baru"),
    # Pelamar
    path("lamaran-saya/", pelamar.lamaran_saya, name="lamaran_saya"),
    path("lowongan/<int:pk>/lamar/", pelamar.lamar, name="lamar"),
    path("lamaran/<int:pk>/", pelamar.lamaran, name="lamaran"),
    path("lamaran/<int:pk>/simpan/", pelamar.simpan, name="simpan_lamaran"),
    path("lamaran/<int:pk>/undur/", pelamar.undur, name="undur"),
    path("<int:pk>/administrasi/", administrasi.administrasi, name="administrasi"),
    path("<int:pk>/administrasi/tetapkan/", administrasi.tetapkan, name="tetapkan_administrasi"),
    path("pelamar/<int:pk>/periksa/", administrasi.periksa, name="periksa"),
    path("<int:pk>/benturan/", benturan.benturan, name="benturan"),
    path("<int:pk>/benturan/semua/", benturan.sekretariat, name="benturan_sekretariat"),
    path("<int:pk>/benturan/sematkan/", benturan.sematkan, name="sematkan_benturan"),
    # Penilaian
    path("menilai/", penilaian.tugas_menilai, name="tugas_menilai"),
    path("lembar/<int:pk>/", penilaian.lembar, name="lembar"),
    path("lembar/<int:pk>/kunci/", penilaian.kunci_lembar, name="kunci_lembar"),
    path("lembar/<int:pk>/impor/", impor.impor_nilai, name="impor_nilai"),
    path("lowongan/<int:pk>/kelengkapan/", impor.kelengkapan, name="kelengkapan"),
    # Penetapan
    path("lowongan/<int:pk>/peringkat/", hasil.peringkat, name="peringkat"),
    path("lowongan/<int:pk>/putusan-seri/", hasil.putusan_seri, name="putusan_seri"),
    path("lowongan/<int:pk>/segel/", hasil.segel, name="segel"),
    path("lowongan/<int:pk>/anulir/", hasil.anulir, name="anulir"),
    path("lowongan/<int:pk>/masukan.json", hasil.unduh_masukan, name="unduh_masukan"),
    path("lowongan/<int:pk>/berita-acara/", hasil.berita_acara, name="berita_acara"),
    path("lowongan/<int:pk>/penetapan/", penetapan.penetapan, name="penetapan"),
    path("lowongan/<int:pk>/tutup/", penetapan.tutup, name="tutup"),
]
