import re

import pytest
from django.http import QueryDict
from django.template import Context, Template
from django.utils.html import format_html

from core.daftar import Kolom, halaman
from core.models import Pengguna
from tests.core import contoh

pytestmark = pytest.mark.django_db
URUT = {"nama": "nama", "akun": "username"}


def orang(*nama):
    for nomor, n in enumerate(nama):
        contoh.pengguna(f"p{nomor:02}", nama=n)


def baca(query="", ukuran=2):
    rows = Pengguna.objects.filter(username__startswith="p")
    return halaman(rows, urut=URUT, params=QueryDict(query.lstrip("?")), ukuran=ukuran)


def jalan(query="", ke="berikutnya", ukuran=2):
    """The names of every page from here on in one direction."""
    pages = []
    while True:
        hal = baca(query, ukuran)
        pages.append([p.username for p in hal.baris])
        query = getattr(hal, ke)
        if not query:
            return pages, hal


def test_pages_follow_one_another_also_through_equal_names():
    orang("Budi", "Ani", "Budi", "Budi", "Citra")

    pages, akhir = jalan()

    assert pages == [["p01", "p00"], ["p02", "p03"], ["p04"]]
    kembali, _ = jalan(akhir.sebelumnya, "sebelumnya")
    assert kembali == [["p02", "p03"], ["p01", "p00"]]


def test_descending_goes_the_other_way():
    orang("Budi", "Ani", "Budi", "Budi", "Citra")

    assert jalan("urut=-nama")[0] == [["p04", "p03"], ["p02", "p00"], ["p01"]]


def test_ends_have_no_link():
    orang("Ani", "Budi", "Citra")

    pertama = baca()
    kedua = baca(pertama.berikutnya)
    kembali = baca(kedua.sebelumnya)

    assert (pertama.sebelumnya, kedua.berikutnya) == ("", "")
    assert [p.nama for p in kembali.baris] == ["Ani", "Budi"]
    assert (kembali.sebelumnya, bool(kembali.berikutnya)) == ("", True)
    assert baca("", 3).berikutnya == ""


def test_filters_stay_while_paging_and_sorting_starts_anew():
    orang("Ani", "Budi", "Citra")

    hal = baca("unit=7&unit=9&nama=x")

    assert hal.berikutnya.startswith("?unit=7&unit=9&nama=x&setelah=")
    assert baca(hal.berikutnya).tautan(urut="-akun") == "?unit=7&unit=9&nama=x&urut=-akun"


@pytest.mark.parametrize(
    "query", ["setelah=bukan", "setelah=W10", "urut=salah", "sebelum=%00", "setelah=eyJhIjoxfQ", "urut=-"]
)
def test_an_old_or_invented_cursor_leads_to_the_first_page(query):
    orang("Ani", "Budi", "Citra")

    assert [p.nama for p in baca(query).baris] == ["Ani", "Budi"]


def test_a_cursor_of_another_order_leads_to_the_first_page():
    orang("Citra", "Budi", "Ani")
    lain = baca("urut=akun").berikutnya.replace("urut=akun", "urut=nama")

    assert [p.nama for p in baca(lain).baris] == ["Ani", "Budi"]


@pytest.mark.parametrize("jumlah", [1, 3])
def test_a_page_is_one_query(jumlah, django_assert_num_queries):
    orang(*"ABC"[:jumlah])

    with django_assert_num_queries(1):
        assert len(baca("", 10).baris) == jumlah


KOLOM = (
    Kolom("Nama", lambda p: format_html('<a href="/p/{}/">{}</a>', p.username, p.nama), urut="nama"),
    Kolom("Akun", lambda p: p.username, urut="akun", label="Masuk dengan"),
    Kolom("Jumlah", lambda p: 3, angka=True),
)


def tabel(query="", ukuran=2):
    context = Context({"kolom": KOLOM, "halaman": baca(query, ukuran)})
    return Template("{% daftar kolom halaman 'Pengguna' %}").render(context)


def test_the_table_says_how_it_is_sorted_and_how_else_it_could_be():
    orang("Ani", "<b>")

    html = tabel("urut=-nama")

    heads = re.findall(r'<th scope="col"( class="n")?(?: aria-sort="(\w+)")?>(?:<a href="([^"]+)">)?(\w+)', html)
    assert heads == [
        ("", "descending", "?urut=nama", "Nama"),
        ("", "none", "?urut=akun", "Akun"),
        (' class="n"', "", "", "Jumlah"),
    ]
    assert '<th scope="row"><a href="/p/p00/">Ani</a></th><td data-l="Masuk dengan">p00</td>' in html
    assert "&lt;b&gt;" in html


def test_an_empty_table_says_which_way_out():
    assert "Longgarkan saringan" in tabel()


def test_the_pager_has_no_page_numbers():
    orang("Ani", "Budi", "Citra")

    assert re.findall(r'rel="(\w+)">(\w+)<', tabel()) == [("next", "Berikutnya")]
