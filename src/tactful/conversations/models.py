"""How each inbound message was read, and what followed."""

from django.db import models

from tactful.outreach.models import InboundMessage
from tactful.records import PracticeRow


class Reading(PracticeRow):
    inbound = models.OneToOneField(InboundMessage, models.CASCADE, related_name="reading")
    labels = models.JSONField(default=list)  # [{"label", "start", "end", "source"}]
    language = models.CharField(max_length=8, blank=True)
    decision = models.JSONField(default=dict)  # stop, holds, urgency, automatic answer, reasons
    reader_version = models.CharField(max_length=20)
    read_at = models.DateTimeField()
