"""What stands between a post and its seal."""

from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import check_password

from core.models import AuditEvent, Pengguna
from seleksi.enums import PeranPansel, StatusPeringkat, StatusSeleksi
from seleksi.models import AnggotaPansel, Lowongan
from seleksi.rules.masalah import Masalah
from seleksi.rules.peringkat import Hasil
from seleksi.rules.putusan import masih_seri
from seleksi.selectors.hasil import Bahan, hitung_bahan, kurang_bernama, lembar_terutang, putusan_dipakai
from talent.enums import JenisPeran
from talent.models import Peran

SANDI_SALAH = "seleksi.catat_sandi_salah"
PENCATAT = "Anda yang mencatat putusan nilai seri ini; yang menyegelnya orang lain"
PEMISAHAN = "Yang mencatat putusan nilai seri tidak menyegel hasilnya."
PERCOBAAN = 5
JEDA = timedelta(minutes=15)


def halangan(dari: Bahan, oleh: Pengguna, *, pada: date) -> Masalah | None:
    """The first reason why this user cannot seal the result. Names who owes: for the secretariat alone."""
    if dari.lowongan.seleksi.status != StatusSeleksi.PENILAIAN:
        return Masalah("seleksi_tidak_dinilai", "Hasil disegel selama seleksi dalam tahap penilaian.")
    hasil = hitung_bahan(dari)
    if hasil.status is StatusPeringkat.KURANG_PELAMAR:
        minimal = hasil.ketentuan.minimal_pelamar
        kalimat = f"Pelamar yang memenuhi syarat {hasil.jumlah_pelamar} orang; paling sedikit {minimal}."
        return Masalah("kurang_pelamar", f"{kalimat} Tutup lowongan ini tanpa hasil.")
    if siapa := kekurangan(dari):
        keadaan = "dikunci" if lembar_terutang(dari) else "lengkap"
        return Masalah("belum_lengkap", f"Belum semua lembar nilai {keadaan}: {', '.join(siapa)}.")
    if hasil.status is StatusPeringkat.SERI:
        return Masalah("seri", seri_di_batas(dari, hasil))
    if any(p.dicatat_oleh_id == oleh.pk for p in putusan_dipakai(dari)):
        return Masalah("pencatat_putusan", f"{PENCATAT}. {_jalan_keluar(dari.lowongan, oleh, pada)}")
    return None


def akibat_mencatat(lowongan: Lowongan, oleh: Pengguna, *, pada: date) -> str:
    """What recording the vote over a tie takes from this user, told before it is done; empty: nothing."""
    semua = _sekretariat(lowongan, pada)
    if oleh not in semua:
        return ""
    if rekan := _rekan(semua, oleh):
        return f"{PEMISAHAN} Bila Anda yang mencatat, {' atau '.join(rekan)} yang menyegel."
    ketua = f"Minta ketua Pansel, {_ketua(lowongan)}, mencatatnya."
    return f"{PEMISAHAN} Sekretariat hanya Anda: bila Anda yang mencatat, tidak ada yang dapat menyegel. {ketua}"


def _jalan_keluar(lowongan: Lowongan, oleh: Pengguna, pada: date) -> str:
    ulang = f"minta ketua Pansel, {_ketua(lowongan)}, mencatat ulang putusan itu di Putusan nilai seri."
    if rekan := _rekan(_sekretariat(lowongan, pada), oleh):
        return f"Minta {' atau '.join(rekan)} menyegelnya, atau {ulang}"
    return f"Sekretariat hanya Anda: {ulang}"


def _sekretariat(lowongan: Lowongan, pada: date) -> list[Pengguna]:
    peran = Peran.objects.filter(instansi=lowongan.seleksi.instansi_id, jenis=JenisPeran.SEKRETARIAT_PANSEL)
    peran = peran.filter(berlaku__contains=pada)
    return list(Pengguna.objects.filter(pk__in=peran.values("pengguna"), is_active=True).order_by("nama", "pk"))


def _rekan(sekretariat: list[Pengguna], oleh: Pengguna) -> list[str]:
    return [str(satu) for satu in sekretariat if satu != oleh]


def _ketua(lowongan: Lowongan) -> str:
    duduk = AnggotaPansel.objects.filter(pansel__seleksi=lowongan.seleksi_id, peran=PeranPansel.KETUA, keluar_pada=None)
    return str(duduk.first() or "")


def kekurangan(dari: Bahan) -> dict[str, list[str]]:
    """Who owes what. While a sheet is open only that: what it already holds is its author's alone."""
    kurang = lembar_terutang(dari) or kurang_bernama(dari, hitung_bahan(dari).kurang)
    daftar: dict[str, list[str]] = {}
    for siapa, apa in dict.fromkeys(kurang):
        daftar.setdefault(siapa, []).append(apa)
    return daftar


def seri_di_batas(dari: Bahan, hasil: Hasil) -> str:
    nama = {p.nomor: p.nama for p in dari.pelamar}
    batas = {nomor for k in hasil.seri if k.di_batas for nomor in k.nomor}
    kelompok = [k for k in masih_seri(hasil) if set(k) <= batas]
    teks = "; ".join(" dan ".join(f"{n} {nama[n]}" for n in k) for k in kelompok)
    return f"Nilai seri melintasi batas nama yang diusulkan: {teks}. Catat putusan Pansel di Putusan nilai seri."


def sandi_ditolak(user: Pengguna, lowongan: Lowongan, sandi: str, at: datetime) -> Masalah | None:
    """Whether the second confirmation fails: what cannot be undone asks for the password once more."""
    if percobaan_habis(user, lowongan, at):
        return Masalah("sandi_terlalu_sering", "Kata sandi sudah lima kali salah. Coba lagi 15 menit lagi.", "sandi")
    if not check_password(sandi, user.password):
        return Masalah("sandi_salah", "Kata sandi tidak cocok dengan akun Anda.", "sandi")
    return None


def percobaan_habis(user: Pengguna, lowongan: Lowongan, at: datetime) -> bool:
    """Too many wrong passwords for this post by this user within a quarter of an hour."""
    rows = AuditEvent.objects.filter(target="seleksi.lowongan", target_id=lowongan.pk, action=SANDI_SALAH)
    return rows.filter(actor_id=user.pk, at__gt=at - JEDA).count() >= PERCOBAAN
