"""The panel through its commands: who may sit, the decree, the statement, the invitation."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from django.core import mail

from core.commands import CommandForbidden, CommandRefused
from core.models import Notifikasi, Pengguna, Surat
from core.tasks import kirim_surat
from seleksi.access import keanggotaan
from seleksi.enums import StatusSeleksi as S
from seleksi.models import AnggotaPansel, Seleksi
from seleksi.services import pansel as services
from talent.models import Jabatan
from tests.factories import peran
from tests.factories_seleksi import AT, PADA, menjabat, panggung, pegawai, pengguna
from tests.seleksi.tahap_persiapan import ditolak

pytestmark = pytest.mark.django_db
LUAR = {"nama": "Prof. Retno", "surel": "Retno@unmul.example", "lembaga": "Universitas Mulawarman"} | {
    "jabatan": "Guru Besar",
    "peran": "anggota",
    "tingkat": "",
    "jenjang": "",
}
SK = {"nomor_sk": "4/2027", "tanggal_sk": PADA}


def pejabat(p, *, jenis="jpt_madya", jenjang="", nip="197003141995031001", instansi=None):
    orang = pegawai(instansi or p.instansi, "Rudi Hartono", nip=nip)
    post = Jabatan.objects.create(
        instansi=instansi or p.instansi, unit=p.unit, nama="Sekretaris Daerah", jenis=jenis, jenjang=jenjang
    )
    menjabat(orang, post)
    return orang


def keluarkan(p, nomor, **ubah):
    fakta = {"anggota": p.anggota[nomor], "alasan": "Pindah tugas", **ubah}
    return services.keluarkan_anggota(p.seleksi, by=p.sekretariat, at=AT, **fakta)


def test_a_member_of_the_record_is_frozen_with_post_and_level():
    p = panggung(S.DRAF, anggota=0)

    a = services.tambah_anggota_internal(p.seleksi, by=p.sekretariat, at=AT, pegawai=pejabat(p), peran="ketua")

    assert (a.kode, a.nama, a.jabatan, a.tingkat, a.unsur, a.pemerintah) == (
        "A1",
        "Rudi Hartono",
        "Sekretaris Daerah",
        "jpt_madya",
        "internal",
        True,
    )


def test_an_official_of_another_agency_counts_as_from_outside():
    p, lain = panggung(S.DRAF, anggota=0), panggung(S.DRAF, kode="6901")
    orang = pejabat(p, instansi=lain.instansi)

    a = services.tambah_anggota_internal(p.seleksi, by=p.sekretariat, at=AT, pegawai=orang, peran="anggota")

    assert (a.unsur, a.lembaga) == ("eksternal", str(lain.instansi))


def test_who_holds_no_post_or_has_no_account_is_refused():
    p = panggung(S.DRAF, anggota=0)
    tanpa_jabatan, tanpa_akun = pegawai(p.instansi, "Siti", nip="197003141995032002"), pejabat(p)
    tanpa_akun.pengguna = None
    tanpa_akun.save()
    fakta = {"by": p.sekretariat, "peran": "anggota"}

    assert ditolak(services.tambah_anggota_internal, p.seleksi, pegawai=tanpa_jabatan, **fakta) == (
        "tanpa_jabatan",
        "pegawai",
    )
    assert ditolak(services.tambah_anggota_internal, p.seleksi, pegawai=tanpa_akun, **fakta) == (
        "tanpa_akun",
        "pegawai",
    )


def test_an_outside_member_gets_an_account_without_password_or_keeps_the_one_there_is():
    p = panggung(S.DRAF, anggota=0)
    ada = pengguna("dewi")

    baru = services.tambah_anggota_luar(p.seleksi, by=p.sekretariat, at=AT, **LUAR)
    lama = services.tambah_anggota_luar(p.seleksi, by=p.sekretariat, at=AT, **LUAR | {"surel": "DEWI@merita.example"})

    assert (baru.pengguna.username, baru.pengguna.has_usable_password()) == ("retno@unmul.example", False)
    assert lama.pengguna == ada


def test_an_outside_member_is_refused_twice_closed_or_from_the_record():
    p = panggung(S.DRAF, anggota=0)
    services.tambah_anggota_luar(p.seleksi, by=p.sekretariat, at=AT, **LUAR)
    orang, tutup = pejabat(p), pengguna("tutup")
    tutup.is_active = False
    tutup.save()
    fakta = {"by": p.sekretariat}

    assert ditolak(services.tambah_anggota_luar, p.seleksi, **fakta, **LUAR) == ("anggota_ganda", "")
    surel = {"surel": orang.pengguna.email}
    assert ditolak(services.tambah_anggota_luar, p.seleksi, **fakta, **LUAR | surel) == (
        "ada_di_data_pegawai",
        "surel",
    )
    surel = {"surel": tutup.email}
    assert ditolak(services.tambah_anggota_luar, p.seleksi, **fakta, **LUAR | surel) == ("akun_tidak_aktif", "surel")


def test_one_chair_only():
    p = panggung(S.DRAF)

    assert ditolak(services.tambah_anggota_luar, p.seleksi, by=p.sekretariat, **LUAR | {"peran": "ketua"}) == (
        "peran_pansel_terisi",
        "peran",
    )


@pytest.mark.parametrize(
    ("jumlah", "dalam", "kode"),
    [
        (5, 2, None),
        (5, 3, "internal_terlalu_banyak"),
        (6, 2, "jumlah_genap"),
        (3, 1, "jumlah_anggota"),
        (7, 3, None),
        (9, 4, None),
        (9, 5, "internal_terlalu_banyak"),
        (11, 4, "jumlah_anggota"),
    ],
)
def test_the_decree_asks_for_a_valid_composition(jumlah, dalam, kode):
    p = panggung(S.DRAF, anggota=jumlah)
    for nomor, a in enumerate(p.anggota):
        a.unsur = "internal" if nomor < dalam else "eksternal"
        a.save()

    if kode is None:
        assert services.tetapkan_pansel(p.seleksi, by=p.sekretariat, at=AT, **SK).ditetapkan_pada == AT
    else:
        assert ditolak(services.tetapkan_pansel, p.seleksi, by=p.sekretariat, **SK) == (kode, "")


@pytest.mark.parametrize(
    ("tingkat", "jenjang", "sah"),
    [
        ("administrator", "", False),
        ("fungsional_keahlian", "ahli_madya", False),
        ("fungsional_keahlian", "ahli_utama", True),
        ("jpt_pratama", "", True),
    ],
)
def test_the_decree_asks_officials_to_be_at_least_at_the_level_of_the_post(tingkat, jenjang, sah):
    p = panggung(S.DRAF)
    a = p.anggota[0]
    a.tingkat, a.jenjang = tingkat, jenjang
    a.save()

    if sah:
        assert services.tetapkan_pansel(p.seleksi, by=p.sekretariat, at=AT, **SK).nomor_sk == "4/2027"
    else:
        assert ditolak(services.tetapkan_pansel, p.seleksi, by=p.sekretariat, **SK)[0] == "jabatan_lebih_rendah"


def test_the_decree_does_not_wait_for_statements_and_is_given_once():
    p = panggung(S.DRAF)
    for a in p.anggota:
        a.bukan_parpol_pada = None
        a.save()

    services.tetapkan_pansel(p.seleksi, by=p.sekretariat, at=AT, **SK)

    assert Notifikasi.objects.count() == 5
    assert ditolak(services.tetapkan_pansel, p.seleksi, by=p.sekretariat, **SK | {"nomor_sk": "5"}) == (
        "pansel_sudah_ditetapkan",
        "",
    )


def test_the_decree_is_not_of_a_later_day_nor_before_any_post():
    p = panggung(S.DRAF)

    assert ditolak(services.tetapkan_pansel, p.seleksi, by=p.sekretariat, **SK | {"tanggal_sk": date(2027, 1, 12)}) == (
        "sk_belum_terbit",
        "tanggal_sk",
    )
    p.lowongan.komponen_set.all().delete()
    p.lowongan.delete()
    assert ditolak(services.tetapkan_pansel, p.seleksi, by=p.sekretariat, **SK) == ("tanpa_lowongan", "")


def test_a_replacement_needs_another_decree_and_keeps_the_codes():
    p = panggung(S.ADMINISTRASI)
    keluarkan(p, 4)
    p.seleksi.pansel.refresh_from_db()
    assert ditolak(services.tetapkan_pansel, p.seleksi, by=p.sekretariat, **SK)[0] == "jumlah_anggota"

    baru = services.tambah_anggota_luar(p.seleksi, by=p.sekretariat, at=AT, **LUAR)
    sama = SK | {"nomor_sk": "3/2026"}
    assert ditolak(services.tetapkan_pansel, p.seleksi, by=p.sekretariat, **sama) == ("sk_sama", "nomor_sk")
    services.tetapkan_pansel(p.seleksi, by=p.sekretariat, at=AT, **SK)

    assert baru.kode == "A6"
    assert [p.seleksi.pk in keanggotaan(u) for u in (p.anggota[4].pengguna, baru.pengguna)] == [False, True]


def test_keluarkan_refuses_without_reason_twice_and_once_scoring_is_open():
    p, buka = panggung(S.DRAF), panggung(S.PENILAIAN, kode="6901")

    with pytest.raises(CommandRefused, match="Tulis alasannya"):
        keluarkan(p, 4, alasan=" ")
    keluarkan(p, 4)
    with pytest.raises(CommandRefused, match="bukan anggota Pansel, atau sudah keluar"):
        keluarkan(p, 4)
    with pytest.raises(CommandRefused, match="susunan Pansel tidak dapat diubah"):
        keluarkan(buka, 4)


def test_a_member_states_for_himself_and_once():
    p = panggung(S.DRAF)
    a = p.anggota[0]
    a.bukan_parpol_pada = None
    a.save()

    with pytest.raises(CommandForbidden):
        services.nyatakan_bukan_parpol(a, by=p.sekretariat, at=AT)
    sekali = services.nyatakan_bukan_parpol(a, by=a.pengguna, at=AT)
    lagi = services.nyatakan_bukan_parpol(a, by=a.pengguna, at=AT.replace(year=2028))

    assert (sekali.bukan_parpol_pada, lagi.bukan_parpol_pada) == (AT, AT)


def test_the_invitation_lets_an_outside_member_in_once(client, django_capture_on_commit_callbacks):
    p = panggung(S.DRAF, anggota=5)
    keluarkan(p, 4)
    services.tambah_anggota_luar(p.seleksi, by=p.sekretariat, at=AT, **LUAR)
    services.tetapkan_pansel(p.seleksi, by=p.sekretariat, at=AT, **SK)
    kirim_surat()
    surat = next(m for m in mail.outbox if m.to == ["retno@unmul.example"])
    tautan = urlsplit(next(baris for baris in surat.body.splitlines() if "/akun/" in baris)).path

    buka = client.get(tautan, follow=True)
    sandi = "sungai-mahakam-di-pagi-hari"
    client.post(buka.request["PATH_INFO"], {"password1": sandi, "password2": sandi})

    assert Pengguna.objects.get(username="retno@unmul.example").check_password(sandi)
    client.logout()
    assert "sudah dipakai" in client.get(tautan, follow=True).content.decode()
    assert client.login(username="retno@unmul.example", password=sandi)


def test_an_invitation_is_sent_once_a_decree_and_again_when_asked():
    p = panggung(S.DRAF)
    services.tetapkan_pansel(p.seleksi, by=p.sekretariat, at=AT, **SK)
    a = p.anggota[4]
    AnggotaPansel.objects.filter(pk=a.pk).update(bukan_parpol_pada=None)

    services.undang_ulang(p.seleksi, by=p.sekretariat, at=AT, anggota=a)
    services.undang_ulang(p.seleksi, by=p.sekretariat, at=AT, anggota=a)

    assert Surat.objects.filter(kepada=a.pengguna).count() == 2


@pytest.mark.parametrize("jenis", ["ppk", "auditor", "sekretariat_pansel"])
def test_who_chooses_oversees_or_runs_the_selection_has_no_seat(jenis):
    p = panggung(S.DRAF, anggota=5)
    tamu = pengguna("tamu@contoh.example", "Tamu")
    Pengguna.objects.filter(pk=tamu.pk).update(email="tamu@contoh.example")
    dalam = pejabat(p)
    for orang in (tamu, dalam.pengguna):
        peran(orang, p.instansi, jenis)

    luar = ditolak(services.tambah_anggota_luar, p.seleksi, by=p.sekretariat, **LUAR | {"surel": "tamu@contoh.example"})
    isi = {"pegawai": dalam, "peran": "anggota"}
    data = ditolak(services.tambah_anggota_internal, p.seleksi, by=p.sekretariat, **isi)

    assert (luar, data) == (("berperan_lain", "pegawai"), ("berperan_lain", "pegawai"))


def test_a_role_given_since_is_found_when_the_panel_is_fixed():
    p = panggung(S.DRAF, anggota=5)
    p.pansel.ditetapkan_pada = None
    p.pansel.save()
    peran(p.anggota[3].pengguna, p.instansi, "auditor")

    assert ditolak(services.tetapkan_pansel, p.seleksi, by=p.sekretariat, **SK)[0] == "berperan_lain"


def test_a_role_of_another_agency_is_no_bar():
    p, lain = panggung(S.DRAF, anggota=0), panggung(S.DRAF, anggota=0, kode="6401")
    orang = pejabat(p)
    peran(orang.pengguna, lain.instansi, "auditor")

    a = services.tambah_anggota_internal(p.seleksi, by=p.sekretariat, at=AT, pegawai=orang, peran="ketua")

    assert a.nama == "Rudi Hartono"


@pytest.mark.parametrize(
    ("ubah", "kode"),
    [
        ({"status": S.SELESAI, "selesai_pada": AT}, "seleksi_berakhir"),
        ({"status": S.DIBATALKAN, "dibatalkan_pada": AT, "alasan_batal": "Anggaran"}, "seleksi_berakhir"),
        ({}, "sudah_menyatakan"),
    ],
)
def test_nobody_is_invited_to_what_is_over_or_already_declared(ubah, kode):
    p = panggung(S.PENILAIAN)
    Seleksi.objects.filter(pk=p.seleksi.pk).update(**ubah)
    if ubah:
        AnggotaPansel.objects.update(bukan_parpol_pada=None)

    assert ditolak(services.undang_ulang, p.seleksi, by=p.sekretariat, anggota=p.anggota[4])[0] == kode
    assert not Surat.objects.exists()
