from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "tactful.journeys"
    label = "journeys"
