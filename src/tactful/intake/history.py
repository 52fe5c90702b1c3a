"""Contacts made before Tactful, or outside it: they count for caps, and staff see them."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from tactful import bulk
from tactful.core.policy.facts import ContactResult, Scope
from tactful.core.vocabulary import Category, Channel
from tactful.intake.importing import Importing
from tactful.intake.people import Values, fitted
from tactful.ledger.upserts import GUARANTORS, Compared, Table, compare, ids_of, write
from tactful.outreach.actions import suppress
from tactful.outreach.models import InboundMessage, Touch, TouchStatus
from tactful.readers.rows import SourceTouch

TOUCHES: Final = Table(
    Touch,
    (
        "guarantor_id",
        "channel",
        "created_at",
        "due_at",
        "handed_over_at",
        "settled_at",
        "engaged_at",
        "conversation",
        "voicemail",
        "result",
        "reason",
    ),
    key="origin_key",
    at_first={
        "category": Category.REMINDER.value,
        "status": TouchStatus.ACCEPTED.value,
        "automated": False,
    },
)

_RESULTS: Final = {
    "delivered": ContactResult.DELIVERED,
    "answered": ContactResult.DELIVERED,
    "voicemail": ContactResult.DELIVERED,
    "no_answer": ContactResult.NO_ANSWER,
    "busy": ContactResult.BUSY,
    "bounced": ContactResult.FAILED,
    "failed": ContactResult.FAILED,
}
_NOON: Final = time(12)
# "Stop" by text stops every text and automated call; "stop" on paper stops everything
# but the required notices (policy.md R018).
_STOPS: Final[dict[Channel, tuple[Scope, ...]]] = {
    Channel.SMS: (Scope.SMS, Scope.VOICE_AUTO),
    Channel.EMAIL: (Scope.EMAIL,),
    Channel.VOICE: (Scope.VOICE_AUTO, Scope.VOICE_LIVE),
    Channel.LETTER: (Scope.ALL,),
    Channel.PORTAL: (Scope.ALL,),
}


def take_touches(importing: Importing, rows: Sequence[SourceTouch]) -> None:
    """Write contacts as touches of the past, and what was answered as inbound messages."""
    practice_id = importing.practice.pk
    accounts = ids_of(GUARANTORS, practice_id, {row.guarantor_id for row in rows})
    zone = ZoneInfo(importing.practice.timezone)
    by_key = {origin_of(row): row for row in rows if row.guarantor_id in accounts}
    compared = compare(
        TOUCHES,
        practice_id,
        {key: _values(row, accounts[row.guarantor_id], zone) for key, row in by_key.items()},
    )
    write(TOUCHES, practice_id, compared)
    importing.changed |= importing.known(compared.guarantor_ids(TOUCHES))
    importing.written["touches"] += len(compared.new) + len(compared.old)
    fresh = {key: by_key[key] for key in (*compared.new, *compared.old)}
    _answers(importing, compared, fresh, accounts, zone)
    for row in fresh.values():
        if row.reply_about == "stop":
            _stop(importing, accounts[row.guarantor_id], row.channel)


def origin_of(row: SourceTouch) -> str:
    """What asked for it: a row of the source."""
    return f"import:touch:{row.external_id}"


def _values(row: SourceTouch, account: int, zone: ZoneInfo) -> Values:
    sent_at = row.sent_at_local.replace(tzinfo=zone).astimezone(UTC)
    answered = row.outcome == "answered"
    # A contact the source names with a word of its own counts as one: once too few reminders.
    result = _RESULTS.get(row.outcome, ContactResult.DELIVERED)
    return (
        account,
        row.channel.value,
        sent_at,
        sent_at,
        sent_at,
        sent_at,
        _replied_at(row, zone) or (sent_at if answered else None),
        answered,
        row.outcome == "voicemail",
        result.value,
        fitted(row.outcome, 60) if result is ContactResult.FAILED else "",
    )


def _replied_at(row: SourceTouch, zone: ZoneInfo) -> datetime | None:
    """The source gives a day; noon there, and never before the contact itself."""
    if row.replied_on is None:
        return None
    noon = datetime.combine(row.replied_on, _NOON, zone)
    return max(noon, row.sent_at_local.replace(tzinfo=zone)).astimezone(UTC)


def _answers(
    importing: Importing,
    compared: Compared,
    rows: dict[str, SourceTouch],
    accounts: dict[str, int],
    zone: ZoneInfo,
) -> None:
    """What people answered, as far as the source says; the practice has read it already."""
    bulk.insert(
        InboundMessage,
        (
            "practice_id",
            "guarantor_id",
            "channel",
            "from_address",
            "text",
            "provider_message_id",
            "received_at",
            "answered_touch_id",
            "triaged_at",
            "triaged_by",
        ),
        [
            (
                importing.practice.pk,
                accounts[row.guarantor_id],
                row.channel,
                "",
                fitted(
                    f"Answered about: {row.reply_about or 'not said'} (from the billing system).",
                    200,
                ),
                key,
                replied_at,
                compared.ids[key],
                importing.now,
                importing.by,
            )
            for key, row in rows.items()
            if (replied_at := _replied_at(row, zone))
        ],
        ignore_conflicts=True,
    )


def _told(row: SourceTouch) -> str:
    about = fitted(row.reply_about, 60) or "not said"
    return f"Answered about: {about} (from the billing system)."


def _stop(importing: Importing, account: int, channel: Channel) -> None:
    suppress(
        importing.practice,
        _STOPS[channel],
        cause="opt_out",
        via=importing.by,
        now=importing.now,
        guarantor_id=account,
    )
