"""The calculators as page and endpoint: the same result, nothing kept, every wrong field named."""

import pytest

from core.models import AuditEvent, Pengguna

pytestmark = pytest.mark.django_db
ALAMAT = "/kinerja/kalkulator/"
PREDIKAT = {"hasil_kerja": "di_atas", "perilaku": "di_bawah", "pada": "2025-12-31"}
ANGKA = {"jenjang": "ahli_madya", "predikat": "butuh_perbaikan", "bulan": 12, "pada": "2025-12-31"}


@pytest.fixture
def masuk(client):
    client.force_login(Pengguna.objects.create(username="siapa.saja"))
    return client


def kirim(client, nama, isi):
    return client.post(f"/api/v1/simulasi/{nama}", isi, content_type="application/json")


def salah(jawaban):
    isi = jawaban.json()
    assert (jawaban.status_code, isi["kode"]) == (400, "isian_salah")
    return [k["jalur"] for k in isi["kesalahan"]]


def test_predikat_answers_with_its_steps(masuk):
    jawaban = kirim(masuk, "predikat", PREDIKAT)

    assert (jawaban.status_code, jawaban.json()) == (
        200,
        {
            "predikat": "kurang",
            "dasar": "PermenPANRB 6/2022",
            "langkah": [
                {
                    "langkah": "rating hasil kerja",
                    "fakta": "penilaian pejabat penilai",
                    "nilai": "di atas ekspektasi",
                    "dasar": "PermenPANRB 6/2022",
                },
                {
                    "langkah": "rating perilaku kerja",
                    "fakta": "penilaian pejabat penilai",
                    "nilai": "di bawah ekspektasi",
                    "dasar": "PermenPANRB 6/2022",
                },
                {
                    "langkah": "predikat",
                    "fakta": "hasil kerja di atas ekspektasi, perilaku di bawah ekspektasi",
                    "nilai": "kurang",
                    "dasar": "PermenPANRB 6/2022",
                },
            ],
        },
    )


def test_angka_kredit_answers_with_two_decimals(masuk):
    jawaban = kirim(masuk, "angka-kredit", ANGKA)

    isi = jawaban.json()
    assert (jawaban.status_code, isi["angka_kredit"], isi["dasar"]) == (
        200,
        "28.13",
        "PermenPANRB 1/2023, PerBKN 3/2023",
    )
    assert [satu["nilai"] for satu in isi["langkah"]] == ["37.5", "75", "12", "28.125", "28.13"]
    assert (
        kirim(masuk, "angka-kredit", ANGKA | {"jenjang": "terampil", "predikat": "baik"}).json()["angka_kredit"]
        == "5.00"
    )


@pytest.mark.parametrize(("nama", "isi"), [("predikat", PREDIKAT), ("angka-kredit", ANGKA)])
def test_the_day_may_be_left_out_and_nothing_is_kept(masuk, nama, isi):
    tanpa = {k: v for k, v in isi.items() if k != "pada"}

    assert kirim(masuk, nama, tanpa).json() == kirim(masuk, nama, isi).json()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("ubah", "bidang"),
    [
        ({"hasil_kerja": "luar biasa"}, ["hasil_kerja"]),
        ({"hasil_kerja": 1, "perilaku": None}, ["hasil_kerja"]),
        ({"perilaku": None}, ["perilaku"]),
        ({"perilaku": ""}, ["perilaku"]),
        ({"pada": "2021-12-31"}, ["pada"]),
        ({"pada": "31-12-2025"}, ["pada"]),
        ({"pada": "2025-02-30"}, ["pada"]),
        ({"pada": 20251231}, ["pada"]),
        ({"lain": "x"}, ["lain"]),
    ],
)
def test_predikat_names_the_wrong_field(masuk, ubah, bidang):
    assert salah(kirim(masuk, "predikat", PREDIKAT | ubah)) == bidang


@pytest.mark.parametrize(
    ("ubah", "bidang"),
    [
        ({"jenjang": "ahli"}, ["jenjang"]),
        ({"predikat": "cukup"}, ["predikat"]),
        ({"bulan": 0}, ["bulan"]),
        ({"bulan": 13}, ["bulan"]),
        ({"bulan": "12"}, ["bulan"]),
        ({"bulan": True}, ["bulan"]),
        ({"bulan": 1.5}, ["bulan"]),
        ({"pada": "2022-12-31"}, ["pada"]),
    ],
)
def test_angka_kredit_names_the_wrong_field(masuk, ubah, bidang):
    assert salah(kirim(masuk, "angka-kredit", ANGKA | ubah)) == bidang


@pytest.mark.parametrize("nama", ["predikat", "angka-kredit"])
def test_who_is_not_logged_in_is_told_so(client, nama):
    assert kirim(client, nama, {}).status_code == 401
    assert client.get(ALAMAT).status_code == 302


@pytest.mark.parametrize("nama", ["predikat", "angka-kredit"])
def test_only_post_is_answered(masuk, nama):
    assert masuk.get(f"/api/v1/simulasi/{nama}").status_code == 405


def test_page_shows_what_the_endpoint_answers(masuk):
    isi = {f"p-{k}": v for k, v in PREDIKAT.items()}

    halaman = masuk.get(ALAMAT, {"hitung": "predikat", **isi}).content.decode()

    assert "<figcaption>Kurang<small>Hasil kerja di atas ekspektasi, perilaku di bawah ekspektasi</small>" in halaman
    assert halaman.count("● posisi") == 1
    assert halaman.count("(posisi)") == 1


def test_page_of_angka_kredit_writes_a_comma(masuk):
    isi = {f"a-{k}": v for k, v in ANGKA.items()}

    halaman = masuk.get(ALAMAT, {"hitung": "angka-kredit", **isi}).content.decode()

    assert "<h3>Angka kredit 28,13</h3>" in halaman
    assert '<td class="n" data-l="Nilai">28,125</td>' in halaman


@pytest.mark.parametrize(
    ("isi", "form", "bidang"),
    [
        ({"hitung": "predikat", "p-hasil_kerja": "x", "p-perilaku": "sesuai"}, "form_predikat", "hasil_kerja"),
        (
            {"hitung": "predikat", **{f"p-{k}": v for k, v in PREDIKAT.items()}, "p-pada": "2021-12-31"},
            "form_predikat",
            "pada",
        ),
        ({"hitung": "angka-kredit", **{f"a-{k}": v for k, v in ANGKA.items()}, "a-bulan": "13"}, "form_angka", "bulan"),
        (
            {"hitung": "angka-kredit", **{f"a-{k}": v for k, v in ANGKA.items()}, "a-pada": "2022-12-31"},
            "form_angka",
            "pada",
        ),
    ],
)
def test_page_says_at_the_field_what_is_wrong(masuk, isi, form, bidang):
    jawaban = masuk.get(ALAMAT, isi)

    assert (jawaban.status_code, list(jawaban.context[form].errors)) == (422, [bidang])


def test_page_before_anything_was_sent_shows_no_result(masuk):
    halaman = masuk.get(ALAMAT)

    assert (halaman.status_code, halaman.context["predikat"], halaman.context["angka"]) == (200, None, None)


def test_one_calculator_keeps_what_stands_in_the_other(masuk):
    isi = {f"p-{k}": v for k, v in PREDIKAT.items()} | {f"a-{k}": v for k, v in ANGKA.items()}

    jawaban = masuk.get(ALAMAT, {"hitung": "predikat", **isi, "a-bulan": "99"})

    assert (jawaban.status_code, jawaban.context["form_angka"]["bulan"].value()) == (200, "99")
    assert jawaban.context["form_angka"]["jenjang"].value() == "ahli_madya"
    assert jawaban.context["angka"] is None
