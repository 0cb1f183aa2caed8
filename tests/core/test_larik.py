"""What is sent as one literal arrives as it was."""

from decimal import Decimal

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core.larik import larik

TEKS = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=20)
ANGKA = st.decimals("0", "100", places=2, allow_nan=False)
ULANG = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def _balik(nilai, jenis):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT %s::{jenis}[]", [larik(nilai)])
        return cursor.fetchone()[0]


@pytest.mark.django_db
@ULANG
@given(st.lists(st.none() | TEKS))
@example(["NULL", "null", None, "", " ", '"', "\\", "{a,b}", "a\nb", "\t", "'", "%s", "\\n"])
def test_texts_arrive_as_they_were(nilai):
    assert _balik(nilai, "text") == nilai


@pytest.mark.django_db
@ULANG
@given(st.lists(st.none() | ANGKA))
@example([Decimal("0.00"), Decimal("80.50"), None])
def test_scores_arrive_as_they_were(nilai):
    assert [str(satu) for satu in _balik(nilai, "numeric")] == [str(satu) for satu in nilai]


@pytest.mark.django_db
def test_keys_arrive_as_they_were():
    assert _balik([1, 2**40], "bigint") == [1, 2**40]
