from django.urls import URLPattern, path

from tactful.web.today.pages import index

app_name = "today"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
]
