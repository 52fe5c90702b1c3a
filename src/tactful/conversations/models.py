"""How each inbound message was read, and what followed."""

from django.db import models

from tactful.outreach.models import InboundMessage
from tactful.records import PracticeRow


class Reading(PracticeRow):
    """What a reader found in a message, and what was done because of it; never edited."""

    inbound = models.OneToOneField(InboundMessage, models.CASCADE, related_name="reading")
    labels = models.JSONField(default=list)  # [{"label", "start", "end", "source"}]
    language = models.CharField(max_length=8, blank=True)
    # What was carried out: stops, holds, urgency, promise, answer, and "because" in words.
    decision = models.JSONField(default=dict)
    reader_version = models.CharField(max_length=20)  # empty: reading failed
    read_at = models.DateTimeField()
