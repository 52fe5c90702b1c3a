from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "tactful.audit"
    label = "audit"
