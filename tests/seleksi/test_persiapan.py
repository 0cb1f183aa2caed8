"""Setting a selection up and announcing it: each refusal, each step from each state."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from core.commands import CommandForbidden, CommandRefused
from core.models import Notifikasi
from core.selectors import pengguna_sistem
from seleksi.enums import StatusSeleksi as S
from seleksi.models import Lowongan, Seleksi
from seleksi.selectors.ketentuan import isi_ketentuan
from seleksi.selectors.seleksi import persiapan, seleksi_for, tanda_komponen
from seleksi.services import persiapan as services
from seleksi.services.ketentuan import tetapkan_ketentuan
from seleksi.tasks.persiapan import tutup_pelamaran_lewat
from talent.models import Jabatan
from tests.factories_seleksi import AT, PADA, SEJAK, ketentuan, menjabat, panggung, pegawai, pengguna

pytestmark = pytest.mark.django_db
JADWAL = {
    "tanggal_pengumuman": PADA,
    "pelamaran_ditutup": datetime(2027, 1, 25, 8, tzinfo=UTC),
    "penilaian_ditutup": datetime(2027, 2, 10, 8, tzinfo=UTC),
    "rencana_pelantikan": date(2027, 3, 1),
}


def siap(**ubah):
    """A draft with everything in order: announced by one more click."""
    p = panggung(S.DRAF)
    p.pansel.nomor_sk, p.pansel.tanggal_sk, p.pansel.ditetapkan_pada = "3/2027", PADA, AT
    p.pansel.save()
    for nama, nilai in {**JADWAL, **ubah}.items():
        setattr(p.seleksi, nama, nilai)
    p.seleksi.save()
    return p


def jabatan(p, nama="Kepala Dinas Sosial", jenis="jpt_pratama"):
    return Jabatan.objects.create(instansi=p.instansi, unit=p.unit, nama=nama, jenis=jenis, eselon="II.a")


def ditolak(perintah, obj, **fakta):
    with pytest.raises(CommandRefused) as refused:
        perintah(obj, at=AT, **fakta)
    return refused.value.kode, refused.value.bidang


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


def test_umumkan_freezes_the_post_and_tells_the_panel():
    p = siap()

    diumumkan = services.umumkan(p.seleksi, by=p.sekretariat, at=AT, nomor_pengumuman="001/PANSEL/2027")

    p.lowongan.refresh_from_db()
    assert (diumumkan.status, diumumkan.nomor_pengumuman) == ("diumumkan", "001/PANSEL/2027")
    assert (p.lowongan.jabatan_beku["nama"], p.lowongan.jabatan_beku["unit"]) == (
        "Kepala Dinas Perhubungan",
        "Dinas Perhubungan",
    )
    assert Notifikasi.objects.count() == 5


def _kosongkan(p):
    services.keluarkan(p.lowongan, by=p.sekretariat, at=AT, alasan="Ditunda")


def _isi_jabatan(p):
    menjabat(pegawai(p.instansi, "Rudi Hartono", nip="197603142001031001"), p.jabatan)


def _bobot_kurang(p):
    p.komponen["wawancara"].bobot = Decimal("30")
    p.komponen["wawancara"].save()


def _belum_nyata(p):
    p.anggota[3].bukan_parpol_pada = None
    p.anggota[3].save()


def _lepas_pansel(p):
    p.pansel.ditetapkan_pada = None
    p.pansel.save()


def _jadwal(**ubah):
    def ganti(p):
        Seleksi.objects.filter(pk=p.seleksi.pk).update(**ubah)

    return ganti


@pytest.mark.parametrize(
    ("rusak", "hasil"),
    [
        (_kosongkan, ("tanpa_lowongan", "lowongan")),
        (_isi_jabatan, ("jabatan_terisi", "lowongan")),
        (_bobot_kurang, ("jumlah_bobot", "lowongan")),
        (_belum_nyata, ("pernyataan_nonpartai", "pansel")),
        (_lepas_pansel, ("pansel_belum_ditetapkan", "pansel")),
        (_jadwal(rencana_pelantikan=None), ("jadwal_belum_lengkap", "jadwal")),
        (_jadwal(tanggal_pengumuman=date(2027, 1, 12)), ("belum_tanggal_pengumuman", "jadwal")),
        (
            _jadwal(tanggal_pengumuman=date(2027, 1, 1), pelamaran_ditutup=datetime(2027, 1, 20, 8, tzinfo=UTC)),
            ("pengumuman_terlambat", "jadwal"),
        ),
    ],
)
def test_umumkan_refuses(rusak, hasil):
    p = siap()
    rusak(p)

    assert ditolak(services.umumkan, p.seleksi, by=p.sekretariat, nomor_pengumuman="1") == hasil


def test_persiapan_names_who_has_not_stated():
    p = siap()
    _belum_nyata(p)

    kalimat = [m.kalimat for m in persiapan(p.seleksi, PADA).masalah_pansel]

    assert kalimat == ["Anggota Pansel 4 belum menyatakan bukan anggota partai politik."]


def test_perpanjang_moves_both_deadlines_and_ends_after_two():
    p = panggung(S.DIUMUMKAN, pelamar=3)
    semula = p.seleksi.pelamaran_ditutup, p.seleksi.penilaian_ditutup

    sekali = services.perpanjang(p.seleksi, by=p.sekretariat, at=AT)
    assert (sekali.pelamaran_ditutup, sekali.penilaian_ditutup) == tuple(t + timedelta(days=7) for t in semula)
    services.perpanjang(p.seleksi, by=p.sekretariat, at=AT)

    assert ditolak(services.perpanjang, p.seleksi, by=p.sekretariat) == ("perpanjangan_habis", "")


def test_perpanjang_refuses_when_enough_have_applied():
    p = panggung(S.DIUMUMKAN, pelamar=4)

    assert ditolak(services.perpanjang, p.seleksi, by=p.sekretariat) == ("pelamar_cukup", "")


def test_perpanjang_after_the_check_runs_from_today_and_opens_again():
    p = panggung(S.ADMINISTRASI, pelamar=3)
    at = datetime(2027, 1, 19, 3, tzinfo=UTC)

    dibuka = services.perpanjang(p.seleksi, by=p.sekretariat, at=at)

    assert (dibuka.status, dibuka.pelamaran_ditutup) == ("diumumkan", datetime(2027, 1, 26, 8, tzinfo=UTC))


def test_perpanjang_refuses_to_pass_the_inauguration():
    p = panggung(S.DIUMUMKAN, pelamar=3)
    Seleksi.objects.filter(pk=p.seleksi.pk).update(rencana_pelantikan=date(2027, 2, 16))

    assert ditolak(services.perpanjang, p.seleksi, by=p.sekretariat) == ("pelantikan_terlewati", "")


def test_tutup_pelamaran_waits_for_the_deadline_and_not_longer():
    p = panggung(S.DIUMUMKAN)
    tenggat = p.seleksi.pelamaran_ditutup

    with pytest.raises(CommandRefused) as refused:
        services.tutup_pelamaran(p.seleksi, by=p.sekretariat, at=tenggat - timedelta(microseconds=1))

    assert refused.value.kode == "belum_tenggat"
    assert services.tutup_pelamaran(p.seleksi, by=pengguna_sistem(), at=tenggat).status == "administrasi"


def test_the_job_closes_what_is_past_and_nothing_else():
    lewat, terbuka = panggung(S.DIUMUMKAN), panggung(S.DIUMUMKAN, kode="6901")
    Seleksi.objects.filter(pk=lewat.seleksi.pk).update(pelamaran_ditutup=datetime(2020, 1, 1, tzinfo=UTC))
    Seleksi.objects.filter(pk=terbuka.seleksi.pk).update(pelamaran_ditutup=datetime(2999, 1, 1, tzinfo=UTC))

    assert tutup_pelamaran_lewat() == 1
    assert [s.status for s in Seleksi.objects.order_by("pk")] == ["administrasi", "diumumkan"]


def test_batalkan_frees_the_posts():
    p = panggung(S.PENILAIAN)

    batal = services.batalkan(p.seleksi, by=p.sekretariat, at=AT, alasan="Anggaran dialihkan")

    lain = services.buat_seleksi(p.instansi, by=p.sekretariat, at=AT, nomor="02", judul="Ulang", jenis="terbuka")
    assert batal.alasan_batal == "Anggaran dialihkan"
    assert services.tambah_lowongan(lain, by=p.sekretariat, at=AT, jabatan=p.jabatan).status == "berjalan"


def test_batalkan_asks_why_and_respects_a_seal():
    p = panggung(S.PENILAIAN)

    assert ditolak(services.batalkan, p.seleksi, by=p.sekretariat, alasan="") == ("alasan_kosong", "alasan")
    Lowongan.objects.filter(pk=p.lowongan.pk).update(status="disegel", disegel_pada=AT)
    assert ditolak(services.batalkan, p.seleksi, by=p.sekretariat, alasan="x") == ("sudah_disegel", "")


LANGKAH = {
    "umumkan": {"nomor_pengumuman": "1"},
    "perpanjang": {},
    "tutup_pelamaran": {},
    "batalkan": {"alasan": "Ditunda"},
}


@pytest.mark.parametrize("nama", LANGKAH)
@pytest.mark.parametrize("status", S.values)
def test_a_step_goes_from_its_own_states_only(nama, status):
    p = panggung(status, pelamar=3)
    perintah = getattr(services, nama)
    at = datetime(2027, 1, 16, 3, tzinfo=UTC)
    if status not in perintah.step.sources:
        with pytest.raises(CommandRefused) as refused:
            perintah(p.seleksi, by=p.sekretariat, at=at, **LANGKAH[nama])
        assert refused.value.kode == "status_tidak_sesuai"
        return
    if nama == "umumkan":
        p.pansel.nomor_sk, p.pansel.tanggal_sk, p.pansel.ditetapkan_pada = "3/2027", PADA, AT
        p.pansel.save()
        Seleksi.objects.filter(pk=p.seleksi.pk).update(
            **JADWAL | {"pelamaran_ditutup": datetime(2027, 1, 31, 8, tzinfo=UTC)}
        )

    assert perintah(p.seleksi, by=p.sekretariat, at=at, **LANGKAH[nama]).status == perintah.step.target


@pytest.mark.parametrize("nama", ["umumkan", "perpanjang", "tutup_pelamaran", "batalkan"])
@pytest.mark.parametrize("siapa", ["admin", "ppk", "auditor"])
def test_only_the_secretariat_takes_a_step(nama, siapa):
    p = panggung(S.DIUMUMKAN)

    with pytest.raises(CommandForbidden):
        getattr(services, nama)(p.seleksi, by=getattr(p, siapa), at=AT, **LANGKAH[nama])


def test_tetapkan_ketentuan_ends_the_version_before_the_day_before():
    p = panggung(S.DRAF)
    isi = isi_ketentuan(p.ketentuan)
    fakta = {"jenis_jabatan": "jpt_pratama", "nomor_sk": "9", "tanggal_sk": PADA, "dasar": "PermenPANRB 15/2019"}

    baru = tetapkan_ketentuan(p.instansi, by=p.admin, at=AT, mulai=date(2027, 2, 1), isi=isi, **fakta)

    p.ketentuan.refresh_from_db()
    assert p.ketentuan.berlaku == DateRange(SEJAK.lower, date(2027, 2, 1))
    assert (baru.berlaku, isi_ketentuan(baru)) == (DateRange(date(2027, 2, 1), None), isi)


def test_tetapkan_ketentuan_refuses_an_earlier_day_a_later_decree_and_laxer_figures():
    p = panggung(S.DRAF)
    isi = isi_ketentuan(p.ketentuan)
    fakta = {"jenis_jabatan": "jpt_pratama", "nomor_sk": "9", "tanggal_sk": SEJAK.lower, "dasar": "x", "by": p.admin}
    longgar = isi_ketentuan(ketentuan(p.instansi, "jpt_madya", internal_maksimum=50))

    mulai = SEJAK.lower
    assert ditolak(tetapkan_ketentuan, p.instansi, mulai=mulai, isi=isi, **fakta) == (
        "ketentuan_tidak_lebih_baru",
        "mulai",
    )
    besok = {**fakta, "tanggal_sk": date(2027, 2, 2)}
    assert ditolak(tetapkan_ketentuan, p.instansi, mulai=PADA, isi=isi, **besok) == ("sk_sesudah_mulai", "tanggal_sk")
    assert ditolak(tetapkan_ketentuan, p.instansi, mulai=PADA, isi=longgar, **fakta) == (
        "di_luar_batas",
        "internal_maksimum",
    )


def test_seleksi_for_is_scoped_to_each_role():
    draf, umum = panggung(S.DRAF), panggung(S.DIUMUMKAN, kode="6901")
    internal = panggung(S.DIUMUMKAN, kode="6902")
    Seleksi.objects.filter(pk=internal.seleksi.pk).update(jenis="internal")
    orang_luar = pengguna("tanpa.peran")

    def lihat(user):
        return set(seleksi_for(user, PADA).values_list("pk", flat=True))

    kantor = {draf.seleksi.pk}
    assert [lihat(u) for u in (draf.sekretariat, draf.admin, draf.ppk, draf.auditor)] == [kantor] * 4
    assert lihat(draf.anggota[0].pengguna) == set()
    assert lihat(umum.anggota[0].pengguna) == {umum.seleksi.pk}
    assert lihat(umum.pelamar[0].pegawai.pengguna) == {umum.seleksi.pk}
    assert lihat(internal.pelamar[0].pegawai.pengguna) == {umum.seleksi.pk, internal.seleksi.pk}
    assert lihat(orang_luar) == set()
