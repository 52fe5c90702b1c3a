from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "tactful.outreach"
    label = "outreach"
