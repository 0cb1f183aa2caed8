"""Letters of the selections. The text, with its single-use link, is made when the letter is sent."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse

from core.masuk import tautan_sandi
from core.models import Pengguna
from core.surat import Isi, jenis
from seleksi.models import AnggotaPansel, Lowongan, Pelamar, Seleksi
from seleksi.rules.pelamaran import kalimat_tutup
from seleksi.selectors.pelamar import batas


@jenis("undangan_pansel")
def undangan_pansel(kepada: Pengguna, konteks: Mapping[str, Any]) -> Isi:
    anggota = AnggotaPansel.objects.select_related("pansel__seleksi__instansi").get(pk=konteks["anggota"])
    seleksi = anggota.pansel.seleksi
    halaman = f"{settings.ALAMAT}{reverse('seleksi:pernyataan', args=[seleksi.pk])}"
    badan = (
        f"{anggota.nama},\n\n"
        f"Dengan SK nomor {anggota.pansel.nomor_sk} Anda ditetapkan sebagai {anggota.get_peran_display().lower()} "
        f"Panitia Seleksi: {seleksi.judul}, {seleksi.instansi}.\n\n"
        f"{_masuk(kepada)}"
        "Sesudah masuk, nyatakan bahwa Anda bukan anggota partai politik. Seleksi baru dapat diumumkan setelah "
        f"semua anggota menyatakannya:\n\n{halaman}\n"
    )
    return Isi(f"Undangan Panitia Seleksi: {seleksi.judul}", badan)


def _masuk(kepada: Pengguna) -> str:
    if kepada.has_usable_password():
        return f"Masuk dengan akun Anda yang sudah ada ({kepada.username}).\n\n"
    hari = settings.PASSWORD_RESET_TIMEOUT // 86_400
    return (
        f"Buat kata sandi lebih dahulu. Tautan ini hanya dapat dipakai sekali, paling lambat {hari} hari lagi:\n\n"
        f"{tautan_sandi(kepada)}\n\nSelanjutnya Anda masuk dengan surel ini ({kepada.username}).\n\n"
    )


@jenis("seleksi.ingatkan_menilai")
def ingatkan_menilai(kepada: Pengguna, konteks: Mapping[str, Any]) -> Isi:
    """Nothing of what is on the sheet: only that one is still open."""
    lowongan = Lowongan.objects.select_related("seleksi", "jabatan").get(pk=konteks["lowongan"])
    badan = (
        f"Yth. {kepada},\n\nlembar nilai Anda untuk {lowongan} ({lowongan.seleksi}) belum dikunci.\n"
        f"Selesaikan dan kunci di {settings.ALAMAT}{reverse('seleksi:tugas_menilai')}\n"
    )
    return Isi(f"Lembar nilai belum dikunci: {lowongan}", badan)


@jenis("seleksi.ingatkan_draf")
def ingatkan_draf(kepada: Pengguna, konteks: Mapping[str, Any]) -> Isi:
    """As it stands when the letter is sent: the deadline may have moved."""
    pelamar = Pelamar.objects.select_related("lowongan__jabatan", "lowongan__seleksi__instansi").get(
        pk=konteks["pelamar"]
    )
    tutup = batas(pelamar.lowongan).tutup
    badan = (
        f"Yth. {kepada},\n\nlamaran Anda, {pelamar.lowongan}, masih draf. Draf tidak ikut seleksi.\n"
        f"{kalimat_tutup(tutup) if tutup else 'Pelamaran segera ditutup'}.\n"
        f"Lengkapi dan ajukan di {settings.ALAMAT}{reverse('seleksi:lamaran', args=[pelamar.pk])}\n"
    )
    return Isi(f"Lamaran belum diajukan: {pelamar.lowongan}", badan)


@jenis("seleksi.hasil_administrasi")
def hasil_administrasi(kepada: Pengguna, konteks: Mapping[str, Any]) -> Isi:
    """Only that there is an outcome: what it is stands behind the login."""
    pelamar = Pelamar.objects.select_related("lowongan__jabatan").get(pk=konteks["pelamar"])
    badan = (
        f"Yth. {kepada},\n\nhasil seleksi administrasi atas lamaran Anda, {pelamar.lowongan}, sudah ditetapkan.\n"
        f"Baca di {settings.ALAMAT}{reverse('seleksi:lamaran', args=[pelamar.pk])}\n"
    )
    return Isi(f"Hasil seleksi administrasi: {pelamar.lowongan}", badan)


@jenis("seleksi.nyatakan_benturan")
def nyatakan_benturan(kepada: Pengguna, konteks: Mapping[str, Any]) -> Isi:
    seleksi = Seleksi.objects.get(pk=konteks["seleksi"])
    badan = (
        f"Yth. {kepada},\n\nhasil seleksi administrasi {seleksi} sudah ditetapkan. Sebelum lembar nilai dibuka, "
        "nyatakan ada atau tidaknya benturan kepentingan dengan setiap pelamar.\n"
        f"Nyatakan di {settings.ALAMAT}{reverse('seleksi:benturan', args=[seleksi.pk])}\n"
    )
    return Isi(f"Nyatakan benturan kepentingan: {seleksi}", badan)
