"""Login: accounts are made from the record and by invitation, never by signing up."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from core.models import Pengguna


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def tautan_sandi(pengguna: Pengguna) -> str:
    """A single-use link to set a password: it dies with the first use, or after PASSWORD_RESET_TIMEOUT."""
    kunci = default_token_generator.make_token(pengguna)
    kwargs = {"uidb36": user_pk_to_url_str(pengguna), "key": kunci}
    return f"{settings.ALAMAT}{reverse('account_reset_password_from_key', kwargs=kwargs)}"
