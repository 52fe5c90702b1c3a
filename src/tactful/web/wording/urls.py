from django.urls import URLPattern, path

from tactful.web.wording.pages import index

app_name = "wording"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
]
