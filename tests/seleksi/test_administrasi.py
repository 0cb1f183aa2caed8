"""The administrative selection: confirm, override with a reason, fix."""

from datetime import date

import pytest

from core.commands import CommandForbidden, CommandRefused
from core.models import AuditEvent, Notifikasi, Surat
from core.surat import susun
from seleksi.models import Lowongan, Pelamar, Seleksi
from seleksi.rules.ketentuan import isi_bawaan
from seleksi.rules.pelamaran import periksa_syarat, tulis_kelayakan
from seleksi.services import administrasi as services
from talent.models import Jabatan
from talent.profil import KinerjaProfil
from tests.factories_pelamar import TUTUP
from tests.factories_seleksi import AT, PETUGAS, panggung, pegawai, peran, profil_layak

pytestmark = pytest.mark.django_db
KURANG = {"kinerja": (KinerjaProfil(2026, "baik"),)}  # 2025 is not recorded
GAGAL = {"kinerja": (KinerjaProfil(2025, "kurang"), KinerjaProfil(2026, "baik"))}


def kode(panggil, *args, **kwargs):
    with pytest.raises(CommandRefused) as refused:
        panggil(*args, **kwargs)
    return refused.value.kode


def beku(pelamar, **ubah):
    """Another frozen record for a candidate."""
    profil = profil_layak(pelamar.pegawai, **ubah)
    aturan = {"jenis": "jpt_pratama", "nomor_sk": "800/12/BKD/2026"}
    isi = isi_bawaan("jpt_pratama", pada=TUTUP.date())
    hasil = periksa_syarat(profil, isi, **aturan, tutup=TUTUP, pelantikan=date(2027, 3, 1))
    Pelamar.objects.filter(pk=pelamar.pk).update(profil=profil.to_json(), kelayakan=tulis_kelayakan(hasil))


@pytest.mark.parametrize(
    ("ubah", "command", "perlu_alasan"),
    [
        ({}, services.loloskan, False),
        ({}, services.gugurkan, True),
        (GAGAL, services.gugurkan, False),
        (GAGAL, services.loloskan, True),
        (KURANG, services.loloskan, True),
        (KURANG, services.gugurkan, True),
        ({**KURANG, "status_pegawai": "pppk"}, services.gugurkan, False),
    ],
)
def test_only_going_against_the_finding_or_without_data_needs_a_reason(ubah, command, perlu_alasan):
    p = panggung("administrasi")
    beku(p.pelamar[0], **ubah)
    fakta = {"by": p.sekretariat, "at": AT, "petugas": PETUGAS}

    if perlu_alasan:
        with pytest.raises(CommandRefused) as refused:
            command(p.pelamar[0], **fakta, alasan="  ")
        assert (refused.value.kode, refused.value.bidang) == ("alasan_wajib", "alasan")
        hasil = command(p.pelamar[0], **fakta, alasan=" Sesuai SK ")
        assert hasil.alasan_periksa == "Sesuai SK"
    else:
        assert command(p.pelamar[0], **fakta).alasan_periksa == ""


@pytest.mark.parametrize("kurang", PETUGAS)
def test_passing_needs_every_requirement_the_officer_checks(kurang):
    p = panggung("administrasi")

    with pytest.raises(CommandRefused) as refused:
        services.loloskan(p.pelamar[0], by=p.sekretariat, at=AT, petugas=[k for k in PETUGAS if k != kurang])

    assert (refused.value.kode, refused.value.bidang) == ("butir_belum_diperiksa", "petugas")


def test_a_decision_keeps_what_the_officer_found_and_can_be_changed():
    p = panggung("administrasi")
    lolos = services.loloskan(p.pelamar[0], by=p.sekretariat, at=AT, petugas=PETUGAS)
    petugas = [b["memenuhi"] for b in lolos.kelayakan["butir"] if b["oleh_petugas"]]

    gugur = services.gugurkan(p.pelamar[0], by=p.sekretariat, at=AT, alasan="Surat sehat palsu")

    assert (petugas, gugur.status, gugur.diperiksa_oleh) == ([True] * 3, "tidak_memenuhi", p.sekretariat)
    aksi = AuditEvent.objects.filter(target="seleksi.pelamar").order_by("pk").values_list("action", flat=True)
    assert list(aksi) == ["seleksi.loloskan", "seleksi.gugurkan"]


def test_the_finding_follows_the_calendar():
    p = panggung("administrasi")
    Seleksi.objects.filter(pk=p.seleksi.pk).update(rencana_pelantikan=date(2033, 3, 14))  # 57 on that day

    with pytest.raises(CommandRefused, match="tidak terpenuhi"):
        services.loloskan(p.pelamar[0], by=p.sekretariat, at=AT, petugas=PETUGAS)


@pytest.mark.parametrize("status", ["diumumkan", "pernyataan", "penilaian"])
def test_deciding_belongs_to_the_administrative_stage(status):
    p = panggung(status)
    Pelamar.objects.filter(pk=p.pelamar[0].pk).update(status="diajukan", diperiksa_pada=None)

    panggil = {"by": p.sekretariat, "at": AT, "petugas": PETUGAS}
    assert kode(services.loloskan, p.pelamar[0], **panggil) == "bukan_masa_administrasi"


def test_an_officer_does_not_check_the_own_application():
    p = panggung("administrasi")
    user = p.pelamar[0].pegawai.pengguna
    peran(user, p.instansi, "sekretariat_pansel")

    with pytest.raises(CommandForbidden) as ditolak:
        services.loloskan(p.pelamar[0], by=user, at=AT, petugas=PETUGAS)

    assert ditolak.value.tolak.kode == "lamaran_sendiri"
    with pytest.raises(CommandForbidden) as lawan:  # nor those it competes with
        services.loloskan(p.pelamar[1], by=user, at=AT, petugas=PETUGAS)
    assert lawan.value.tolak.kode == "berkepentingan"


# Fixing


def putus(p, status, *pelamar):
    ids = [satu.pk for satu in pelamar]
    isi = {"diperiksa_pada": AT, "diperiksa_oleh": p.sekretariat}
    Pelamar.objects.filter(pk__in=ids).update(status=status, **isi)


def test_fixing_is_refused_while_someone_is_undecided_and_names_them():
    p = panggung("administrasi")
    putus(p, "memenuhi", *p.pelamar[:4])

    with pytest.raises(CommandRefused, match="005 Pelamar 5") as refused:
        services.tetapkan_administrasi(p.seleksi, by=p.sekretariat, at=AT)

    assert refused.value.kode == "belum_diperiksa"


@pytest.mark.parametrize(("lolos", "status"), [(3, "administrasi"), (4, "pernyataan"), (5, "pernyataan")])
def test_each_post_needs_its_minimum_of_candidates(lolos, status):
    p = panggung("administrasi")
    putus(p, "memenuhi", *p.pelamar[:lolos])
    putus(p, "tidak_memenuhi", *p.pelamar[lolos:])

    if status == "pernyataan":
        services.tetapkan_administrasi(p.seleksi, by=p.sekretariat, at=AT)
    else:
        assert kode(services.tetapkan_administrasi, p.seleksi, by=p.sekretariat, at=AT) == "pelamar_kurang"

    p.seleksi.refresh_from_db()
    assert (p.seleksi.status, p.seleksi.pernyataan_pada) == (status, AT if status == "pernyataan" else None)


@pytest.mark.parametrize(("sudah", "kalimat"), [(1, "Perpanjang pelamaran, atau tutup"), (2, "Perpanjangan habis")])
def test_too_few_candidates_says_what_is_left_to_do(sudah, kalimat):
    p = panggung("administrasi", pelamar=1)
    putus(p, "memenuhi", *p.pelamar)
    Seleksi.objects.filter(pk=p.seleksi.pk).update(perpanjangan=sudah)

    with pytest.raises(CommandRefused, match=kalimat):
        services.tetapkan_administrasi(p.seleksi, by=p.sekretariat, at=AT)


def lowongan_kedua(p, jumlah):
    jabatan = Jabatan.objects.create(instansi=p.instansi, unit=p.unit, nama="Kepala Biro Hukum", jenis="jpt_pratama")
    beku = {"nama": jabatan.nama}
    lain = Lowongan.objects.create(seleksi=p.seleksi, jabatan=jabatan, ketentuan=p.ketentuan, jabatan_beku=beku)
    contoh = p.pelamar[0]
    for n in range(jumlah):
        orang = pegawai(p.instansi, f"Lain {n}", nip=f"1977031420010390{n:02d}")
        isi = {"profil": contoh.profil, "kelayakan": contoh.kelayakan, "diajukan_pada": AT, "status": "memenuhi"}
        isi |= {"diperiksa_pada": AT, "diperiksa_oleh": p.sekretariat}
        Pelamar.objects.create(lowongan=lain, pegawai=orang, nama=orang.nama, nomor=f"{n + 1:03d}", **isi)
    return lain


def test_every_post_is_counted_by_itself_and_a_closed_one_not_at_all():
    p = panggung("administrasi")
    putus(p, "memenuhi", *p.pelamar)
    lain = lowongan_kedua(p, 3)

    with pytest.raises(CommandRefused, match="Kepala Biro Hukum: 3 pelamar"):
        services.tetapkan_administrasi(p.seleksi, by=p.sekretariat, at=AT)

    Lowongan.objects.filter(pk=lain.pk).update(status="tanpa_hasil", alasan_tanpa_hasil="Pelamar kurang")
    services.tetapkan_administrasi(p.seleksi, by=p.sekretariat, at=AT)
    assert Notifikasi.objects.filter(kunci__startswith="administrasi:").count() == 5


def test_without_any_running_post_nothing_is_fixed():
    p = panggung("administrasi")
    Lowongan.objects.update(status="tanpa_hasil", alasan_tanpa_hasil="Pelamar kurang")

    assert kode(services.tetapkan_administrasi, p.seleksi, by=p.sekretariat, at=AT) == "lowongan_habis"


def test_applicants_and_members_are_told_without_the_outcome():
    p = panggung("administrasi")
    putus(p, "memenuhi", *p.pelamar[:4])
    putus(p, "tidak_memenuhi", p.pelamar[4])

    services.tetapkan_administrasi(p.seleksi, by=p.sekretariat, at=AT)

    isi = {(n.judul, n.isi) for n in Notifikasi.objects.filter(kunci__startswith="administrasi:")}
    assert isi == {(f"Hasil seleksi administrasi: {p.seleksi}", "Buka untuk melihat hasilnya.")}
    assert Notifikasi.objects.filter(kunci__startswith="nyatakan:").count() == 5
    surat = Surat.objects.values_list("jenis", flat=True)
    assert sorted(surat) == ["seleksi.hasil_administrasi"] * 5 + ["seleksi.nyatakan_benturan"] * 5


def test_the_letters_say_where_to_read_it_and_nothing_more():
    p = panggung("administrasi")
    putus(p, "memenuhi", *p.pelamar)
    services.tetapkan_administrasi(p.seleksi, by=p.sekretariat, at=AT)

    satu, dua = (
        Surat.objects.get(kunci=f"administrasi:{p.pelamar[0].pk}"),
        Surat.objects.get(kunci=f"nyatakan:{p.seleksi.pk}:{p.anggota[0].pk}"),
    )
    assert susun(satu).badan.endswith(f"/seleksi/lamaran/{p.pelamar[0].pk}/\n")
    assert susun(dua).badan.endswith(f"/seleksi/{p.seleksi.pk}/benturan/\n")
    assert "memenuhi" not in susun(satu).badan
