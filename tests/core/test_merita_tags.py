import re
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from django import forms
from django.template import Context, Template
from django.utils import timezone

from core.langkah import Langkah
from core.templatetags.merita import angka, nip, sisa, waktu


@pytest.mark.parametrize(
    ("nilai", "desimal", "tertulis"),
    [
        (None, 2, "–"),
        (0, 2, "0,00"),
        (Decimal("81.3"), 2, "81,30"),
        (Decimal("81.304999"), 2, "81,30"),
        (Decimal("81.305"), 2, "81,31"),
        (Decimal("2.675"), 2, "2,68"),
        (Decimal("0.125"), 2, "0,13"),
        (Decimal("-0.125"), 2, "-0,13"),
        (Decimal("-0.124"), 2, "-0,12"),
        (Decimal("-0.001"), 2, "0,00"),
        (Fraction(1, 3), 2, "0,33"),
        (Fraction(2, 3), 2, "0,67"),
        (Fraction(1, 200), 2, "0,01"),
        (Fraction(-1, 200), 2, "-0,01"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-3"),
        (14312, 0, "14.312"),
        (Decimal("1234567.5"), 1, "1.234.567,5"),
    ],
)
def test_numbers_are_rounded_half_up_at_the_edge(nilai, desimal, tertulis):
    assert angka(nilai, desimal) == tertulis


def test_a_nip_is_written_in_its_groups():
    assert nip("197804122005011007") == '<span class="nip">19780412 200501 1 007</span>'
    assert nip("retno@contoh.ac.id") == "retno@contoh.ac.id"
    assert Template("{{ x|nip }}").render(Context({"x": "<b>"})) == "&lt;b&gt;"


@pytest.mark.parametrize(
    ("zona", "tertulis"),
    [
        ("Asia/Jakarta", "11 Januari 2027, 07.41 WIB"),
        ("Asia/Makassar", "11 Januari 2027, 08.41 WITA"),
        ("Asia/Jayapura", "11 Januari 2027, 09.41 WIT"),
    ],
)
def test_a_time_is_never_without_its_zone(zona, tertulis):
    with timezone.override(zona):
        assert waktu(datetime(2027, 1, 11, 0, 41, tzinfo=UTC)) == tertulis
    assert waktu(None) == "–"


@pytest.mark.parametrize(
    ("hari", "tertulis"), [(9, "Terlambat 2 hari."), (11, "Hari ini batasnya."), (15, "Sisa 4 hari.")]
)
def test_a_deadline_says_how_long(hari, tertulis):
    assert sisa(date(2027, 1, hari), date(2027, 1, 11)) == tertulis


class FormUji(forms.Form):
    nama = forms.CharField(label="Nama", help_text="Tanpa gelar")
    nilai = forms.DecimalField(label="Nilai", widget=forms.TextInput(attrs={"class": "w-num"}))
    jenis = forms.ChoiceField(label="Jenis", choices=[("a", "Terbuka"), ("b", "Internal")], widget=forms.RadioSelect)
    setuju = forms.BooleanField(label="Saya menyatakan benar", help_text="Dicatat.")
    rahasia = forms.CharField(widget=forms.HiddenInput, required=False)


def tulis(sumber, **context):
    return Template(sumber).render(Context(context))


def test_a_field_ties_label_hint_error_and_input():
    html = tulis("{% bidang form.nama opsional='boleh kosong' %}", form=FormUji({}))

    assert '<label for="id_nama">Nama <span class="opt">(boleh kosong)</span></label>' in html
    assert '<p class="hint" id="id_nama_helptext">Tanpa gelar</p>' in html
    assert 'aria-describedby="id_nama_helptext id_nama_error"' in html
    assert html.index("label") < html.index("hint") < html.index('class="err"') < html.index("<input")


def test_kinds_of_fields_have_their_form():
    form = FormUji()

    assert '<div class="with"><input type="text" name="nilai" class="w-num"' in tulis(
        "{% bidang form.nilai satuan='dari 100' %}", form=form
    )
    radio = tulis("{% bidang form.jenis %}", form=form)
    assert radio.count('class="pick"') == 2
    assert '<fieldset id="id_jenis"' in radio
    assert '<small id="id_setuju_helptext">Dicatat.</small>' in tulis("{% bidang form.setuju %}", form=form)
    assert (
        tulis("{% bidang form.rahasia %}", form=form).strip() == '<input type="hidden" name="rahasia" id="id_rahasia">'
    )


def test_the_summary_counts_and_links_every_error():
    html = tulis("{% galat form %}", form=FormUji({"nama": "x"}))

    assert "Ada 3 isian yang perlu diperbaiki" in html
    assert [html.count(f'href="#{kait}"') for kait in ("id_nilai", "id_jenis", "id_setuju", "id_nama")] == [1, 1, 1, 0]
    assert tulis("{% galat form %}", form=FormUji()).strip() == ""


class FormWajib(forms.Form):
    nip = forms.CharField(label="NIP atau nama akun")
    sk = forms.CharField(label="Nomor SK")
    alasan = forms.CharField(label="Alasan", error_messages={"required": "Tulis alasannya."})
    jenis = forms.ChoiceField(label="Peran", choices=[("a", "Admin")])
    jabatan = forms.ChoiceField(label="Jabatan", choices=[("a", "A")], widget=forms.RadioSelect)
    setuju = forms.BooleanField(label="Saya menyatakan benar")


def test_an_empty_field_says_what_to_do_not_that_it_is_obligatory():
    form = FormWajib({})

    html = tulis("{% galat form %}", form=form)
    satu = [re.findall(r'class="err"[^>]*>([^<]*)<', tulis("{% bidang f %}", f=f))[0] for f in form]

    assert satu == [
        "Isi NIP atau nama akun dahulu.",
        "Isi nomor SK dahulu.",
        "Tulis alasannya.",
        "Pilih peran dahulu.",
        "Pilih jabatan dahulu.",
        "Centang bila benar.",
    ]
    assert re.findall(r'<li><a href="[^"]*">([^<]*)<', html) == [
        *satu[:2],
        "Alasan: Tulis alasannya.",
        *satu[3:5],
        "Saya menyatakan benar: Centang bila benar.",
    ]


def test_steps_explain_a_number():
    html = tulis(
        "{% langkah daftar 'Nilai akhir 81,30' kait='mengapa-1' %}",
        daftar=[Langkah("Wawancara", "Rata-rata 4 anggota", "82,50", "PermenPANRB 15/2019")],
    )

    assert "Mengapa angka ini? Nilai akhir 81,30" in html
    assert '<details class="why" id="mengapa-1">' in html
    assert '<td class="n" data-l="Nilai">82,50</td><td data-l="Dasar">PermenPANRB 15/2019</td>' in html
