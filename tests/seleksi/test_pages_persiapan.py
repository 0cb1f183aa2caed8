"""The secretariat's pages, the overview of every role, and what stands on the shared pages."""

from datetime import UTC, date, datetime
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import papan
from core.commands import CommandRefused
from core.papan import Temuan
from seleksi.enums import StatusSeleksi as S
from seleksi.models import AnggotaPansel, Lowongan, Seleksi
from seleksi.services import persiapan as services
from talent.models import Jabatan
from tests.factories_seleksi import AT, PADA, menjabat, panggung, pegawai, pengguna
from tests.seleksi.tahap_persiapan import alamat, masuk, siap

pytestmark = pytest.mark.django_db
JADWAL = {
    "versi": 0,
    "tanggal_pengumuman": "2027-01-11",
    "pelamaran_ditutup": "2027-01-25T16:00",
    "penilaian_ditutup": "2027-02-10T16:00",
    "rencana_pelantikan": "2027-03-01",
}


def test_a_selection_is_made_and_leads_to_its_posts(client):
    p = panggung(S.DRAF)
    isi = {"instansi": p.instansi.pk, "nomor": "02/SEL/2027", "judul": "Kepala Dinas Sosial", "jenis": "terbuka"}

    jawaban = masuk(client, p.sekretariat).post(alamat("buat"), isi)

    assert jawaban["Location"] == alamat("lowongan", Seleksi.objects.get(nomor="02/SEL/2027").pk)


def test_a_number_in_use_is_said_at_its_field_and_what_was_typed_stays(client):
    p = panggung(S.DRAF)
    isi = {"instansi": p.instansi.pk, "nomor": p.seleksi.nomor, "judul": "Kepala Dinas Sosial", "jenis": "internal"}

    jawaban = masuk(client, p.sekretariat).post(alamat("buat"), isi)

    form = jawaban.context["form"]
    assert (jawaban.status_code, form.errors) == (422, {"nomor": ["Nomor seleksi ini sudah dipakai."]})
    assert (form["judul"].value(), form["jenis"].value()) == ("Kepala Dinas Sosial", "internal")


def test_a_double_click_on_add_is_told_so(client):
    p = panggung(S.DRAF)
    post = Jabatan.objects.create(instansi=p.instansi, unit=p.unit, nama="Kepala Dinas Sosial", jenis="jpt_pratama")
    masuk(client, p.sekretariat)

    jawaban = [client.post(alamat("lowongan", p.seleksi.pk), {"jabatan": post.pk}) for _ in range(2)]

    assert [j.status_code for j in jawaban] == [302, 422]
    assert Lowongan.objects.filter(jabatan=post).count() == 1


def test_vacant_posts_are_found_by_post_and_unit_with_who_acts(client):
    p = panggung(S.DRAF)
    post = Jabatan.objects.create(instansi=p.instansi, unit=p.unit, nama="Sekretaris Dewan", jenis="jpt_pratama")
    menjabat(pegawai(p.instansi, "Rudi Hartono", nip="197603142001031001"), post, jenis="plt")

    jawaban = masuk(client, p.sekretariat).get(alamat("lowongan", p.seleksi.pk), {"q": "dewan perhubungan"})

    assert jawaban.context["lowong"] == [post]
    assert "Rudi Hartono (pelaksana tugas)" in jawaban.content.decode()


def test_weights_off_by_a_little_are_refused_and_stay_as_typed(client):
    p = panggung(S.DRAF)
    url = alamat("komponen", p.lowongan.pk)
    semula = masuk(client, p.sekretariat).get(url).context["form"]["semula"].value()
    isi = {"semula": semula, "bobot_makalah": "20", "bobot_assessment": "25", "bobot_rekam_jejak": "20"}

    jawaban = client.post(url, isi | {"bobot_wawancara": "34.5"})

    form = jawaban.context["form"]
    assert (jawaban.status_code, form.errors) == (422, {"__all__": ["Jumlah bobot 99,5%; harus tepat 100%."]})
    assert form["bobot_wawancara"].value() == "34.5"
    assert client.post(url, isi | {"bobot_wawancara": "35", "pemutus_1": "makalah"}).status_code == 302
    p.lowongan.refresh_from_db()
    assert p.lowongan.penentu_seri == ["makalah"]


def test_the_calendar_is_read_on_the_agencys_own_clock(client):
    p = panggung(S.DRAF)
    p.instansi.zona_waktu = "Asia/Jayapura"
    p.instansi.save()

    masuk(client, p.sekretariat).post(alamat("jadwal", p.seleksi.pk), JADWAL)

    p.seleksi.refresh_from_db()
    assert p.seleksi.pelamaran_ditutup == datetime(2027, 1, 25, 7, tzinfo=UTC)
    assert "25 Januari 2027, 16.00 WIT" in client.get(alamat("detail", p.seleksi.pk)).content.decode()


def test_a_stale_tab_sees_what_is_stored_and_keeps_what_it_typed(client):
    p = panggung(S.DRAF)
    url = alamat("jadwal", p.seleksi.pk)
    masuk(client, p.sekretariat).post(url, JADWAL)

    basi = client.post(url, JADWAL | {"rencana_pelantikan": "2027-04-01"})

    form = basi.context["form"]
    assert (basi.status_code, form["rencana_pelantikan"].value(), form["versi"].value()) == (422, "2027-04-01", "1")
    assert "1 Maret 2027" in basi.content.decode()
    assert client.post(url, JADWAL | {"rencana_pelantikan": "2027-04-01", "versi": 1}).status_code == 302


def test_the_panel_page_refuses_with_a_sentence_and_keeps_the_form(client):
    p = panggung(S.DRAF)
    isi = {"nama": "Prof. Retno", "surel": "bukan surel", "lembaga": "Unmul", "jabatan": "Guru Besar"}

    jawaban = masuk(client, p.sekretariat).post(alamat("pansel_dari_luar", p.seleksi.pk), isi | {"peran": "anggota"})

    assert (jawaban.status_code, jawaban.context["luar"]["nama"].value()) == (422, "Prof. Retno")


def test_a_panel_is_made_of_the_record_and_of_guests_and_fixed(client):
    p = panggung(S.DRAF, anggota=3)
    orang = pegawai(p.instansi, "Rudi Hartono", nip="197003141995031001")
    post = Jabatan.objects.create(instansi=p.instansi, unit=p.unit, nama="Sekda", jenis="jpt_madya")
    menjabat(orang, post)
    masuk(client, p.sekretariat)
    luar = {"nama": "Prof. Retno", "surel": "retno@unmul.example", "lembaga": "Unmul", "jabatan": "Guru Besar"}

    temuan = client.get(alamat("pansel", p.seleksi.pk), {"calon": "rudi"}).context["calon"]
    client.post(alamat("pansel_dari_data", p.seleksi.pk), {"pegawai": temuan[0].pegawai.pk, "peran": "anggota"})
    client.post(alamat("pansel_dari_luar", p.seleksi.pk), luar | {"peran": "anggota"})
    client.post(alamat("tetapkan_pansel", p.seleksi.pk), {"nomor_sk": "4/2026", "tanggal_sk": "2026-01-11"})

    p.pansel.refresh_from_db()
    assert (p.pansel.nomor_sk, p.pansel.anggotapansel_set.count()) == ("4/2026", 5)


@pytest.mark.parametrize("jumlah", [1, 3])
def test_found_people_are_measured_by_the_vacant_post_the_qualified_first(client, jumlah):
    p = panggung(S.DRAF)
    posts = [("Arif", "pengawas", ""), ("Budi", "jpt_pratama", ""), ("Cici", "fungsional_keahlian", "ahli_utama")]
    for ke, (nama, jenis, jenjang) in enumerate(posts * jumlah):
        isi = {"instansi": p.instansi, "unit": p.unit, "nama": f"Jabatan {ke}", "jenis": jenis, "jenjang": jenjang}
        menjabat(pegawai(p.instansi, f"{nama} Calon", nip=f"1970031419950310{ke:02d}"), Jabatan.objects.create(**isi))
    pegawai(p.instansi, "Abu Calon", nip="197003141995031099")
    url = alamat("pansel", p.seleksi.pk)

    jawaban = masuk(client, p.sekretariat).get(url, {"calon": "calon"})

    hasil = [(c.pegawai.nama.split()[0], c.setingkat) for c in jawaban.context["calon"]]
    atas, bawah = [("Budi", True), ("Cici", True)], [("Abu", None), ("Arif", False)]
    assert hasil == [satu for satu in (*atas, *bawah) for _ in range(1 if satu[0] == "Abu" else jumlah)]
    teks = jawaban.content.decode()
    assert (teks.count(">setingkat atau di atas<"), teks.count(">di bawah jabatan yang lowong<")) == (
        2 * jumlah,
        jumlah,
    )
    assert hitung(client, f"{url}?calon=calon") == 11


def test_the_qualified_are_found_among_many_of_the_same_name(client, monkeypatch):
    monkeypatch.setattr("seleksi.selectors.pansel.TEMUAN", 1)
    p = panggung(S.DRAF)
    post = Jabatan.objects.create(instansi=p.instansi, unit=p.unit, nama="Sekda", jenis="jpt_madya")
    menjabat(pegawai(p.instansi, "Rudi Zainal", nip="197003141995031001"), post)
    pegawai(p.instansi, "Rudi Ahmad", nip="197003141995031002")

    jawaban = masuk(client, p.sekretariat).get(alamat("pansel", p.seleksi.pk), {"calon": "rudi"})

    assert [str(c.pegawai.nama) for c in jawaban.context["calon"]] == ["Rudi Zainal"]
    assert 'placeholder="Cari nama, NIP, jabatan, unit, seleksi" value=""' in jawaban.content.decode()


def test_a_member_leaves_with_a_reason(client):
    p = panggung(S.DRAF)
    url = alamat("keluarkan_anggota", p.anggota[4].pk)

    kosong = masuk(client, p.sekretariat).post(url, {"alasan": ""})
    terisi = client.post(url, {"alasan": "Pindah tugas"})

    assert (kosong.status_code, terisi.status_code) == (422, 302)
    assert AnggotaPansel.objects.get(pk=p.anggota[4].pk).alasan_keluar == "Pindah tugas"


def test_a_member_states_on_his_own_page(client):
    p = panggung(S.DIUMUMKAN)
    a = p.anggota[4]
    a.bukan_parpol_pada = None
    a.save()
    url = alamat("pernyataan", p.seleksi.pk)

    kewajiban = [(k.judul, k.url) for k in papan.kewajiban.gather(a.pengguna, AT) if "partai" in k.judul]
    kosong = masuk(client, a.pengguna).post(url)
    client.post(url, {"setuju": "on"})

    a.refresh_from_db()
    assert kewajiban == [("Nyatakan bukan anggota partai politik", url)]
    assert (kosong.status_code, a.bukan_parpol_pada is None) == (422, False)


def test_a_step_is_taken_from_the_overview_and_a_refusal_keeps_the_form(client):
    p = siap()
    Seleksi.objects.filter(pk=p.seleksi.pk).update(tanggal_pengumuman=date(2999, 1, 1))
    url = alamat("langkah", p.seleksi.pk, "umumkan")

    ditolak = masuk(client, p.sekretariat).post(url, {"nomor_pengumuman": "001"})
    batal = client.post(alamat("langkah", p.seleksi.pk, "batalkan"), {"alasan": "Ditunda"})

    form = next(satu.form for satu in ditolak.context["langkah"] if satu.step.name == "umumkan")
    assert (ditolak.status_code, form["nomor_pengumuman"].value(), batal.status_code) == (422, "001", 302)
    p.seleksi.refresh_from_db()
    assert p.seleksi.status == "dibatalkan"


@pytest.mark.parametrize("siapa", ["admin", "ppk", "auditor"])
def test_who_may_not_take_a_step_is_told_who_may(client, siapa):
    p = panggung(S.DIUMUMKAN)
    masuk(client, getattr(p, siapa))

    jawaban = client.post(alamat("langkah", p.seleksi.pk, "batalkan"), {"alasan": "x"})

    assert jawaban.status_code == 403
    assert "Hanya sekretariat Pansel instansi ini" in jawaban.content.decode()
    assert "Hanya sekretariat Pansel instansi ini" in client.get(alamat("detail", p.seleksi.pk)).content.decode()


def test_a_step_that_is_none_is_not_found(client):
    p = panggung(S.DIUMUMKAN)

    assert masuk(client, p.sekretariat).post(alamat("langkah", p.seleksi.pk, "hapus")).status_code == 404


@pytest.mark.parametrize("nama", ["lowongan", "jadwal", "pansel", "detail"])
def test_another_agencys_preparation_is_not_found(client, nama):
    p, lain = panggung(S.DRAF), panggung(S.DRAF, kode="6901")

    assert masuk(client, lain.sekretariat).get(alamat(nama, p.seleksi.pk)).status_code == 404


def test_an_applicant_sees_public_facts_only(client):
    p = panggung(S.DIUMUMKAN)
    a = p.anggota[4]
    a.bukan_parpol_pada = None
    a.save()

    isi = masuk(client, p.pelamar[0].pegawai.pengguna).get(alamat("detail", p.seleksi.pk))

    assert (isi.context["langkah"], isi.context["lanjut"], isi.context["tautan"]) == ([], [], [])
    assert "Belum menyatakan" not in isi.content.decode()


ROOMS = {
    (S.DIUMUMKAN, "sekretariat"): ["Lowongan dan komponen", "Jadwal", "Susunan Pansel"],
    (S.ADMINISTRASI, "sekretariat"): ["Lowongan dan komponen", "Jadwal", "Susunan Pansel", "Seleksi administrasi"],
    (S.PENILAIAN, "ppk"): [],
    (S.PERNYATAAN, "anggota"): ["Pernyataan bukan anggota partai", "Pernyataan benturan saya"],
}


@pytest.mark.parametrize(("status", "siapa"), ROOMS)
def test_the_overview_leads_to_the_rooms_of_each_role(client, status, siapa):
    p = panggung(status)
    user = p.anggota[0].pengguna if siapa == "anggota" else getattr(p, siapa)

    tautan = masuk(client, user).get(alamat("detail", p.seleksi.pk)).context["tautan"]

    assert [t.judul for t in tautan] == ROOMS[status, siapa]
    assert [client.get(t.url).status_code for t in tautan] == [200] * len(tautan)


@pytest.mark.parametrize("status", S.values)
def test_the_overview_opens_for_everyone_it_concerns(client, status):
    p = panggung(status)
    orang = [p.sekretariat, p.admin, p.ppk, p.auditor]
    if status != S.DRAF:
        orang += [p.anggota[0].pengguna]
    if p.pelamar:
        orang += [p.pelamar[0].pegawai.pengguna]

    kode = [masuk(client, user).get(alamat("detail", p.seleksi.pk)).status_code for user in orang]

    assert kode == [200] * len(orang)


def test_the_list_filters_and_says_when_nothing_fits(client):
    p = panggung(S.DIUMUMKAN)
    masuk(client, p.sekretariat)

    ada = client.get(alamat("daftar"), {"status": "diumumkan", "jenis": "terbuka", "tahun": "2027"})
    tiada = client.get(alamat("daftar"), {"status": "selesai"})

    assert (ada.context["halaman"].baris, tiada.context["halaman"].baris) == ([p.seleksi], [])
    assert "Longgarkan saringan" in tiada.content.decode()


def test_the_list_is_empty_for_a_new_agency_and_closed_to_a_stranger(client):
    p = panggung(S.DRAF)
    Lowongan.objects.all().update(ketentuan=p.ketentuan)
    anggota = panggung(S.DIUMUMKAN, kode="6901").anggota[0].pengguna
    Seleksi.objects.filter(instansi=p.instansi).update(instansi=Seleksi.objects.last().instansi, nomor="99")

    assert "Belum ada seleksi" in masuk(client, p.sekretariat).get(alamat("daftar")).content.decode()
    assert masuk(client, anggota).get(alamat("daftar")).status_code == 200
    assert masuk(client, pengguna("tanpa.peran")).get(alamat("daftar")).status_code == 403


def hitung(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len([q for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "SET ", "ROLLBACK"))])


@pytest.mark.parametrize("jumlah", [1, 3])
@pytest.mark.parametrize(
    ("nama", "batas"), [("daftar", 5), ("detail", 10), ("lowongan", 9), ("pansel", 9), ("jadwal", 7), ("ketentuan", 6)]
)
def test_pages_ask_a_constant_number_of_queries(client, nama, batas, jumlah):
    p = siap()
    Jabatan.objects.create(instansi=p.instansi, unit=p.unit, nama="Kepala Badan", jenis="jpt_pratama")
    for i in range(jumlah - 1):
        post = Jabatan.objects.create(instansi=p.instansi, unit=p.unit, nama=f"Kepala {i}", jenis="jpt_pratama")
        services.tambah_lowongan(p.seleksi, by=p.sekretariat, at=AT, jabatan=post)
        Jabatan.objects.create(instansi=p.instansi, unit=p.unit, nama=f"Kepala lain {i}", jenis="jpt_pratama")
        services.buat_seleksi(p.instansi, by=p.sekretariat, at=AT, nomor=f"{i}", judul=f"Lain {i}", jenis="terbuka")
    masuk(client, p.sekretariat)

    args = [p.seleksi.pk] if nama not in ("daftar", "ketentuan") else []
    assert hitung(client, alamat(nama, *args)) == batas


def test_the_secretariat_sees_what_to_do_next():
    p = siap()

    assert [(k.judul, k.batas) for k in papan.kewajiban.gather(p.sekretariat, AT)] == [("Siapkan dan umumkan", PADA)]


@pytest.mark.parametrize("q", ["perhubungan", "01/SEL", "kepala dinas"])
def test_a_selection_is_found_by_title_number_and_post(q):
    p = panggung(S.DRAF)

    temuan = [t for t in papan.pencarian.gather(p.sekretariat, q) if t.url.startswith("/seleksi/")]
    assert temuan == [
        Temuan(
            p.seleksi.judul, "Seleksi terbuka JPT, 01/SEL/2026, disiapkan", alamat("detail", p.seleksi.pk), "Seleksi"
        )
    ]


@pytest.mark.django_db(transaction=True)
def test_two_secretaries_who_announce_at_once_announce_once():
    p = siap()
    jawaban, mulai = [], Barrier(2)

    def umumkan():
        try:
            mulai.wait(5)
            services.umumkan(p.seleksi, by=p.sekretariat, at=AT, nomor_pengumuman="1")
            jawaban.append("diumumkan")
        except CommandRefused as refused:
            jawaban.append(refused.kode)
        finally:
            connection.close()

    threads = [Thread(target=umumkan) for _ in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join(20)

    assert sorted(jawaban) == ["diumumkan", "status_tidak_sesuai"]
