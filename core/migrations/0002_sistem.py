from django.contrib.auth.hashers import make_password
from django.db import migrations


def tambah_sistem(apps, schema_editor):
    """The user as whom jobs act; without a password nobody logs in as it."""
    apps.get_model("core", "Pengguna").objects.get_or_create(
        username="sistem", defaults={"nama": "Tugas terjadwal", "password": make_password(None)}
    )


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunPython(tambah_sistem, migrations.RunPython.noop)]
