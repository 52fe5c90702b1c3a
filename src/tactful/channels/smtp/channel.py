"""E-mail through a mail server, one connection kept open across touches.

What is certain and what is not turns on one moment: before the message is handed to the
socket it is certainly not sent; after that, only the server's final answer tells.
"""

import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import lru_cache
from time import time

from tactful.channels.contract import (
    Accepted,
    Outcome,
    OutcomeUnknown,
    OutgoingTouch,
    Refused,
    TryAgain,
)
from tactful.channels.smtp import message, verdicts
from tactful.channels.smtp.connection import Connection, ConnectionFault, tls_context
from tactful.channels.smtp.settings import SmtpSettings
from tactful.core.vocabulary import Channel


class SmtpEmail:
    """The practice's own mail server. One instance serves one thread at a time."""

    name = "smtp"
    channel = Channel.EMAIL

    def __init__(self, settings: SmtpSettings, *, clock: Callable[[], float] = time) -> None:
        """`clock` gives seconds since 1970 for the Date header."""
        self.settings = settings
        self._clock = clock
        self._tls: ssl.SSLContext | None = None
        self._connection: Connection | None = None

    def send(self, touch: OutgoingTouch) -> Outcome:
        """Send one e-mail and say what became of it; bounded by a few timeouts, never raises."""
        try:
            mail = message.build(touch, date=_date(int(self._clock())))
        except message.UnusableTouch as unusable:
            return Refused(str(unusable), "unusable")
        reused = self._connection is not None
        try:
            return self._deliver(touch, mail)
        except ConnectionFault as fault:
            if not reused:
                return TryAgain(fault.reason, code=fault.code)
        # Servers end idle connections as they please. Nothing of this touch had left, so
        # one attempt on a fresh connection cannot make it arrive twice.
        try:
            return self._deliver(touch, mail)
        except ConnectionFault as fault:
            return TryAgain(fault.reason, code=fault.code)

    def check(self) -> list[str]:
        """Everything wrong with the settings; asks no server."""
        return self.settings.faults()

    def close(self) -> None:
        """Leave the server; the next send connects again."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _deliver(self, touch: OutgoingTouch, mail: bytes) -> Outcome:
        """Raises ConnectionFault only while nothing of the message has left."""
        try:
            connection = self._open()
            refused = self._announce(connection, touch, len(mail))
        except ConnectionFault:
            self.close()
            raise
        if refused is not None:
            return refused
        try:
            reply = connection.content(mail)
        except ConnectionFault:
            self.close()
            return OutcomeUnknown("no answer from the mail server after the message had left")
        if reply.code == 421:
            self.close()
        if reply.ok:
            return Accepted(message.message_id(touch))
        if reply.code < 400:
            self.close()
            return OutcomeUnknown("the mail server's answer to the message made no sense")
        return verdicts.content_refused(reply)

    def _open(self) -> Connection:
        if self._connection is None:
            self._tls = self._tls or tls_context(self.settings)
            self._connection = Connection(self.settings, self._tls)
        return self._connection

    def _announce(self, connection: Connection, touch: OutgoingTouch, size: int) -> Outcome | None:
        """Give the envelope; what is refused, or None when the server waits for the message."""
        sender = message.sender_address(touch.sender)
        mail, rcpt, data = connection.envelope(sender, message.address(touch.to), size)
        if 421 in {mail.code, rcpt.code, data.code}:
            raise ConnectionFault("the mail server is closing the connection", "421")
        if data.code == 354 and mail.ok and rcpt.ok:
            return None
        if data.code == 354:
            # A server that waits for a message nobody will receive: only leaving is safe.
            self.close()
        else:
            self._take_back(connection)
        if not mail.ok:
            return verdicts.sender_refused(mail)
        return verdicts.recipient_refused(rcpt) if not rcpt.ok else verdicts.content_refused(data)

    def _take_back(self, connection: Connection) -> None:
        # The verdict on this touch stands whether or not the server takes RSET.
        try:
            connection.reset()
        except ConnectionFault:
            self.close()


@lru_cache(maxsize=4)
def _date(second: int) -> str:
    return format_datetime(datetime.fromtimestamp(second, UTC))
