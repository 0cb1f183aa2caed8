"""Announcing a selection, and what follows until it is called off: each refusal, each step from each state."""

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
from seleksi.selectors.seleksi import persiapan, seleksi_for
from seleksi.services import persiapan as services
from seleksi.services.ketentuan import tetapkan_ketentuan
from seleksi.tasks.persiapan import tutup_pelamaran_lewat
from tests.factories_seleksi import AT, PADA, SEJAK, ketentuan, menjabat, panggung, pegawai, pengguna
from tests.seleksi.tahap_persiapan import JADWAL, ditolak, siap

pytestmark = pytest.mark.django_db


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
