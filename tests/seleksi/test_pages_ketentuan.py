"""The agency's own provisions as pages: begun with the law, never laxer, read in words."""

import pytest

from seleksi.enums import StatusSeleksi as S
from seleksi.models import Ketentuan
from tests.factories_seleksi import panggung
from tests.seleksi.tahap_persiapan import alamat, masuk, siap

pytestmark = pytest.mark.django_db


def ketentuan_dikirim(**ubah):
    isi = {"mulai": "2027-02-01", "nomor_sk": "9/2027", "tanggal_sk": "2027-01-11", "dasar": "PermenPANRB 15/2019"}
    isi |= {"pansel_minimum": 5, "pansel_maksimum": 9, "internal_maksimum": 45, "minimal_penilai": 3}
    isi |= {"minimal_pelamar": 4, "jumlah_nama": 3, "hari_pengumuman": 15, "perpanjangan_maksimum": 2}
    isi |= {"hari_perpanjangan": 7, "usia_maksimum": 56, "usia_maksimum_setingkat": 58, "pemutus_1": "wawancara"}
    isi |= {"pendidikan_minimum": "s1", "tahun_menjabat": 2, "tahun_pengalaman": 7}
    isi |= {"tahun_kinerja": 2, "predikat_minimum": "baik", "tahun_hukuman": 2}
    baris = [("Makalah", 20, 15), ("Assessment", 25, 20), ("Wawancara", 35, 30), ("Rekam jejak", 20, 15)]
    for i, (nama, bobot, minimum) in enumerate(baris):
        isi |= {f"k{i}_nama": nama, f"k{i}_bobot": bobot, f"k{i}_minimum": minimum, f"k{i}_maksimum": bobot}
    return {**isi, "k1_impor": "on", **ubah}


def test_provisions_begin_with_the_law_and_a_laxer_figure_is_refused_at_its_field(client):
    p = panggung(S.DRAF)
    url = alamat("ketentuan_baru", p.instansi.pk, "jpt_pratama")

    jawaban = masuk(client, p.admin).post(url, ketentuan_dikirim(internal_maksimum=50, k2_bobot=34))

    assert jawaban.status_code == 422
    assert sorted(jawaban.context["form"].errors) == ["__all__", "internal_maksimum"]
    assert client.post(url, ketentuan_dikirim()).status_code == 302
    assert Ketentuan.objects.filter(instansi=p.instansi).count() == 2


def test_a_laxer_requirement_is_refused_at_its_field_and_what_was_typed_stays(client):
    p = panggung(S.DRAF)
    longgar = {"pendidikan_minimum": "d3", "tahun_menjabat": 1, "tahun_pengalaman": 4, "tahun_kinerja": 0}
    url = alamat("ketentuan_baru", p.instansi.pk, "jpt_pratama")

    satu = masuk(client, p.admin).post(url, ketentuan_dikirim(pendidikan_minimum="d3"))
    jawaban = client.post(url, ketentuan_dikirim(**{**longgar, "pendidikan_minimum": "s1"}))

    form = jawaban.context["form"]
    assert (satu.status_code, list(satu.context["form"].errors)) == (422, ["pendidikan_minimum"])
    assert (jawaban.status_code, sorted(form.errors), form["tahun_menjabat"].value()) == (
        422,
        ["tahun_kinerja", "tahun_menjabat", "tahun_pengalaman"],
        "1",
    )


def test_the_agencys_own_requirements_are_set_and_shown(client):
    p = panggung(S.DRAF)
    sendiri = {"pendidikan_minimum": "s2", "tahun_menjabat": 3, "predikat_minimum": "sangat_baik", "tahun_hukuman": 0}
    url = alamat("ketentuan_baru", p.instansi.pk, "jpt_pratama")

    jawaban = masuk(client, p.admin).post(url, ketentuan_dikirim(**sendiri))

    baru = Ketentuan.objects.get(instansi=p.instansi, nomor_sk="9/2027")
    assert (jawaban.status_code, {nama: getattr(baru, nama) for nama in sendiri}) == (302, sendiri)
    halaman = client.get(alamat("ketentuan")).content.decode()
    assert [k in halaman for k in ("S-2, 3 tahun menjabat", "predikat paling rendah Sangat baik")] == [True, True]
    assert client.get(url).context["form"]["pendidikan_minimum"].value() == "s2"


def test_a_fifth_component_is_taken_with_its_own_range(client):
    p = panggung(S.DRAF)
    tambahan = {"k4_nama": "Uji publik", "k4_bobot": 5, "k4_minimum": 5, "k4_maksimum": 10, "pemutus_2": "k4"}
    turun = {"k0_bobot": 15}

    jawaban = masuk(client, p.admin).post(
        alamat("ketentuan_baru", p.instansi.pk, "jpt_madya"), ketentuan_dikirim(**tambahan, **turun)
    )

    assert jawaban.status_code == 302
    baru = Ketentuan.objects.get(instansi=p.instansi, jenis_jabatan="jpt_madya")
    assert (baru.komponen[4]["kode"], baru.penentu_seri) == ("uji_publik", ["wawancara", "uji_publik"])


def test_provisions_are_read_in_words_with_the_range_of_each_weight(client):
    p = siap()

    isi = masuk(client, p.sekretariat).get(alamat("ketentuan")).content.decode()

    assert isi.count("Wawancara, lalu Assessment center") == isi.count("Wawancara 35") == 1
    assert isi.count("Wawancara 35% (batas 30–35%)") == 1


@pytest.mark.parametrize(("mulai", "sah"), [("2017-04-06", False), ("2010-01-01", False), ("2017-04-07", True)])
def test_provisions_begin_no_earlier_than_the_law_they_stand_on(client, mulai, sah):
    p = panggung(S.DRAF)
    url = alamat("ketentuan_baru", p.instansi.pk, "administrator")

    form = masuk(client, p.admin).post(url, ketentuan_dikirim(mulai=mulai)).context

    galat = form["form"].errors.get("mulai", []) if form else []
    assert ("Belum ada peraturan yang menjadi dasarnya; paling awal 7 April 2017." in galat) is not sah
    assert form is None or form["form"]["nomor_sk"].value() == "9/2027"


def test_a_version_of_provisions_in_a_year_out_of_the_ordinary_is_refused(client):
    p = panggung(S.DRAF)
    url = alamat("ketentuan_baru", p.instansi.pk, "jpt_madya")

    jawaban = masuk(client, p.admin).post(url, ketentuan_dikirim(mulai="9999-12-31"))

    assert (jawaban.status_code, list(jawaban.context["form"].errors)) == (422, ["mulai"])
