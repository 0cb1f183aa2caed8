from django.urls import path

from seleksi.views import daftar, hasil, impor, penetapan, penilaian

app_name = "seleksi"

urlpatterns = [
    # Persiapan
    path("", daftar.daftar, name="daftar"),
    path("<int:pk>/", daftar.detail, name="detail"),
    # Pelamar
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
