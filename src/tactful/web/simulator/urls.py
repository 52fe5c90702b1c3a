from django.urls import path

from tactful.web.simulator import pages

app_name = "simulator"
urlpatterns = [
    path("", pages.index, name="index"),
    path("find/", pages.find, name="find"),
    path("faults/", pages.faults, name="faults"),
    path("send-due/", pages.send_due, name="send_due"),
    path("touches/<str:uid>/", pages.touch, name="touch"),
    path("phone/<str:uid>/", pages.phone, name="phone"),
    path("phone/<str:uid>/answer/", pages.answer, name="answer"),
]
