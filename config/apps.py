from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Installed for the commands that span floors, such as muat_demo."""

    name = "config"
    label = "config"
