from django.apps import AppConfig


class WorklistConfig(AppConfig):
    name = "tactful.worklist"
    label = "worklist"
