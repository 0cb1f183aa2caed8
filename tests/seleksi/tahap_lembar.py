"""What tests of sheets share: reading and sending one, what it came to, and why it was refused."""

import pytest
from django.urls import reverse

from core.commands import CommandRefused
from seleksi.models import Nilai
from tests.factories_seleksi import AT


def buka(client, user, nama, *args, **query):
    client.force_login(user)
    return client.get(reverse(f"seleksi:{nama}", args=args), query)


def kirim(client, user, lembar, data, nama="lembar", **headers):
    client.force_login(user)
    return client.post(reverse(f"seleksi:{nama}", args=[lembar.pk]), data, **headers)


def tersimpan():
    return sorted(Nilai.objects.values_list("pelamar__nomor", "nilai", "catatan"))


def ditolak(perintah, obj, **isi):
    with pytest.raises(CommandRefused) as refused:
        perintah(obj, at=AT, **isi)
    return refused.value
