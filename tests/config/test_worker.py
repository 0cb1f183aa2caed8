from config.celery import app
from core.tasks import kirim_surat


def test_real_worker_returns_the_result_of_a_task(celery_worker, transactional_db):
    assert kirim_surat.delay().get(timeout=10) == 0


def test_real_worker_listens_to_the_queue_of_this_run_only(celery_worker, settings):
    (queues,) = app.control.inspect(timeout=5).active_queues().values()
    assert [queue["name"] for queue in queues] == [settings.CELERY_TASK_DEFAULT_QUEUE]
