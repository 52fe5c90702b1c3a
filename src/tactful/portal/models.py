"""How often the public pages were tried in this minute: all they keep, and for no longer."""

from django.db import models


class Tries(models.Model):
    """Tries of one address, or of all of them, at one practice's page in one minute.

    `who` is a keyed hash of the address and the minute: nothing can be told from it, and the same
    address has another one in the next minute. It is empty for all addresses together.
    """

    practice = models.ForeignKey("practice.Practice", models.CASCADE, related_name="+")
    who = models.CharField(max_length=64, blank=True)
    minute = models.DateTimeField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "who", "minute"], name="tries_once")
        ]
        indexes = [models.Index(fields=["minute"], name="tries_minute")]
