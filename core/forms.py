"""The forms of login, in the words of this house; allauth validates and acts."""

from typing import Any, ClassVar

from allauth.account import forms as bawaan
from django import forms

KATA_SANDI = "Kata sandi"
BARU = (
    "Kata sandi baru",
    "Paling sedikit 12 huruf atau angka. Beberapa kata yang tidak berhubungan mudah diingat dan sulit ditebak.",
)
ULANGI = ("Ulangi kata sandi baru", "")


class _Berlabel(forms.BaseForm):
    """Labels and hints by field; a placeholder would vanish as soon as one types."""

    TULISAN: ClassVar[dict[str, tuple[str, str]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama, (label, petunjuk) in self.TULISAN.items():
            field = self.fields[nama]
            field.label, field.help_text = label, petunjuk
            field.widget.attrs.pop("placeholder", None)


class FormMasuk(_Berlabel, bawaan.LoginForm):  # type: ignore[misc]
    TULISAN = {"login": ("NIP atau surel", "NIP 18 angka, boleh dengan spasi"), "password": (KATA_SANDI, "")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"

    def clean_login(self) -> str:
        login: str = super().clean_login()
        polos = "".join(login.split())
        return polos if polos.isdecimal() else login


class FormLupaSandi(_Berlabel, bawaan.ResetPasswordForm):  # type: ignore[misc]
    TULISAN = {"email": ("Surel", "Surel yang tercatat pada akun Anda")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        salah = "Tulis alamat surel yang lengkap, misalnya nama@instansi.go.id."
        self.fields["email"].error_messages["invalid"] = salah


class FormSandiBaru(_Berlabel, bawaan.ResetPasswordKeyForm):  # type: ignore[misc]
    TULISAN = {"password1": BARU, "password2": ULANGI}


class FormSetelSandi(_Berlabel, bawaan.SetPasswordForm):  # type: ignore[misc]
    TULISAN = {"password1": BARU, "password2": ULANGI}


class FormGantiSandi(_Berlabel, bawaan.ChangePasswordForm):  # type: ignore[misc]
    TULISAN = {"oldpassword": ("Kata sandi sekarang", ""), "password1": BARU, "password2": ULANGI}


class FormMasukLagi(_Berlabel, bawaan.ReauthenticateForm):  # type: ignore[misc]
    TULISAN = {"password": (KATA_SANDI, "")}
