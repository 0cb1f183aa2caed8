"""Filling vacant posts: selection, panel, candidates, sheets, results."""

from seleksi.models.hasil import AnulirHasil, BeritaAcara, Hasil, PutusanSeri
from seleksi.models.ketentuan import Ketentuan
from seleksi.models.pansel import AnggotaPansel, Pansel
from seleksi.models.pelamar import BerkasPelamar, Pelamar, PernyataanBenturan
from seleksi.models.penilaian import Lembar, Nilai
from seleksi.models.seleksi import Komponen, Lowongan, Seleksi

__all__ = [
    "AnggotaPansel",
    "AnulirHasil",
    "BeritaAcara",
    "BerkasPelamar",
    "Hasil",
    "Ketentuan",
    "Komponen",
    "Lembar",
    "Lowongan",
    "Nilai",
    "Pansel",
    "Pelamar",
    "PernyataanBenturan",
    "PutusanSeri",
    "Seleksi",
]
