from django.urls import path

from tactful.web.worklist.sheet import find, index

app_name = "worklist"
urlpatterns = [
    path("", index, name="index"),
    path("find/", find, name="find"),
]
