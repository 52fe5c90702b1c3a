from django.urls import URLPattern, path

from tactful.web.today.everybody import everybody
from tactful.web.today.pages import index, left_out, resume, send, stop

app_name = "today"
urlpatterns: list[URLPattern] = [
    path("", index, name="index"),
    path("everybody/", everybody, name="everybody"),
    path("send/", send, name="send"),
    path("stop/", stop, name="stop"),
    path("go-on/", resume, name="resume"),
    path("left-out/<slug:code>/", left_out, name="left_out"),
]
