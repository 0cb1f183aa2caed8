from django.urls import path

from seleksi.views import daftar, impor, penilaian

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
]
