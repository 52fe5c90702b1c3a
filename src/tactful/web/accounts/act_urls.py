"""Where each act on an account is; `accounts.urls` adds them."""

from django.urls import URLPattern, path

from tactful.web.accounts.acts import holds, journeys, messages, money, permission, work

urlpatterns: list[URLPattern] = [
    path("<slug:uid>/payment/", money.payment, name="payment"),
    path("<slug:uid>/promise/", money.promise, name="promise"),
    path("<slug:uid>/dispute/", holds.dispute, name="dispute"),
    path("<slug:uid>/hardship/", holds.hardship, name="hardship"),
    path("<slug:uid>/pause/", holds.pause, name="pause"),
    path("<slug:uid>/hold/", holds.hold, name="hold"),
    path("<slug:uid>/hold/<slug:hold>/", holds.change, name="change_hold"),
    path("<slug:uid>/release/", holds.release, name="release"),
    path("<slug:uid>/release/<slug:hold>/", holds.release, name="release"),
    path("<slug:uid>/stop-contact/", holds.stop, name="stop_contact"),
    path("<slug:uid>/permission/", permission.permission, name="permission"),
    path("<slug:uid>/consent/", permission.consent, name="consent"),
    path("<slug:uid>/wish/<slug:kind>/", permission.wish, name="wish"),
    path("<slug:uid>/wish-ended/<slug:wished>/", permission.wish_ended, name="wish_ended"),
    path("<slug:uid>/address/<slug:column>/", permission.address, name="address"),
    path("<slug:uid>/enroll/", journeys.start, name="enroll"),
    path("<slug:uid>/stop-journey/", journeys.stop, name="stop_journey"),
    path("<slug:uid>/stop-journey/<slug:enrollment>/", journeys.stop, name="stop_journey"),
    path("<slug:uid>/disposition/", work.log, name="disposition"),
    path("<slug:uid>/disposition/<slug:item>/", work.disposition, name="disposition"),
    path("<slug:uid>/note/", work.note, name="note"),
    path("<slug:uid>/assign/", work.assign, name="assign"),
    path("<slug:uid>/assign/<slug:item>/", work.assign, name="assign"),
    path("<slug:uid>/resolve/", work.resolve, name="resolve"),
    path("<slug:uid>/resolve/<slug:item>/", work.resolve, name="resolve"),
    path("<slug:uid>/reply/", messages.reply, name="reply"),
]
