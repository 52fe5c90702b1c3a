from django.urls import URLPattern, path

from tactful.web.wording.changing import change, shipped
from tactful.web.wording.one import frame, one
from tactful.web.wording.pages import index, message

_ONE = "<slug:key>/<slug:channel>/<slug:language>/<slug:tone>/<slug:variant>/"

app_name = "wording"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
    path("<slug:key>/", message, name="message"),
    path(_ONE, one, name="one"),
    path(f"{_ONE}frame/", frame, name="frame"),
    path(f"{_ONE}change/", change, name="change"),
    path(f"{_ONE}shipped/", shipped, name="shipped"),
]
