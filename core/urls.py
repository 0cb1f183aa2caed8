from django.urls import path

from core import views

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("cari/", views.cari, name="cari"),
    path("notifikasi/baca/", views.baca_semua_notifikasi, name="baca_semua_notifikasi"),
    path("notifikasi/<int:pk>/baca/", views.baca_notifikasi, name="baca_notifikasi"),
    path("dokumen/<uuid:kunci>/", views.unduh_dokumen, name="unduh_dokumen"),
    path("verifikasi/", views.verifikasi, name="verifikasi"),
    path("verifikasi/<str:kode>/", views.verifikasi, name="verifikasi_kode"),
]
