from django.urls import URLPattern, path

from tactful.web.journeys.pages import index

app_name = "journeys"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
]
