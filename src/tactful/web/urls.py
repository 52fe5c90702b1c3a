from allauth.account.views import AccountInactiveView, LoginView, LogoutView
from django.urls import URLPattern, URLResolver, path

from tactful.web.health import healthz
from tactful.web.worklist import find, index, set_stranger_aside

urlpatterns: list[URLPattern | URLResolver] = [
    path("", index, name="worklist"),
    path("find/", find, name="find"),
    path("messages/<slug:uid>/set-aside/", set_stranger_aside, name="set_aside"),
    path("sign-in/", LoginView.as_view(), name="account_login"),
    path("sign-in/closed/", AccountInactiveView.as_view(), name="account_inactive"),
    path("sign-out/", LogoutView.as_view(), name="account_logout"),
    path("healthz", healthz, name="healthz"),
]
