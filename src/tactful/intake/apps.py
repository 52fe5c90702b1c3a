from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "tactful.intake"
    label = "intake"
