from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "tactful.conversations"
    label = "conversations"
