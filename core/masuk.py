"""Login: accounts are made from the record and by invitation, never by signing up."""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from core import selectors, services, surat
from core.baris import baris
from core.models import Pengguna

TIDAK_COCOK = "NIP, surel, atau kata sandi tidak cocok. Periksa kembali keduanya."


class Backend(AuthenticationBackend):  # type: ignore[misc]
    def get_user(self, user_id: int) -> Pengguna | None:
        """As Django's own, in a statement that is compiled once: every request asks it."""
        try:
            pengguna = baris(Pengguna, user_id)
        except Pengguna.DoesNotExist:
            return None
        return pengguna if self.user_can_authenticate(pengguna) else None


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Akun ini tidak aktif. Hubungi BKD instansi Anda.",
        "email_password_mismatch": TIDAK_COCOK,
        "username_password_mismatch": TIDAK_COCOK,
        "enter_current_password": "Kata sandi sekarang tidak cocok.",
        "incorrect_password": "Kata sandi tidak cocok.",
        "invalid_password_reset": "Tautan ini sudah dipakai atau sudah lewat waktunya.",
        "too_many_login_attempts": "Terlalu banyak percobaan yang gagal. Tunggu 5 menit, lalu coba lagi.",
        "rate_limited": "Terlalu banyak permintaan. Tunggu satu menit, lalu coba lagi.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_password_reset_mail(self, user: Pengguna, email: str, context: Mapping[str, Any]) -> None:
        """By the outbox, so that the answer takes as long for an unknown address as for a known one."""
        services.titip_tautan_sandi(user, by=selectors.pengguna_sistem(), at=timezone.now())


def tautan_sandi(pengguna: Pengguna) -> str:
    """A single-use link to set a password: it dies with the first use, or after PASSWORD_RESET_TIMEOUT."""
    kunci = default_token_generator.make_token(pengguna)
    kwargs = {"uidb36": user_pk_to_url_str(pengguna), "key": kunci}
    return f"{settings.ALAMAT}{reverse('account_reset_password_from_key', kwargs=kwargs)}"


@surat.jenis("tautan_sandi")
def surat_tautan_sandi(kepada: Pengguna, konteks: Mapping[str, Any]) -> surat.Isi:
    hari = settings.PASSWORD_RESET_TIMEOUT // 86_400
    badan = (
        f"{kepada},\n\nAda permintaan mengatur kata sandi baru untuk akun Merita Anda ({kepada.username}).\n"
        f"Buka tautan ini paling lambat {hari} hari lagi; tautan hanya dapat dipakai sekali:\n\n"
        f"{tautan_sandi(kepada)}\n\nBila bukan Anda yang meminta, abaikan surat ini: kata sandi Anda tidak berubah.\n"
    )
    return surat.Isi("Mengatur kata sandi Merita", badan)
