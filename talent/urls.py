from django.urls import path

from talent.views import peran, rekam

app_name = "talent"
urlpatterns = [
    path("pegawai/", rekam.daftar_pegawai, name="daftar_pegawai"),
    path("pegawai/unduh/", rekam.unduh_pegawai, name="unduh_pegawai"),
    path("pegawai/<int:pk>/", rekam.pegawai, name="pegawai"),
    path("pegawai/<int:pk>/<slug:bagian>/", rekam.pegawai, name="bagian_pegawai"),
    path("unit/", rekam.daftar_unit, name="daftar_unit"),
    path("unit/lowong/", rekam.jabatan_lowong, name="jabatan_lowong"),
    path("unit/<int:pk>/", rekam.unit, name="unit"),
    path("peran/", peran.daftar_peran, name="daftar_peran"),
    path("peran/beri/<int:pk>/", peran.peran_baru, name="peran_baru"),
    path("peran/beri/<int:pk>/simpan/", peran.beri_peran, name="beri_peran"),
    path("peran/<int:pk>/akhir/", peran.peran_akhir, name="peran_akhir"),
    path("peran/<int:pk>/akhir/simpan/", peran.akhiri_peran, name="akhiri_peran"),
]
