"""Where acts on many accounts are; `worklist.urls` adds them."""

from django.urls import URLPattern, path

from tactful.web.worklist.bulk import bulk, done, take_back

urlpatterns: list[URLPattern] = [
    path("bulk/", bulk, name="bulk"),
    path("bulk/<slug:uid>/", done, name="bulk_done"),
    path("bulk/<slug:uid>/undo/", take_back, name="bulk_undo"),
]
