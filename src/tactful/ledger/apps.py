from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "tactful.ledger"
    label = "ledger"
