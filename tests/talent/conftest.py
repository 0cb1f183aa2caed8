import pytest

from tests import factories


@pytest.fixture
def kantor():
    return factories.kantor()


@pytest.fixture
def admin(client, kantor):
    client.force_login(kantor.admin)
    return client
