from django.urls import path

from tactful.web.settings import audit, channels, facts, me, people, practice, rules, tokens

app_name = "settings"
urlpatterns = [
    path("", practice.index, name="index"),
    path("hours/", rules.hours, name="hours"),
    path("pace/", rules.pace, name="pace"),
    path("priorities/", rules.priorities, name="priorities"),
    path("history/", rules.history, name="history"),
    path("facts/", facts.index, name="facts"),
    path("facts/<slug:name>/", facts.fact, name="fact"),
    path("channels/", channels.index, name="channels"),
    path("staff/", people.index, name="staff"),
    path("staff/add/", people.add, name="add_staff"),
    path("staff/<str:uid>/", people.member, name="member"),
    path("staff/<str:uid>/password/", people.password, name="new_password"),
    path("staff/<str:uid>/remove/", people.remove, name="remove_staff"),
    path("tokens/", tokens.index, name="tokens"),
    path("tokens/<str:uid>/revoke/", tokens.revoke, name="revoke_token"),
    path("audit/", audit.index, name="audit"),
    path("audit/verify/", audit.check, name="verify_audit"),
    path("me/", me.index, name="me"),
    path("me/name/", me.name, name="my_name"),
    path("me/theme/", me.theme, name="theme"),
    path("me/password/", me.password, name="my_password"),
    path("me/practice/", me.choose_practice, name="choose_practice"),
]
