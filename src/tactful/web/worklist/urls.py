from django.urls import path

from tactful.web.worklist import bulk_urls
from tactful.web.worklist.calls import calls
from tactful.web.worklist.export import export
from tactful.web.worklist.saved import change, forget, save
from tactful.web.worklist.sheet import find, found, index

app_name = "worklist"
urlpatterns = [
    path("", index, name="index"),
    path("find/", find, name="find"),
    path("found/", found, name="found"),
    path("calls/", calls, name="calls"),
    path("export/", export, name="export"),
    path("views/new/", save, name="save_view"),
    path("views/<slug:uid>/", change, name="change_view"),
    path("views/<slug:uid>/delete/", forget, name="delete_view"),
]
urlpatterns += bulk_urls.urlpatterns
