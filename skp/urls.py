from django.urls import path

from skp import views

app_name = "skp"
urlpatterns = [
    path("kalkulator/", views.kalkulator, name="kalkulator"),
]
