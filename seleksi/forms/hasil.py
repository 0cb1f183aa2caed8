from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Case, When

from core.isian import BidangTanggal
from seleksi.models import Pelamar


def _sandi(petunjuk: str, untuk: str) -> forms.CharField:
    return forms.CharField(
        label="Kata sandi Anda",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=petunjuk,
        error_messages={"required": f"Isi kata sandi Anda untuk {untuk}."},
    )


class SegelForm(forms.Form):
    sandi = _sandi("Konfirmasi kedua: segel memakai nama Anda.", "menyegel")


class AlasanForm(forms.Form):
    alasan = forms.CharField(
        label="Alasan",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        error_messages={"required": "Tulis alasannya."},
    )


class AnulirForm(AlasanForm):
    sandi = _sandi("Konfirmasi kedua: segel dianulir atas nama Anda sendiri.", "menganulir segel")


class PutusanForm(AlasanForm):
    """The places of one tied group, the minutes, who was present."""

    nomor_berita_acara = forms.CharField(
        label="Nomor berita acara",
        max_length=100,
        error_messages={"required": "Isi nomor berita acara rapat Pansel, misalnya 012/PANSEL/2027."},
    )
    tanggal = BidangTanggal(label="Tanggal rapat", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    hadir = forms.MultipleChoiceField(
        label="Anggota yang hadir",
        widget=forms.CheckboxSelectMultiple,
        help_text="Anggota yang berbenturan dengan salah satu pelamar yang seri tidak ikut memutus.",
        error_messages={"required": "Pilih anggota yang hadir."},
    )
    field_order = ["nomor_berita_acara", "tanggal", "hadir", "alasan"]

    def __init__(
        self, *args: Any, calon: Sequence[tuple[str, str]], anggota: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.calon = calon
        pilihan = [(str(ke), str(ke)) for ke in range(1, len(calon) + 1)]
        for nomor, nama in calon:
            self.fields[f"tempat_{nomor}"] = forms.TypedChoiceField(
                label=f"{nomor} {nama}",
                choices=[("", "Pilih tempat"), *pilihan],
                coerce=int,
                error_messages={"required": "Pilih tempatnya."},
            )
        self.fields["hadir"].choices = anggota  # type: ignore[attr-defined]
        self.fields["alasan"].label = "Alasan putusan"

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        tempat = {nomor: isi.pop(f"tempat_{nomor}") for nomor, _ in self.calon if f"tempat_{nomor}" in isi}
        if len(tempat) == len(self.calon) and len(set(tempat.values())) != len(tempat):
            raise forms.ValidationError("Setiap pelamar mendapat tempat yang berbeda.", code="tempat_sama")
        isi["urutan"] = sorted(tempat, key=lambda nomor: tempat[nomor])
        return isi

    @property
    def tempat(self) -> list[forms.BoundField]:
        return [self[f"tempat_{nomor}"] for nomor, _ in self.calon]


class PenetapanForm(forms.Form):
    pelamar = forms.ModelChoiceField(
        Pelamar.objects.none(),
        label="Nama yang ditetapkan",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": "Pilih satu dari nama yang diusulkan.",
            "invalid_choice": "Pilih satu dari nama yang diusulkan.",
        },
    )
    alasan = forms.CharField(
        label="Alasan memilih",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        help_text="Wajib, siapa pun yang dipilih, paling sedikit 20 huruf. Alasan disimpan bersama penetapan.",
        error_messages={"required": "Tulis alasan memilih nama ini."},
    )
    sandi = _sandi("Konfirmasi kedua: penetapan tidak dapat dibatalkan.", "menetapkan")

    def __init__(self, *args: Any, usulan: Sequence[Pelamar], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        urutan = Case(*(When(pk=p.pk, then=ke) for ke, p in enumerate(usulan)), default=len(usulan))
        rows = Pelamar.objects.filter(pk__in=[p.pk for p in usulan]).order_by(urutan)
        self.fields["pelamar"].queryset = rows  # type: ignore[attr-defined]
