from django.db.models import TextChoices


class Ekspektasi(TextChoices):
    """PermenPANRB 6/2022: rating of hasil kerja and of perilaku kerja; SIASN codes 1 to 3 in this order."""

    DI_ATAS = "di_atas", "Di atas ekspektasi"
    SESUAI = "sesuai", "Sesuai ekspektasi"
    DI_BAWAH = "di_bawah", "Di bawah ekspektasi"
