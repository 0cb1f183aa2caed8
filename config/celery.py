from celery import Celery

app = Celery("merita")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
