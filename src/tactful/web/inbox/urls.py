from django.urls import URLPattern, path

from tactful.web.inbox.acts import assign, resolve, set_aside
from tactful.web.inbox.pages import index, message

app_name = "inbox"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
    path("<slug:uid>/", message, name="message"),
    path("<slug:uid>/resolve/", resolve, name="resolve"),
    path("<slug:uid>/assign/", assign, name="assign"),
    path("<slug:uid>/set-aside/", set_aside, name="set_aside"),
]
