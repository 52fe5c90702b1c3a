"""Mail servers on loopback: one that works, and one that misbehaves as told."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from aiosmtpd.controller import Controller

from tactful.channels.smtp import Security, SmtpSettings


class Sink:
    """Keeps what arrives; `answer` is what it says to a message it has read in full."""

    def __init__(self) -> None:
        self.answer = "250 2.0.0 Ok: queued"
        self.envelopes = []

    async def handle_DATA(self, server, session, envelope):
        self.envelopes.append(envelope)
        return self.answer


@contextmanager
def sink(**options) -> Iterator[tuple[Sink, SmtpSettings]]:
    """A real SMTP server that takes everything."""
    handler = Sink()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    try:
        yield handler, settings(controller.port)
    finally:
        controller.stop()


class Session:
    """One connection to the misbehaving server, as its script sees it."""

    def __init__(self, connection: socket.socket, number: int) -> None:
        self.connection = connection
        self.number = number
        self.lines: list[str] = []
        self._file = connection.makefile("rb")

    def say(self, text: str) -> None:
        self.connection.sendall(text.replace("\n", "\r\n").encode() + b"\r\n")

    def hear(self) -> str:
        line = self._file.readline().decode().rstrip("\r\n")
        self.lines.append(line)
        return line

    def greet(self, features: str = "") -> None:
        """Greeting and EHLO."""
        self.say("220 fake")
        self.hear()
        self.say("\n".join(["250-fake", *(f"250-{f}" for f in features.split()), "250 HELP"]))

    def take_envelope(self) -> None:
        """MAIL, RCPT, DATA."""
        for answer in ("250 ok", "250 ok", "354 go on"):
            self.hear()
            self.say(answer)

    def read_message(self) -> str:
        """Everything up to the final dot."""
        lines = []
        while (line := self._file.readline()) not in (b".\r\n", b""):
            lines.append(line.decode())
        return "".join(lines)

    def hang(self) -> None:
        """Say nothing more until the other side gives up."""
        with suppress(OSError):
            while self.connection.recv(65536):
                pass

    def drop(self) -> None:
        """Hang up without a word."""
        self._file.close()  # it would keep the connection half open
        self.connection.close()


Script = Callable[[Session], None]


class Fake:
    """What the misbehaving server saw."""

    def __init__(self) -> None:
        self.sessions: list[Session] = []


@contextmanager
def misbehaving(script: Script) -> Iterator[tuple[Fake, SmtpSettings]]:
    """A server whose every connection follows the script."""
    fake = Fake()
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=_serve, args=(listener, fake, script), daemon=True)
    thread.start()
    try:
        yield fake, settings(listener.getsockname()[1])
    finally:
        # Closing alone would leave accept() waiting.
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


def _serve(listener: socket.socket, fake: Fake, script: Script) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection, suppress(OSError):
            connection.settimeout(5)
            session = Session(connection, len(fake.sessions) + 1)
            fake.sessions.append(session)
            script(session)


def settings(port: int, timeout_s: float = 10) -> SmtpSettings:
    """How to reach a server of these tests."""
    return SmtpSettings("127.0.0.1", port, Security.NONE, timeout_s=timeout_s)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]
