from config.celery import app


def test_real_worker_returns_the_result_of_a_task(celery_worker, transactional_db):
    done = app.send_task("celery.backend_cleanup")
    assert (done.get(timeout=10), done.state) == (None, "SUCCESS")


def test_real_worker_listens_to_the_queue_of_this_run_only(celery_worker, settings):
    (queues,) = app.control.inspect(timeout=5).active_queues().values()
    assert [queue["name"] for queue in queues] == [settings.CELERY_TASK_DEFAULT_QUEUE]
