from django.urls import URLPattern, path

from tactful.web.inbox.pages import index

app_name = "inbox"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
    path("<slug:uid>/set-aside/", index, name="set_aside"),
]
