"""One SMTP connection that knows how far it got and never waits longer than it may.

`smtplib` hides whether a failure came before or after the message left, and its timeout
starts anew with every byte a slow server sends. Here opening, envelope and content are
separate calls with one deadline each, and only the last can leave an outcome unknown.
"""

from __future__ import annotations

import re
import socket
import ssl
from base64 import b64encode
from time import monotonic
from typing import NamedTuple

from tactful.channels.smtp.settings import Security, SmtpSettings

_REPLY_LINE = re.compile(rb"([2-5][0-9]{2})(?:([ -])(.*))?")
_ENHANCED = re.compile(rb"([245]\.[0-9]{1,3}\.[0-9]{1,3})(?![0-9.])")
_QUICKACK: int | None = getattr(socket, "TCP_QUICKACK", None)  # Linux only
_MAX_REPLY = 64 * 1024


class Reply(NamedTuple):
    """A server's answer. Its text may repeat an address: it is searched for a code, never kept."""

    code: int
    text: bytes

    @property
    def ok(self) -> bool:
        """Whether the command was taken."""
        return 200 <= self.code < 300

    @property
    def enhanced(self) -> str:
        """The code of RFC 3463 in front of the text, "5.1.1", or empty."""
        match = _ENHANCED.match(self.text)
        if match is None or match[1][:1] != b"%d" % (self.code // 100):
            return ""
        return match[1].decode()

    @property
    def signal(self) -> str:
        """Both codes as a bounce would state them: "550 5.1.1"."""
        return f"{self.code} {self.enhanced}".strip()


class ConnectionFault(Exception):
    """The connection cannot be made or was lost; the text says why, for staff."""

    def __init__(self, reason: str, code: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code


class Connection:
    """A signed-in connection to one mail server; every failure is a ConnectionFault."""

    def __init__(self, settings: SmtpSettings, tls: ssl.SSLContext | None) -> None:
        """Connect, encrypt and sign in. `tls` is needed unless the settings say plain."""
        self._settings = settings
        self._unread = bytearray()
        self._features: dict[str, str] = {}
        self._start_phase()
        self._socket = self._dial(tls)
        try:
            self._greet(tls)
        except BaseException:
            self._socket.close()
            raise

    def envelope(self, sender: str, to: str, size: int) -> tuple[Reply, Reply, Reply]:
        """Announce one message: the answers to MAIL, RCPT and DATA; the last may be a 354.

        Where a command is refused those behind it carry the same answer. Nothing of the
        message has left when this raises.
        """
        self._start_phase()
        size_note = f" SIZE={size}" if "SIZE" in self._features else ""
        commands = (f"MAIL FROM:<{sender}>{size_note}", f"RCPT TO:<{to}>", "DATA")
        if "PIPELINING" in self._features:
            self._write("".join(f"{command}\r\n" for command in commands).encode("ascii"))
            replies = (self._read(), self._read(), self._read())
        else:
            mail = self._command(commands[0])
            rcpt = self._command(commands[1]) if mail.ok else mail
            replies = (mail, rcpt, self._command(commands[2]) if rcpt.ok else rcpt)
        self._expect_silence()
        return replies

    def content(self, message: bytes) -> Reply:
        """Hand the message over. Once this is called, a fault leaves the outcome unknown."""
        self._start_phase()
        self._write(message.replace(b"\r\n.", b"\r\n..") + b".\r\n")
        return self._read()

    def reset(self) -> None:
        """Take a refused envelope back, so that the next one can begin."""
        if not self._command("RSET").ok:
            raise ConnectionFault("the mail server did not take back a refused message")

    def close(self) -> None:
        """Say goodbye without waiting for the answer."""
        try:
            self._socket.settimeout(1)
            self._socket.sendall(b"QUIT\r\n")
        except OSError:
            pass
        finally:
            self._socket.close()

    def _start_phase(self) -> None:
        self._deadline = monotonic() + self._settings.timeout_s

    def _dial(self, tls: ssl.SSLContext | None) -> socket.socket:
        place = (self._settings.host, self._settings.port)
        try:
            sock = socket.create_connection(place, timeout=self._settings.timeout_s)
        except OSError as error:
            raise ConnectionFault(_why_unreachable(error)) from None
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._settings.security is not Security.TLS:
            return sock
        return self._encrypted(sock, tls)

    def _encrypted(self, sock: socket.socket, tls: ssl.SSLContext | None) -> ssl.SSLSocket:
        try:
            sock.settimeout(self._remaining())
            tls = tls or ssl.create_default_context()
            return tls.wrap_socket(sock, server_hostname=self._settings.host)
        except ssl.SSLCertVerificationError:
            sock.close()
            raise ConnectionFault("the mail server's certificate is not trusted") from None
        except OSError:
            sock.close()
            raise ConnectionFault("the mail server could not agree on encryption") from None

    def _greet(self, tls: ssl.SSLContext | None) -> None:
        greeting = self._read()
        if greeting.code != 220:
            raise ConnectionFault("the mail server refused the connection", greeting.signal)
        self._introduce()
        if self._settings.security is Security.STARTTLS:
            self._upgrade(tls)
            self._introduce()
        if self._settings.username:
            self._sign_in()

    def _introduce(self) -> None:
        reply = self._command(f"EHLO {self._settings.helo}")
        if reply.ok:
            words = [line.upper().split() for line in reply.text.decode("latin-1").split("\n")[1:]]
            self._features = {w[0]: " ".join(w[1:]) for w in words if w}
            return
        self._features = {}
        reply = self._command(f"HELO {self._settings.helo}")
        if not reply.ok:
            raise ConnectionFault("the mail server refused our greeting", reply.signal)

    def _upgrade(self, tls: ssl.SSLContext | None) -> None:
        # Without encryption nothing is sent: a balance is nobody else's to read.
        if "STARTTLS" not in self._features:
            raise ConnectionFault("the mail server offers no encryption (STARTTLS)")
        reply = self._command("STARTTLS")
        if reply.code != 220:
            raise ConnectionFault("the mail server refused to encrypt", reply.signal)
        # Answers sent ahead of the handshake may be an attacker's (RFC 3207, section 6).
        self._expect_silence()
        self._socket = self._encrypted(self._socket, tls)

    def _sign_in(self) -> None:
        user, password = self._settings.username, self._settings.password
        offered = self._features.get("AUTH", "").split()
        if "PLAIN" in offered:
            token = _base64("\0".join(("", user, password)))
            reply = self._command(f"AUTH PLAIN {token}")
        elif "LOGIN" in offered:
            reply = self._command(f"AUTH LOGIN {_base64(user)}")
            if reply.code == 334:
                reply = self._command(_base64(password))
        else:
            raise ConnectionFault("the mail server offers no way to sign in that we know")
        if not reply.ok:
            raise ConnectionFault(_why_not_signed_in(reply), reply.signal)

    def _command(self, line: str) -> Reply:
        self._write(f"{line}\r\n".encode("ascii", "replace"))
        return self._read()

    def _write(self, data: bytes) -> None:
        try:
            self._socket.settimeout(self._remaining())
            self._socket.sendall(data)
        except OSError as error:
            raise ConnectionFault(_why_lost(error)) from None

    def _read(self) -> Reply:
        lines: list[bytes] = []
        while True:
            match = _REPLY_LINE.fullmatch(self._read_line())
            if match is None:
                raise ConnectionFault("the mail server answered with something unreadable")
            lines.append((match[3] or b"").strip())
            if match[2] != b"-":
                return Reply(int(match[1]), b"\n".join(lines))
            if sum(map(len, lines)) > _MAX_REPLY:
                raise ConnectionFault("the mail server's answer did not end")

    def _read_line(self) -> bytes:
        while (end := self._unread.find(b"\n")) < 0:
            if len(self._unread) > _MAX_REPLY:
                raise ConnectionFault("the mail server's answer did not end")
            self._unread += self._receive()
        line = bytes(self._unread[:end]).rstrip(b"\r")
        del self._unread[: end + 1]
        return line

    def _receive(self) -> bytes:
        try:
            self._socket.settimeout(self._remaining())
            # A server that writes the answers to one piece of envelope in three pieces waits
            # for our acknowledgement between them; the kernel would hold it back for 40 ms.
            if _QUICKACK is not None:
                self._socket.setsockopt(socket.IPPROTO_TCP, _QUICKACK, 1)
            data = self._socket.recv(8192)
        except OSError as error:
            raise ConnectionFault(_why_lost(error)) from None
        if not data:
            raise ConnectionFault("the mail server closed the connection")
        return data

    def _expect_silence(self) -> None:
        """An answer to a question not yet asked would be taken for the next one's."""
        if self._unread:
            raise ConnectionFault("the mail server answered out of turn")

    def _remaining(self) -> float:
        remaining = self._deadline - monotonic()
        if remaining <= 0:
            raise TimeoutError
        return remaining


def tls_context(settings: SmtpSettings) -> ssl.SSLContext | None:
    """The certificates to trust, or None where the connection is plain.

    Raises ConnectionFault where the settings name a certificate file that cannot be used.
    """
    if settings.security is Security.NONE:
        return None
    try:
        return ssl.create_default_context(cafile=settings.ca_file or None)
    except OSError:
        raise ConnectionFault("the file of trusted certificates cannot be read") from None


def _why_unreachable(error: OSError) -> str:
    match error:
        case socket.gaierror():
            return "the mail server's name is not known"
        case TimeoutError():
            return "the mail server did not answer in time"
        case ConnectionRefusedError():
            return "the mail server is down or refuses connections"
        case _:
            return "the mail server cannot be reached"


def _why_lost(error: OSError) -> str:
    if isinstance(error, TimeoutError):
        return "the mail server did not answer in time"
    return "the connection to the mail server was lost"


def _why_not_signed_in(reply: Reply) -> str:
    if reply.code == 535:
        return "the mail server refused our user name or password"
    return "the mail server did not let us sign in"


def _base64(text: str) -> str:
    return b64encode(text.encode()).decode()
