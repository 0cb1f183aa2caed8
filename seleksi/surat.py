"""Letters of the selections."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse

from core.models import Pengguna
from core.surat import Isi, jenis
from seleksi.models import Lowongan


@jenis("seleksi.ingatkan_menilai")
def ingatkan_menilai(kepada: Pengguna, konteks: Mapping[str, Any]) -> Isi:
    """Nothing of what is on the sheet: only that one is still open."""
    lowongan = Lowongan.objects.select_related("seleksi", "jabatan").get(pk=konteks["lowongan"])
    badan = (
        f"Yth. {kepada},\n\nlembar nilai Anda untuk {lowongan} ({lowongan.seleksi}) belum dikunci.\n"
        f"Selesaikan dan kunci di {settings.ALAMAT}{reverse('seleksi:tugas_menilai')}\n"
    )
    return Isi(f"Lembar nilai belum dikunci: {lowongan}", badan)
