from django.urls import URLPattern, path

from tactful.web.simulator.pages import index

app_name = "simulator"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
]
