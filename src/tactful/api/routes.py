"""The API: what comes in (messages, payments, stops), and the lists that programs read."""

from django.views.decorators.cache import never_cache
from ninja import NinjaAPI

from tactful.api import inbound, lists, payments, permission, receipts
from tactful.api.problems import install

api = NinjaAPI(title="Tactful", version="1", docs_url=None)
api.add_decorator(never_cache, mode="view")
install(api)

for room in (inbound, lists, payments, permission, receipts):
    api.add_router("", room.router)
