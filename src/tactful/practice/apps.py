from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "tactful.practice"
    label = "practice"
