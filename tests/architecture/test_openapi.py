"""The committed OpenAPI document is the one the code makes."""

import json

import pytest
from django.core.management import call_command

from tests.architecture.sumber import ROOT


def test_the_committed_document_is_what_the_code_makes(tmp_path):
    baru = tmp_path / "openapi.json"

    call_command("spectacular", format="openapi-json", file=str(baru), validate=True, fail_on_warn=True)

    assert json.loads((ROOT / "docs/openapi.json").read_text()) == json.loads(baru.read_text())


@pytest.mark.django_db
def test_it_is_served_to_whoever_is_logged_in(client, django_user_model):
    client.force_login(django_user_model.objects.create(username="siti"))

    response = client.get("/api/v1/openapi.json")

    assert response.status_code == 200
    assert json.loads(response.content) == json.loads((ROOT / "docs/openapi.json").read_text())
