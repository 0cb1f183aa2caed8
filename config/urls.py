from django.urls import include, path
from rest_framework.routers import SimpleRouter

router = SimpleRouter(trailing_slash=False)

urlpatterns = [
    path("", include("core.urls")),
    path("akun/", include("core.urls_akun")),
    path("api/v1/", include(router.urls)),
]
