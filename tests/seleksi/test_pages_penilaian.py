"""The sheet, locking and completeness as pages; import has a module of its own."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core import papan
from core.models import Surat
from seleksi.models import Lembar, Nilai, Pelamar
from seleksi.selectors.lembar import isi_lembar
from seleksi.services.penilaian import kunci
from talent.profil import DiklatProfil, HukumanProfil, JabatanProfil, KinerjaProfil, KompetensiProfil, Profil
from tests.factories import peran
from tests.factories_seleksi import AT, panggung, skor_biasa
from tests.factories_seleksi import _pelamar as tambah
from tests.seleksi.tahap_lembar import buka, kirim, tersimpan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sekarang")]
JSON = {"HTTP_ACCEPT": "application/json"}
PROFIL = Profil(
    "197603142001031001",
    "Andi",
    date(1976, 3, 14),
    "M",
    "pns",
    "Aktif",
    jabatan=(
        JabatanProfil("Sekretaris Dinas", "administrator", "", "III.a", "Dishub", "definitif", date(2020, 1, 1), None),
    ),
    kinerja=(KinerjaProfil(2025, "baik"), KinerjaProfil(2026, "sangat_baik")),
    hukuman=(HukumanProfil("ringan", "Teguran lisan", date(2019, 5, 1), None, None),),
    diklat=(DiklatProfil("PKN Tingkat II", "struktural", 2023, 905),),
    kompetensi=(KompetensiProfil("Assessment center", date(2025, 2, 10), None, Decimal("84.50")),),
)


def ketik(p, versi=0, **baris):
    """`nilai` and `catatan` by position: ketik(p, n0="80", c0="Baik")."""
    nama = {"n": "nilai", "c": "catatan"}
    return {"versi": versi, **{f"{nama[k[0]]}-{p.pelamar[int(k[1:])].pk}": v for k, v in baris.items()}}


@pytest.mark.parametrize("pelamar", [3, 30])
def test_a_sheet_is_cheap_to_read_whatever_its_length(client, pelamar):
    p = panggung(pelamar=pelamar)
    client.force_login(p.anggota[0].pengguna)
    url = reverse("seleksi:lembar", args=[p.lembar("wawancara").pk])

    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)

    kueri = [q for q in queries if "SAVEPOINT" not in q["sql"] and not q["sql"].startswith("SET")]
    assert (response.status_code, len(kueri)) == (200, 9)
    assert len(response.content) <= 60 * 1024


def test_saving_by_the_button_keeps_the_scores_and_returns_to_the_sheet(client):
    p = panggung()
    lembar = p.lembar("wawancara")

    response = kirim(client, p.anggota[0].pengguna, lembar, ketik(p, n0="82,5", c0="Runtut", n1="", c1=""))

    assert (response.status_code, response["Location"]) == (302, reverse("seleksi:lembar", args=[lembar.pk]))
    assert tersimpan() == [("001", Decimal("82.50"), "Runtut")]


def test_saving_by_the_script_answers_with_time_and_version(client):
    p = panggung()

    response = kirim(client, p.anggota[0].pengguna, p.lembar("wawancara"), ketik(p, n0="90"), **JSON)

    assert response.json() == {"pesan": "Tersimpan 11.00 WITA", "versi": 1, "kesalahan": []}


def test_one_wrong_score_does_not_keep_the_others_from_being_saved(client):
    p = panggung()
    lembar, penilai = p.lembar("wawancara"), p.anggota[0].pengguna

    response = kirim(client, penilai, lembar, ketik(p, n0="80", n1="780", c1="Lancar"), **JSON)

    assert response.json() == {
        "pesan": "Tersimpan 11.00 WITA",
        "versi": 1,
        "kesalahan": [
            {
                "jalur": f"nilai-{p.pelamar[1].pk}",
                "pesan": "Nilai harus antara 0 dan 100. Apakah maksud Anda 78,0?",
            }
        ],
    }
    assert tersimpan() == [("001", Decimal(80), "")]
    halaman = kirim(client, penilai, lembar, ketik(p, 1, n0="80", n1="780", c1="Lancar"))
    assert halaman.status_code == 422
    baris = {b.calon.pelamar.nomor: b for b in halaman.context["baris"]}
    assert (baris["002"].teks, baris["002"].catatan) == ("780", "Lancar")
    assert baris["002"].galat_nilai == "Nilai harus antara 0 dan 100. Apakah maksud Anda 78,0?"


def test_a_refused_score_alone_leaves_the_version_as_it_was(client):
    """Else a second tab would have to compare a change that there is not."""
    p = panggung()
    lembar, penilai = p.lembar("wawancara"), p.anggota[0].pengguna

    salah = kirim(client, penilai, lembar, ketik(p, n0="780", n1=""), **JSON)
    lain = kirim(client, penilai, lembar, ketik(p, n1="75"), **JSON)
    sama = kirim(client, penilai, lembar, ketik(p, 1, n0="-4", n1="75"), **JSON)

    assert (salah.json()["pesan"], salah.json()["versi"]) == ("Belum ada yang tersimpan", 0)
    assert [(r.status_code, r.json()["versi"]) for r in (lain, sama)] == [(200, 1), (200, 1)]
    assert tersimpan() == [("002", Decimal(75), "")]


def test_a_version_that_is_no_number_is_stale(client):
    p = panggung(skor=skor_biasa)

    jawaban = [
        kirim(client, p.anggota[0].pengguna, p.lembar("wawancara"), {"versi": versi}, "kunci_lembar")
        for versi in ("9" * 5000, "²", "-1", "")
    ]

    assert [response.status_code for response in jawaban] == [422] * 4


def test_a_stale_tab_sees_what_was_typed_beside_what_is_stored(client):
    p = panggung()
    lembar, penilai = p.lembar("wawancara"), p.anggota[0].pengguna
    kirim(client, penilai, lembar, ketik(p, n0="80", c0="Pertama", n1="75"))

    otomatis = kirim(client, penilai, lembar, ketik(p, n0="60", c0="Kedua", n1="75"), **JSON)
    halaman = kirim(client, penilai, lembar, ketik(p, n0="60", c0="Kedua", n1="75"))

    assert (otomatis.status_code, otomatis.json()["kode"]) == (409, "lembar_basi")
    assert halaman.status_code == 422
    baris = {b.calon.pelamar.nomor: b for b in halaman.context["baris"]}
    assert (baris["001"].teks, baris["001"].catatan, baris["001"].lain) == ("60", "Kedua", True)
    assert [b.lain for nomor, b in sorted(baris.items())] == [True, False, False, False, False]
    assert "Nilai 80,00, catatan “Pertama”" in halaman.content.decode()
    assert halaman.context["lembar"].versi == 1
    kirim(client, penilai, lembar, ketik(p, 1, n0="60", c0="Kedua"))
    assert tersimpan()[0] == ("001", Decimal(60), "Kedua")


def test_fields_keep_their_names_past_a_thousand_candidates(client):
    p = panggung(pelamar=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval(pg_get_serial_sequence('seleksi_pelamar', 'id'), 1234567)")
    p.pelamar = [tambah(p, 0, "penilaian")]

    isi = buka(client, p.anggota[0].pengguna, "lembar", p.lembar("makalah").pk).content.decode()

    assert [isi.count(f'name="{nama}-1234568"') for nama in ("nilai", "catatan")] == [1, 1]


def test_a_recused_candidate_is_named_without_fields(client):
    p = panggung(mundur={1: [0]})

    response = buka(client, p.anggota[0].pengguna, "lembar", p.lembar("makalah").pk)

    assert [b.calon.pelamar.nomor for b in sorted(response.context["baris"], key=lambda b: b.calon.pk)] == [
        "001",
        "003",
        "004",
        "005",
    ]
    assert response.content.decode().count("Anda mundur dari menilai 002 Pelamar 2.") == 1


def test_the_track_record_sheet_shows_the_frozen_profile_beside_the_score(client):
    p = panggung(pelamar=1)
    Pelamar.objects.update(profil=PROFIL.to_json())

    isi = buka(client, p.anggota[0].pengguna, "lembar", p.lembar("rekam_jejak").pk).content.decode()

    for teks in (
        "Sekretaris Dinas, Dishub",
        "2026 sangat baik; 2025 baik",
        "Ringan: Teguran lisan, 1 Mei 2019",
        "PKN Tingkat II (2023, 905 jam)",
        "Assessment center, 10 Feb 2025: JPM 84,50",
    ):
        assert isi.count(teks) == 1, teks


@pytest.mark.parametrize("siapa", ["admin", "sekretariat", "ppk", "auditor"])
def test_another_ones_sheet_does_not_exist(client, siapa):
    p = panggung()
    user, pk = getattr(p, siapa), p.lembar("makalah").pk

    status = {buka(client, user, nama, pk).status_code for nama in ("lembar", "kunci_lembar", "impor_nilai")}
    tetangga = buka(client, p.anggota[1].pengguna, "lembar", pk).status_code

    assert status <= {403, 404}
    assert tetangga == 404


def test_a_save_on_another_ones_sheet_finds_none(client):
    p = panggung()
    lembar = p.lembar("makalah")

    jawaban = kirim(client, p.anggota[1].pengguna, lembar, ketik(p, n0="80"), **JSON)

    assert (jawaban.status_code, Nilai.objects.count()) == (404, 0)


def test_a_clerk_on_a_panel_cannot_save_an_imported_sheet_as_a_member(client):
    """The assessment centre's scores go in with their letter, by the page made for it."""
    p = panggung()
    lembar, clerk = p.lembar("assessment", None), p.anggota[0].pengguna
    peran(clerk, p.instansi, "sekretariat_pansel")

    member = kirim(client, clerk, lembar, ketik(p, n0="80"))
    status = buka(client, clerk, "impor_nilai", lembar.pk).status_code

    assert (member.status_code, Nilai.objects.count(), status) == (404, 0, 200)


def test_locking_from_the_sheet_shows_every_hole_at_its_field(client):
    p = panggung(pelamar=3)
    lembar = p.lembar("wawancara")
    data = ketik(p, n0="59", c0="", n1="80", n2="")

    response = kirim(client, p.anggota[0].pengguna, lembar, {**data, "tindakan": "kunci"})

    assert response.status_code == 422
    assert sorted((kait, pesan) for kait, _, pesan in response.context["salah"]) == [
        (f"catatan-{p.pelamar[0].pk}", "Nilai 59 di bawah 60: tulis alasannya dalam catatan."),
        (f"nilai-{p.pelamar[2].pk}", "nilai belum diisi."),
    ]
    assert tersimpan() == [("001", Decimal(59), ""), ("002", Decimal(80), "")]


def test_a_whole_sheet_is_saved_checked_and_locked(client):
    p = panggung(pelamar=3)
    lembar, penilai = p.lembar("wawancara"), p.anggota[0].pengguna

    response = kirim(client, penilai, lembar, {**ketik(p, n0="70", n1="80", n2="90"), "tindakan": "kunci"})
    assert response["Location"] == reverse("seleksi:kunci_lembar", args=[lembar.pk])
    assert buka(client, penilai, "kunci_lembar", lembar.pk).context["lengkap"]
    terkunci = kirim(client, penilai, lembar, {"versi": 1}, "kunci_lembar")

    assert terkunci["Location"] == reverse("seleksi:tugas_menilai")
    assert Lembar.objects.get(pk=lembar.pk).status == "terkunci"
    assert buka(client, penilai, "lembar", lembar.pk).content.decode().count('name="nilai-') == 0
    assert buka(client, penilai, "kunci_lembar", lembar.pk).status_code == 200
    assert kirim(client, penilai, lembar, ketik(p, 1, n0="10"), **JSON).json()["kode"] == "lembar_terkunci"


def test_an_incomplete_sheet_is_not_locked_by_posting_to_the_address(client):
    p = panggung()
    lembar = p.lembar("wawancara")

    response = kirim(client, p.anggota[0].pengguna, lembar, {"versi": 0}, "kunci_lembar")

    assert (response.status_code, response.context["tolak"].kode) == (422, "nilai_kosong")
    assert response.content.decode().count("?periksa=1#nilai-") == 5


# Who owes


def test_completeness_shows_locks_and_nothing_of_what_is_inside(client):
    p = panggung(skor=skor_biasa)

    kosong = buka(client, p.sekretariat, "kelengkapan", p.lowongan.pk).content
    Nilai.objects.update(nilai=1, catatan="lain")
    response = buka(client, p.sekretariat, "kelengkapan", p.lowongan.pk)

    def tanpa_token(isi):
        return [baris for baris in isi.decode().splitlines() if "csrfmiddlewaretoken" not in baris]

    assert tanpa_token(kosong) == tanpa_token(response.content)
    assert [b.siapa for b in response.context["baris"]] == [
        *(f"Anggota Pansel {n}" for n in range(1, 6)),
        "Lembaga asesmen (dicatat sekretariat)",
    ]
    others = [p.admin, p.ppk, p.auditor, p.anggota[0].pengguna, p.pelamar[0].pegawai.pengguna]
    assert {buka(client, user, "kelengkapan", p.lowongan.pk).status_code for user in others} == {403}
    assert buka(client, panggung(kode="6401").sekretariat, "kelengkapan", p.lowongan.pk).status_code == 404


def test_reminding_posts_a_letter_to_each_who_owes(client):
    p = panggung()

    response = kirim(client, p.sekretariat, p.lowongan, {}, "kelengkapan")

    assert (response.status_code, Surat.objects.count()) == (302, 5)


def test_duties_of_members_and_secretariat_cost_one_query_each(client):
    p = panggung(pelamar=4, mundur={0: [0]})
    penilai, sekretariat = p.anggota[0].pengguna, p.sekretariat

    duties = [k.judul for k in papan.kewajiban.gather(penilai, AT) if k.tindakan == "Nilai"]
    milik = [(k.judul, k.keterangan) for k in papan.kewajiban.gather(sekretariat, AT)]

    assert duties == ["Lembar nilai penulisan makalah", "Lembar nilai wawancara", "Lembar nilai rekam jejak"]
    assert milik == [
        ("Catat nilai lembaga asesmen", f"{p.lowongan}."),
        ("Pantau lembar nilai", f"{p.lowongan}: 15 lembar anggota belum dikunci."),
    ]


def test_tasks_of_a_member_and_of_the_secretariat(client):
    p = panggung(skor=skor_biasa)

    anggota = buka(client, p.anggota[0].pengguna, "tugas_menilai").context
    sekretariat = buka(client, p.sekretariat, "tugas_menilai").context

    def terisi(context):
        return [[t.terisi for t in k["terbuka"]] for k in context["kelompok"]]

    assert (terisi(anggota), terisi(sekretariat)) == ([[5, 5, 5], []], [[], [5]])


def test_what_is_still_owed_stands_above_what_is_locked(client):
    p = panggung(skor=skor_biasa)
    kunci(p.lembar("makalah"), by=p.anggota[0].pengguna, at=AT, versi=0)

    response = buka(client, p.anggota[0].pengguna, "tugas_menilai")

    milik = response.context["kelompok"][0]
    assert [t.komponen.kode for t in milik["terbuka"]] == ["wawancara", "rekam_jejak"]
    assert [t.komponen.kode for t in milik["terkunci"]] == ["makalah"]
    isi = response.content.decode()
    assert (isi.count("2 lembar belum dikunci"), isi.count("Sudah dikunci (1)")) == (1, 1)
    assert isi.index("Wawancara") < isi.index("Sudah dikunci")


def test_candidates_stand_in_another_order_for_another_member():
    p = panggung(pelamar=30)

    urut = [[c.pelamar.nomor for c in isi_lembar(p.lembar("makalah", j)).calon] for j in (0, 1)]

    assert urut[0] != urut[1]
    assert sorted(urut[0]) == sorted(urut[1])
