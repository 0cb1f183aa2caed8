from django.db.models import TextChoices


class StatusSurat(TextChoices):
    MENUNGGU = "menunggu", "Menunggu dikirim"
    TERKIRIM = "terkirim", "Terkirim"
    GAGAL = "gagal", "Gagal, dihentikan"
