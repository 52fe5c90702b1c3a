from django.urls import URLPattern, path

from tactful.web.accounts.pages import index

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("<slug:uid>/", index, name="account"),
]
