from django.urls import URLPattern, path

from tactful.web.accounts import act_urls
from tactful.web.accounts.history import history
from tactful.web.accounts.pages import account, audit, then

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("<slug:uid>/", account, name="account"),
    path("<slug:uid>/then/", then, name="then"),
    path("<slug:uid>/history/", history, name="history"),
    path("<slug:uid>/audit/", audit, name="audit"),
]
urlpatterns += act_urls.urlpatterns
