import pytest
from django.utils import timezone

from tests.factories_seleksi import AT


@pytest.fixture
def sekarang(monkeypatch):
    """Pages read the clock: it stands still at AT."""
    monkeypatch.setattr(timezone, "now", lambda: AT)
