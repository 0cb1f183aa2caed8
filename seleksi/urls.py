from django.urls import path

from seleksi.views import daftar

app_name = "seleksi"

urlpatterns = [
    # Persiapan
    path("", daftar.daftar, name="daftar"),
    path("<int:pk>/", daftar.detail, name="detail"),
    # Pelamar
    # Penilaian
    # Penetapan
]
