"""The list of people: filters, search, keyset in both directions, and its export."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from talent import reports, selectors
from tests import factories

pytestmark = pytest.mark.django_db


def nama(client, query=""):
    return [b.nama for b in client.get(f"/pegawai/{query}").context["halaman"].baris]


@pytest.mark.parametrize(
    ("query", "terlihat"),
    [
        ("", ["Budi", "Rina", "Siti Aminah"]),
        ("?urut=-nama", ["Siti Aminah", "Rina", "Budi"]),
        ("?q=siti", ["Siti Aminah"]),
        ("?q=minah+sit", ["Siti Aminah"]),  # every word, in any order
        ("?q=Hj.+Siti+Aminah,+S.E.,+M.Ak.", ["Siti Aminah"]),  # as it stands in a decree
        ("?q=mi", []),  # under three letters: the beginning of the name only
        ("?q=ri", ["Rina"]),
        ("?q=%25", []),
        ("?jenis=fungsional", ["Rina"]),
        ("?jenis=jpt_pratama", ["Siti Aminah"]),
        ("?jenis=jpt_pratama&q=rina", []),
        ("?status=pppk", []),
        ("?golongan=III/", ["Budi", "Rina", "Siti Aminah"]),
        ("?golongan=III/c", ["Budi", "Rina", "Siti Aminah"]),
        ("?golongan=III", []),  # the third grade of a PPPK
        ("?kedudukan=lainnya", []),
        ("?jenis=entah&status=pns", ["Budi", "Rina", "Siti Aminah"]),  # an old bookmark narrows nothing
    ],
)
def test_filters_and_search(admin, query, terlihat):
    assert nama(admin, query) == terlihat


def test_a_nip_is_found_with_blanks_or_without(admin, kantor):
    nip = kantor.staf.nip
    terpisah = f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"

    assert nama(admin, f"?q={nip}") == ["Rina"]
    assert nama(admin, f"?q={terpisah}") == ["Rina"]
    assert nama(admin, f"?q={nip[:8]}") == ["Budi", "Rina", "Siti Aminah"]


def test_the_perangkat_filter_holds_the_whole_tree_below(admin, kantor):
    lain = factories.unit(kantor.instansi, "Badan Arsip", jenis="badan")
    factories.pegawai(lain, "Zaki")

    assert nama(admin, f"?perangkat={kantor.dinas.pk}") == ["Budi", "Rina", "Siti Aminah"]
    assert nama(admin, f"?perangkat={lain.pk}") == ["Zaki"]


def test_a_row_shows_the_definitive_post_and_who_acts(admin, kantor):
    factories.penugasan(kantor.bawahan, kantor.kepala, jenis="plt")

    (budi,) = [b for b in admin.get("/pegawai/").context["halaman"].baris if b.nama == "Budi"]
    assert budi.jabatan == "Kepala Bidang Angkutan"
    assert budi.sementara == ("Plt. Kepala Dinas Perhubungan",)
    assert (budi.unit, budi.golongan, budi.status) == ("Bidang Angkutan 6900", "III/c", "PNS")


@pytest.mark.parametrize("urut", ["nama", "-nama", "nip", "-nip"])
def test_pages_by_keyset_meet_everyone_once_in_both_directions(admin, kantor, urut):
    for _ in range(119):
        factories.pegawai(kantor.bidang, "Ahmad")  # one name, three pages: the order goes on by id
    maju, mundur = [], []

    halaman = admin.get(f"/pegawai/?urut={urut}").context["halaman"]
    maju.append([b.pk for b in halaman.baris])
    while halaman.berikutnya:
        halaman = admin.get(f"/pegawai/{halaman.berikutnya}").context["halaman"]
        maju.append([b.pk for b in halaman.baris])
    mundur.append([b.pk for b in halaman.baris])
    while halaman.sebelumnya:
        halaman = admin.get(f"/pegawai/{halaman.sebelumnya}").context["halaman"]
        mundur.insert(0, [b.pk for b in halaman.baris])

    semua = [pk for isi in maju for pk in isi]
    assert len(semua) == len(set(semua)) == 122
    assert [len(isi) for isi in maju] == [50, 50, 22]
    assert maju == mundur


def test_the_title_counts_up_to_a_thousand_and_then_says_so(admin, kantor, monkeypatch):
    assert admin.get("/pegawai/").context["jumlah"] == 3
    monkeypatch.setattr(selectors.daftar, "MAKS_HITUNG", 2)

    assert 'Lebih dari <b class="num">2</b> pegawai' in admin.get("/pegawai/").content.decode()


def test_an_empty_list_names_the_filter_to_loosen(admin, kantor):
    context = admin.get("/pegawai/?q=rina&jenis=jpt_pratama&status=pns").context

    assert context["halaman"].baris == []
    assert [(s.nama, tautan) for s, tautan in context["penghalang"]] == [
        ("q", "?jenis=jpt_pratama&status=pns"),
        ("jenis", "?q=rina&status=pns"),
    ]


def test_an_empty_list_no_single_filter_explains_says_so(admin):
    response = admin.get("/pegawai/?q=zzzz&status=pppk&kedudukan=lainnya")

    assert response.context["penghalang"] == []
    assert "Hapus semua saringan" in response.content.decode()


def test_an_applied_filter_can_be_removed_by_its_chip(admin, kantor):
    keping = admin.get(f"/pegawai/?q=rina&perangkat={kantor.dinas.pk}").context["keping"]

    assert [(s.terbaca, tautan) for s, tautan in keping] == [
        ("rina", f"?perangkat={kantor.dinas.pk}"),
        ("Dinas Perhubungan 6900", "?q=rina"),
    ]


def test_a_full_page_stays_small(admin, kantor):
    for nomor in range(60):
        orang = factories.pegawai(kantor.bidang, f"Fransiskus Xaverius Ding Anyeq {nomor}", gelar_belakang="S.T., M.T.")
        factories.penugasan(orang, factories.jabatan(kantor.bidang, f"Pengelola Sarana Angkutan Perairan {nomor}"))

    assert len(admin.get("/pegawai/").content) <= 60 * 1024


def lembar(response):
    return list(load_workbook(BytesIO(response.getvalue())).active.iter_rows(values_only=True))


def test_the_export_holds_what_is_shown_from_the_first_row(admin, kantor):
    baris = lembar(admin.get("/pegawai/unduh/?urut=-nama&status=pns&setelah=xyz"))

    assert baris[0][0].endswith("Saringan: Status pegawai: PNS.")
    assert list(baris[1]) == list(reports.KEPALA)
    assert [b[1] for b in baris[2:]] == ["Siti Aminah", "Rina", "Budi"]
    assert baris[3] == (
        kantor.staf.nip, "Rina", "Analis Transportasi", None, "Bidang Angkutan 6900", "III/c", "PNS", "Aktif",
    )  # fmt: skip


def test_the_export_never_holds_a_formula(admin, kantor):
    jahat = factories.pegawai(kantor.bidang, '=HYPERLINK("http://x","y")', gelar_belakang="")

    buku = load_workbook(BytesIO(admin.get("/pegawai/unduh/?q=HYPERLINK").getvalue()))
    sel = buku.active["B3"]
    assert (sel.data_type, sel.value) == ("s", f"'{jahat.nama}")


@pytest.mark.parametrize(
    ("teks", "isi"), [("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\tx", "'\tx"), ("a\x00b", "ab")]
)
def test_a_cell_that_begins_like_a_formula_is_quoted(teks, isi):
    assert reports.aman(teks) == isi


def test_an_export_cut_short_says_where(admin, kantor, monkeypatch):
    monkeypatch.setattr("talent.views.rekam.MAKS_BARIS", 2)

    baris = lembar(admin.get("/pegawai/unduh/"))
    assert len(baris) == 4
    assert "baris pertama; persempit saringan" in baris[0][0]
