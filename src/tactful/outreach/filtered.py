"""What carriers filtered lately: a fault of the wording, never of the person (policy.md, 30007)."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from tactful.core.policy.config import PolicyConfig
from tactful.core.policy.delivery import Meaning
from tactful.core.vocabulary import Channel
from tactful.outreach.models import DeliveryReceipt
from tactful.practice.models import Practice

_WINDOW: Final = timedelta(hours=24)


def filtered_lately(
    practice: Practice, policy: PolicyConfig, *, now: datetime
) -> Mapping[tuple[str, Channel], int]:
    """How often each message was filtered in the last day, by template key and channel."""
    rules = [rule for rule in policy.delivery.rules if rule.meaning is Meaning.FILTERED]
    codes = {code for rule in rules for code in rule.signals}
    rows = DeliveryReceipt.objects.filter(
        practice=practice, signal__in=codes, at__gt=now - _WINDOW, at__lte=now
    ).values_list("touch__template_key", "touch__channel")
    return Counter((key, Channel(channel)) for key, channel in rows)
