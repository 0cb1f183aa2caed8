from django.apps import AppConfig


class SeleksiConfig(AppConfig):
    name = "seleksi"
