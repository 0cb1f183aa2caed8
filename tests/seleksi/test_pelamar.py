"""Applying: from the draft to the number, and out again."""

from datetime import timedelta

import pytest

from core.commands import CommandForbidden, CommandRefused
from core.models import Dokumen
from seleksi.enums import StatusPelamar as P
from seleksi.enums import StatusSeleksi
from seleksi.models import Lowongan, Pelamar, Seleksi
from seleksi.rules.pelamaran import berkas_wajib
from seleksi.services import administrasi
from seleksi.services import pelamar as services
from seleksi.workflow import AlurPelamar
from talent.models import Instansi, Jabatan, RiwayatKinerja
from tests.factories_pelamar import HTML, SEBELUM, TUTUP, berkas, calon, diajukan, draf, jumlah_berkas
from tests.factories_seleksi import AT, PETUGAS, menjabat, panggung

pytestmark = pytest.mark.django_db


def kode(panggil, *args, **kwargs):
    with pytest.raises(CommandRefused) as refused:
        panggil(*args, **kwargs)
    return refused.value.kode


def lowongan_lain(p):
    jabatan = Jabatan.objects.create(instansi=p.instansi, unit=p.unit, nama="Kepala Biro Hukum", jenis="jpt_pratama")
    beku = {"nama": jabatan.nama}
    return Lowongan.objects.create(seleksi=p.seleksi, jabatan=jabatan, ketentuan=p.ketentuan, jabatan_beku=beku)


def test_a_complete_draft_is_submitted_frozen_and_numbered():
    p = panggung("diumumkan", pelamar=2)
    budi = calon(p)

    hasil = diajukan(p, budi)

    assert (hasil.status, hasil.nomor, hasil.nama, hasil.diajukan_pada) == ("diajukan", "003", "Budi Santoso", SEBELUM)
    assert (hasil.profil["nip"], hasil.kelayakan["memenuhi"], hasil.kelayakan["pada"]) == (
        budi.nip,
        True,
        "2027-01-15",
    )
    assert [b["kode"] for b in hasil.kelayakan["butir"] if b["oleh_petugas"]] == list(PETUGAS)


def test_what_is_frozen_does_not_change_with_the_record():
    p = panggung("diumumkan", pelamar=0)
    budi = calon(p)
    hasil = diajukan(p, budi)
    semula = (hasil.profil, hasil.kelayakan, hasil.nama)

    RiwayatKinerja.objects.filter(pegawai=budi).update(predikat="kurang")
    budi.nama = "Nama Lain"
    budi.save()

    hasil.refresh_from_db()
    assert (hasil.profil, hasil.kelayakan, hasil.nama) == semula


def test_not_meeting_a_requirement_does_not_keep_anyone_from_applying():
    p = panggung("diumumkan", pelamar=0)

    hasil = diajukan(p, calon(p, layak=False))

    assert (hasil.status, hasil.kelayakan["memenuhi"]) == ("diajukan", False)


@pytest.mark.parametrize(("geser", "status"), [(-1, "diajukan"), (0, "draf"), (1, "draf")])
def test_the_deadline_is_half_open_and_loses_no_text(geser, status):
    p = panggung("diumumkan", pelamar=0)
    budi, at = calon(p), TUTUP + timedelta(seconds=geser)
    pelamar = draf(p, budi)

    services.simpan_lamaran(pelamar, by=budi.pengguna, at=at, versi=1, motivasi="Diketik terakhir", pernyataan=True)
    if status == "diajukan":
        services.ajukan(pelamar, by=budi.pengguna, at=at)
    else:
        assert kode(services.ajukan, pelamar, by=budi.pengguna, at=at) == "pelamaran_ditutup"

    pelamar.refresh_from_db()
    assert (pelamar.status, pelamar.motivasi) == (status, "Diketik terakhir")


@pytest.mark.parametrize(("geser", "boleh"), [(-1, True), (0, False), (1, False)])
def test_a_draft_is_begun_only_before_the_deadline(geser, boleh):
    p = panggung("diumumkan", pelamar=0)
    budi, at = calon(p), TUTUP + timedelta(seconds=geser)

    if not boleh:
        assert kode(services.lamar, p.lowongan, by=budi.pengguna, at=at) == "pelamaran_ditutup"
    else:
        assert services.lamar(p.lowongan, by=budi.pengguna, at=at).status == "draf"


@pytest.mark.parametrize("status", [s for s in StatusSeleksi if s not in ("draf", "diumumkan")])
def test_outside_the_announcement_nobody_begins_or_submits(status):
    p = panggung("diumumkan", pelamar=0)
    budi, ani = calon(p), calon(p, "Ani", nip="197603142001032902")
    pelamar = draf(p, budi)
    stempel = {"administrasi_pada": AT, "pernyataan_pada": AT, "penilaian_pada": AT, "selesai_pada": AT}
    batal = {"dibatalkan_pada": AT, "alasan_batal": "Anggaran"}
    Seleksi.objects.filter(pk=p.seleksi.pk).update(status=status, **stempel, **batal)

    assert kode(services.ajukan, pelamar, by=budi.pengguna, at=SEBELUM) == "pelamaran_ditutup"
    assert kode(services.lamar, p.lowongan, by=ani.pengguna, at=SEBELUM) == "pelamaran_ditutup"


def test_one_application_a_post_and_one_post_a_selection():
    p = panggung("diumumkan", pelamar=0)
    budi, lain = calon(p), lowongan_lain(p)
    pelamar = draf(p, budi, lengkap=False)

    assert kode(services.lamar, p.lowongan, by=budi.pengguna, at=SEBELUM) == "sudah_melamar"
    assert kode(services.lamar, lain, by=budi.pengguna, at=SEBELUM) == "satu_jabatan"

    services.undur(pelamar, by=budi.pengguna, at=SEBELUM, alasan="Memilih jabatan lain")
    assert services.lamar(lain, by=budi.pengguna, at=SEBELUM).lowongan == lain


def test_a_member_of_the_panel_cannot_apply():
    p = panggung("diumumkan", pelamar=0)
    budi = calon(p)
    p.anggota[0].pengguna = budi.pengguna
    p.anggota[0].save()

    assert kode(services.lamar, p.lowongan, by=budi.pengguna, at=SEBELUM) == "anggota_pansel"


def test_who_has_no_record_cannot_apply():
    p = panggung("diumumkan", pelamar=0)

    with pytest.raises(CommandForbidden) as ditolak:
        services.lamar(p.lowongan, by=p.sekretariat, at=SEBELUM)

    assert ditolak.value.tolak.kode == "bukan_pegawai"


@pytest.mark.parametrize("jenis", berkas_wajib(sesama=False))
def test_a_missing_document_is_named_at_its_field(jenis):
    p = panggung("diumumkan", pelamar=0)
    budi = calon(p, instansi=Instansi.objects.create(kode="6401", nama="Pemerintah Kabupaten Paser"))
    pelamar = draf(p, budi)
    services.tarik_berkas(pelamar.berkaspelamar_set.get(jenis=jenis), by=budi.pengguna, at=SEBELUM)

    with pytest.raises(CommandRefused) as refused:
        services.ajukan(pelamar, by=budi.pengguna, at=SEBELUM)

    assert (refused.value.kode, refused.value.bidang) == ("berkas_kurang", f"berkas_{jenis.value}")


def test_the_agencys_own_people_need_no_consent_of_the_ppk_who_chooses():
    p = panggung("diumumkan", pelamar=0)

    hasil = diajukan(p, calon(p))

    semua = set(berkas_wajib(sesama=False))
    assert (hasil.status, semua - set(berkas_wajib(sesama=True))) == ("diajukan", {"izin_ppk"})
    assert not hasil.berkaspelamar_set.filter(jenis="izin_ppk").exists()


@pytest.mark.parametrize(
    ("isi", "kode_alasan"),
    [
        ({"motivasi": " ", "pernyataan": True}, "motivasi_kosong"),
        ({"motivasi": "Ya", "pernyataan": False}, "belum_menyatakan"),
    ],
)
def test_text_and_statement_are_needed(isi, kode_alasan):
    p = panggung("diumumkan", pelamar=0)
    budi = calon(p)
    pelamar = services.simpan_lamaran(draf(p, budi), by=budi.pengguna, at=SEBELUM, versi=1, **isi)

    assert kode(services.ajukan, pelamar, by=budi.pengguna, at=SEBELUM) == kode_alasan


def test_a_stale_tab_is_told_and_the_same_text_is_no_conflict():
    p = panggung("diumumkan", pelamar=0)
    budi = calon(p)
    pelamar, oleh = draf(p, budi), {"by": budi.pengguna, "at": SEBELUM}
    services.simpan_lamaran(pelamar, **oleh, versi=1, motivasi="Jendela satu", pernyataan=True)

    sama = services.simpan_lamaran(pelamar, **oleh, versi=1, motivasi="Jendela satu", pernyataan=True)

    assert sama.versi == 2
    basi = {"versi": 1, "motivasi": "Jendela dua", "pernyataan": True}
    assert kode(services.simpan_lamaran, pelamar, **oleh, **basi) == "sudah_berubah"


def test_nothing_changes_after_submission():
    p = panggung("diumumkan", pelamar=0)
    budi = calon(p)
    pelamar, oleh = diajukan(p, budi), {"by": budi.pengguna, "at": SEBELUM}
    satu = pelamar.berkaspelamar_set.first()

    teks = {"versi": 1, "motivasi": "Lain", "pernyataan": True}
    assert kode(services.simpan_lamaran, pelamar, **oleh, **teks) == "bukan_draf"
    assert kode(services.unggah_berkas, pelamar, **oleh, jenis="makalah", berkas=berkas()) == "bukan_draf"
    assert kode(services.tarik_berkas, satu, **oleh) == "bukan_draf"
    assert kode(services.ajukan, pelamar, **oleh) == "status_tidak_sesuai"


def test_a_new_document_withdraws_the_one_before():
    p = panggung("diumumkan", pelamar=0)
    budi = calon(p)
    pelamar, oleh = draf(p, budi, lengkap=False), {"by": budi.pengguna, "at": SEBELUM}

    for _ in range(2):
        services.unggah_berkas(pelamar, **oleh, jenis="makalah", berkas=berkas())
    for _ in range(2):
        services.unggah_berkas(pelamar, **oleh, jenis="lainnya", berkas=berkas())

    assert jumlah_berkas(pelamar) == (3, 1)


@pytest.mark.parametrize(
    ("isi", "nama", "kode_alasan"),
    [
        (HTML, "makalah.pdf", "jenis_berkas"),
        (b"", "kosong.pdf", "berkas_kosong"),
        (b"%PDF-1.7\n" + b"x" * (11 * 1024 * 1024), "besar.pdf", "berkas_terlalu_besar"),
    ],
)
def test_an_upload_that_is_not_what_it_says_is_refused(isi, nama, kode_alasan):
    p = panggung("diumumkan", pelamar=0)
    budi = calon(p)
    pelamar = draf(p, budi, lengkap=False)

    with pytest.raises(CommandRefused) as refused:
        services.unggah_berkas(pelamar, by=budi.pengguna, at=SEBELUM, jenis="makalah", berkas=berkas(isi, nama))

    assert (refused.value.kode, refused.value.bidang) == (kode_alasan, "berkas_makalah")
    assert (jumlah_berkas(pelamar), Dokumen.objects.count()) == ((0, 0), 0)


def test_a_name_is_a_label_never_a_path():
    p = panggung("diumumkan", pelamar=0)
    budi = calon(p)
    isi = berkas()
    isi._name = "..\\..\\etc/passwd.pdf"

    baris = services.unggah_berkas(
        draf(p, budi, lengkap=False), by=budi.pengguna, at=SEBELUM, jenis="makalah", berkas=isi
    )

    assert baris.dokumen.nama == "passwd.pdf"
    assert baris.dokumen.berkas.name.rpartition("/")[2] == f"{baris.dokumen.kunci}.bin"


def test_numbers_are_not_given_again_after_a_withdrawal():
    p = panggung("diumumkan", pelamar=0)
    budi, ani = calon(p), calon(p, "Ani", nip="197603142001032902")
    services.undur(diajukan(p, budi), by=budi.pengguna, at=SEBELUM, alasan="Sakit")

    assert diajukan(p, ani).nomor == "002"


# Every step from every state

SUMBER = [(step.name, status, status in step.sources) for step in AlurPelamar.steps() for status in P]
FAKTA = {
    "ajukan": (services.ajukan, "pelamar", {}),
    "undur": (services.undur, "pelamar", {"alasan": "Sakit"}),
    "loloskan": (administrasi.loloskan, "sekretariat", {"petugas": PETUGAS}),
    "gugurkan": (administrasi.gugurkan, "sekretariat", {"alasan": "Tidak sehat"}),
}


@pytest.mark.parametrize(("nama", "status", "boleh"), SUMBER)
def test_a_step_goes_from_its_states_only(nama, status, boleh):
    tahap = "diumumkan" if nama == "ajukan" else "administrasi"
    p = panggung("diumumkan", pelamar=0)
    budi = calon(p)
    pelamar = draf(p, budi)
    if status != P.DRAF:
        pelamar = services.ajukan(pelamar, by=budi.pengguna, at=SEBELUM)
    ubah = {"diperiksa_pada": AT, "diperiksa_oleh": p.sekretariat} if status in (P.MEMENUHI, P.TIDAK_MEMENUHI) else {}
    ubah |= {"mundur_pada": AT, "alasan_mundur": "Sakit"} if status == P.MUNDUR else {}
    Pelamar.objects.filter(pk=pelamar.pk).update(status=status, **ubah)
    Seleksi.objects.filter(pk=p.seleksi.pk).update(status=tahap, administrasi_pada=AT)
    command, siapa, fakta = FAKTA[nama]
    by = budi.pengguna if siapa == "pelamar" else p.sekretariat

    if boleh:
        step = next(s for s in AlurPelamar.steps() if s.name == nama)
        assert command(pelamar, by=by, at=SEBELUM, **fakta).status == step.target
    else:
        assert kode(command, pelamar, by=by, at=SEBELUM, **fakta) == "status_tidak_sesuai"


@pytest.mark.parametrize("nama", FAKTA)
def test_nobody_else_takes_a_step(nama):
    p = panggung("administrasi")
    command, _, fakta = FAKTA[nama]

    for orang in (p.admin, p.ppk, p.auditor, p.anggota[0].pengguna, p.pelamar[1].pegawai.pengguna):
        with pytest.raises(CommandForbidden):
            command(p.pelamar[0], by=orang, at=AT, **fakta)


# Withdrawing


def test_withdrawing_needs_a_reason_and_ends_at_the_seal():
    p = panggung("penilaian")
    budi = p.pelamar[0].pegawai.pengguna

    assert kode(services.undur, p.pelamar[0], by=budi, at=AT, alasan=" ") == "alasan_kosong"
    Lowongan.objects.filter(pk=p.lowongan.pk).update(status="disegel", disegel_pada=AT)
    assert kode(services.undur, p.pelamar[0], by=budi, at=AT, alasan="Sakit") == "seleksi_berakhir"


def test_before_the_outcome_is_fixed_withdrawing_tells_nothing_of_it():
    p = panggung("administrasi", pelamar=2)
    administrasi.gugurkan(p.pelamar[0], by=p.sekretariat, at=AT, alasan="Tidak sehat")

    for satu in p.pelamar:
        assert services.undur(satu, by=satu.pegawai.pengguna, at=AT, alasan="Sakit").status == "mundur"


def test_after_the_outcome_is_fixed_a_rejected_applicant_cannot_withdraw():
    p = panggung("pernyataan", pelamar=2)
    Pelamar.objects.filter(pk=p.pelamar[0].pk).update(status="tidak_memenuhi")

    assert kode(services.undur, p.pelamar[0], by=p.pelamar[0].pegawai.pengguna, at=AT, alasan="Ya") == "sudah_gugur"


def test_holding_the_post_at_the_same_level_uses_the_other_age():
    p = panggung("diumumkan", pelamar=0)
    budi = calon(p)
    budi.tanggal_lahir = budi.tanggal_lahir.replace(year=1969)  # 57 on the inauguration
    budi.save()
    muda = diajukan(p, budi).kelayakan["alasan"]
    ani = calon(p, "Ani", nip="197603142001032902")
    ani.tanggal_lahir = budi.tanggal_lahir
    ani.save()
    ani.penugasan_set.all().delete()
    jabatan = Jabatan.objects.create(instansi=p.instansi, unit=p.unit, nama="Kepala Biro", jenis="jpt_pratama")
    menjabat(ani, jabatan)

    assert (muda, diajukan(p, ani).kelayakan["alasan"]) == (["usia"], [])
