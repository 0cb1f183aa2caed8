from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Before any table: exclusion over equal keys, and search inside names."""

    dependencies = []
    operations = [BtreeGistExtension(), TrigramExtension()]
