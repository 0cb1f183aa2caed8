"""A draft and what is put into it (posts, weights, calendar): each refusal."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from core.commands import CommandForbidden
from seleksi.enums import StatusSeleksi as S
from seleksi.selectors.seleksi import jabatan_lowong, tanda_komponen
from seleksi.services import persiapan as services
from seleksi.services.penetapan import tetapkan
from talent.models import Jabatan
from tests.factories_seleksi import AT, PADA, SANDI, menjabat, panggung, pegawai
from tests.seleksi.tahap_hasil import tersegel
from tests.seleksi.tahap_persiapan import JADWAL, ditolak

pytestmark = pytest.mark.django_db


def jabatan(p, nama="Kepala Dinas Sosial", jenis="jpt_pratama"):
    return Jabatan.objects.create(instansi=p.instansi, unit=p.unit, nama=nama, jenis=jenis, eselon="II.a")


def test_buat_seleksi_begins_as_a_draft_with_an_empty_panel():
    p = panggung(S.DRAF)

    baru = services.buat_seleksi(p.instansi, by=p.sekretariat, at=AT, nomor="02", judul="Dinas Sosial", jenis="terbuka")

    assert (baru.status, baru.pansel.anggotapansel_set.count()) == ("draf", 0)


def test_buat_seleksi_refuses_a_number_in_use_and_who_is_not_the_secretariat():
    p = panggung(S.DRAF)
    isi = {"nomor": p.seleksi.nomor, "judul": "Lain", "jenis": "terbuka"}

    assert ditolak(services.buat_seleksi, p.instansi, by=p.sekretariat, **isi) == ("nomor_terpakai", "nomor")
    with pytest.raises(CommandForbidden):
        services.buat_seleksi(p.instansi, by=p.admin, at=AT, **isi)


def test_tambah_lowongan_takes_components_and_tie_breaks_from_the_provisions():
    p = panggung(S.DRAF)

    baru = services.tambah_lowongan(p.seleksi, by=p.sekretariat, at=AT, jabatan=jabatan(p))

    assert [(k.kode, k.bobot, k.impor) for k in baru.komponen_set.all()] == [
        ("makalah", 20, False),
        ("assessment", 25, True),
        ("wawancara", 35, False),
        ("rekam_jejak", 20, False),
    ]
    assert (baru.ketentuan, baru.penentu_seri) == (p.ketentuan, ["wawancara", "assessment"])


def _terisi(p):
    post = jabatan(p)
    menjabat(pegawai(p.instansi, "Rudi Hartono", nip="197603142001031001"), post)
    return post


def _dilelang(p):
    return p.jabatan


def _bukan_jpt(p):
    return jabatan(p, jenis="administrator")


def _tanpa_ketentuan(p):
    return jabatan(p, jenis="jpt_madya")


def _instansi_lain(p):
    return panggung(S.DRAF, kode="6901").jabatan


@pytest.mark.parametrize(
    ("post", "kode"),
    [
        (_terisi, "jabatan_terisi"),
        (_dilelang, "sudah_dilelang"),
        (_bukan_jpt, "jenis_tidak_cocok"),
        (_tanpa_ketentuan, "ketentuan_tidak_ada"),
        (_instansi_lain, "instansi_lain"),
    ],
)
def test_tambah_lowongan_refuses(post, kode):
    p = panggung(S.DRAF)

    assert ditolak(services.tambah_lowongan, p.seleksi, by=p.sekretariat, jabatan=post(p)) == (kode, "jabatan")


def _ditetapkan():
    """A post whose official the PPK has chosen, and a new draft beside it."""
    p = tersegel()
    tetapkan(
        p.lowongan, by=p.ppk, at=AT, pelamar=p.pelamar[0], alasan="Paling siap memimpin perangkat itu.", sandi=SANDI
    )
    return p, services.buat_seleksi(p.instansi, by=p.sekretariat, at=AT, nomor="02", judul="Lagi", jenis="terbuka")


def test_a_post_that_waits_for_its_inauguration_is_in_no_other_selection():
    p, baru = _ditetapkan()

    assert p.jabatan not in jabatan_lowong(baru, PADA)
    assert ditolak(services.tambah_lowongan, baru, by=p.sekretariat, jabatan=p.jabatan) == (
        "menunggu_pelantikan",
        "jabatan",
    )


@pytest.mark.parametrize(("mulai", "lowong"), [(-1, False), (0, True), (1, True)])
def test_a_post_is_free_again_once_somebody_took_it_after_the_choice(mulai, lowong):
    """Before the day of the choice it was the predecessor."""
    p, baru = _ditetapkan()
    hari = PADA + timedelta(days=mulai)
    orang = pegawai(p.instansi, "Rudi Hartono", nip="197603142001031001")
    menjabat(orang, p.jabatan, berlaku=(hari, hari + timedelta(days=1)))
    nanti = PADA + timedelta(days=40)

    assert (p.jabatan in jabatan_lowong(baru, nanti)) is lowong


def test_tambah_lowongan_counts_an_acting_holder_as_vacant():
    p = panggung(S.DRAF)
    post = jabatan(p)
    menjabat(pegawai(p.instansi, "Rudi Hartono", nip="197603142001031001"), post, jenis="plt")

    assert services.tambah_lowongan(p.seleksi, by=p.sekretariat, at=AT, jabatan=post).jabatan == post


def test_tambah_lowongan_is_only_for_a_draft():
    p = panggung(S.DIUMUMKAN)

    assert ditolak(services.tambah_lowongan, p.seleksi, by=p.sekretariat, jabatan=jabatan(p)) == ("bukan_draf", "")


def test_keluarkan_frees_the_post_and_asks_why():
    p = panggung(S.DRAF)

    assert ditolak(services.keluarkan, p.lowongan, by=p.sekretariat, alasan=" ") == ("alasan_kosong", "alasan")
    services.keluarkan(p.lowongan, by=p.sekretariat, at=AT, alasan="Diisi lewat rotasi")

    lagi = services.tambah_lowongan(p.seleksi, by=p.sekretariat, at=AT, jabatan=p.jabatan)
    assert lagi.status == "berjalan"


def test_keluarkan_refuses_after_the_announcement():
    p = panggung(S.DIUMUMKAN)

    assert ditolak(services.keluarkan, p.lowongan, by=p.sekretariat, alasan="x") == ("bukan_draf", "")


def bobot(*angka):
    return dict(zip(("makalah", "assessment", "wawancara", "rekam_jejak"), map(Decimal, angka), strict=True))


@pytest.mark.parametrize(
    ("isi", "penentu", "hasil"),
    [
        (bobot("20", "25", "35", "19.99"), [], ("jumlah_bobot", "")),
        (bobot("20", "25", "36", "19"), [], ("bobot_di_luar_rentang", "wawancara")),
        (bobot("20", "25", "35", "20"), ["pidato"], ("pemutus_tidak_dikenal", "penentu_seri")),
        (bobot("20", "25", "35", "20"), ["makalah", "makalah"], ("pemutus_ganda", "penentu_seri")),
    ],
)
def test_atur_komponen_refuses(isi, penentu, hasil):
    p = panggung(S.DRAF)
    fakta = {"bobot": isi, "penentu_seri": penentu, "semula": tanda_komponen(p.lowongan)}

    assert ditolak(services.atur_komponen, p.lowongan, by=p.sekretariat, **fakta) == hasil


def test_atur_komponen_keeps_the_order_and_notices_a_stale_tab():
    p = panggung(S.DRAF)
    semula = tanda_komponen(p.lowongan)
    fakta = {"bobot": bobot("20", "25", "35", "20"), "penentu_seri": ["rekam_jejak"], "semula": semula}

    diatur = services.atur_komponen(p.lowongan, by=p.sekretariat, at=AT, **fakta)

    assert diatur.penentu_seri == ["rekam_jejak"]
    assert ditolak(services.atur_komponen, p.lowongan, by=p.sekretariat, **fakta) == ("sudah_berubah", "semula")


@pytest.mark.parametrize(
    ("ubah", "hasil"),
    [
        ({"versi": 7}, ("sudah_berubah", "versi")),
        (
            {"pelamaran_ditutup": datetime(2027, 1, 24, 8, tzinfo=UTC)},
            ("pengumuman_terlalu_singkat", "pelamaran_ditutup"),
        ),
        ({"pelamaran_ditutup": datetime(2027, 1, 10, 8, tzinfo=UTC)}, ("tanggal_terbalik", "pelamaran_ditutup")),
        ({"penilaian_ditutup": datetime(2027, 1, 25, 8, tzinfo=UTC)}, ("penilaian_mendahului", "penilaian_ditutup")),
        ({"rencana_pelantikan": date(2027, 2, 9)}, ("pelantikan_mendahului", "rencana_pelantikan")),
    ],
)
def test_atur_jadwal_refuses(ubah, hasil):
    p = panggung(S.DRAF)

    assert ditolak(services.atur_jadwal, p.seleksi, by=p.sekretariat, **{"versi": 0, **JADWAL, **ubah}) == hasil


def test_atur_jadwal_counts_a_closing_at_midnight_to_the_day_before():
    p = panggung(S.DRAF)
    tengah_malam = datetime(2027, 1, 25, 16, tzinfo=UTC)  # 26 January 00.00 WITA

    diatur = services.atur_jadwal(
        p.seleksi, by=p.sekretariat, at=AT, versi=0, **{**JADWAL, "pelamaran_ditutup": tengah_malam}
    )

    assert (diatur.versi, diatur.pelamaran_ditutup) == (1, tengah_malam)


def test_atur_jadwal_moves_only_the_end_of_scoring_once_announced():
    p = panggung(S.PENILAIAN)
    s = p.seleksi
    beku = {"tanggal_pengumuman": s.tanggal_pengumuman, "pelamaran_ditutup": s.pelamaran_ditutup}
    akhir = s.penilaian_ditutup + timedelta(days=3)
    isi = {**beku, "rencana_pelantikan": s.rencana_pelantikan, "penilaian_ditutup": akhir, "versi": 0}

    assert services.atur_jadwal(s, by=p.sekretariat, at=AT, **isi).penilaian_ditutup == akhir
    kosong = isi | {"versi": 1, "penilaian_ditutup": None}
    assert ditolak(services.atur_jadwal, s, by=p.sekretariat, **kosong) == ("penilaian_kosong", "penilaian_ditutup")
    isi |= {"versi": 1, "rencana_pelantikan": date(2027, 4, 1)}
    assert ditolak(services.atur_jadwal, s, by=p.sekretariat, **isi) == ("jadwal_beku", "")
