from django.apps import AppConfig

import config.celery  # noqa: F401 makes our Celery the one that `shared_task` binds to


class ConfigConfig(AppConfig):
    """Installed for the commands that span floors, such as muat_demo."""

    name = "config"
    label = "config"
