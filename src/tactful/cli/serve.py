"""tactful run, web, worker."""

import signal
import sys
import threading
from typing import Annotated

import typer

from tactful.cli import base

PortOption = Annotated[int, typer.Option(help="Where the pages are.", min=1, max=65535)]
HostOption = Annotated[str, typer.Option(help="Which address to listen on.")]


def register(root: typer.Typer) -> None:
    root.command()(run)
    root.command()(web)
    root.command()(worker)


def run(port: PortOption = 8000, host: HostOption = "127.0.0.1") -> None:
    """Serve the pages and do the background work, in one process."""
    base.use_django()
    from tactful.worker import run_forever

    _must_be_free(host, port)
    # A page waits for Python's one lock after each query. Beside a worker that reads a big file
    # it waits 5 ms each time by default: thirty queries, and the page takes three times as long.
    sys.setswitchinterval(0.0005)
    stop = threading.Event()
    background = threading.Thread(target=run_forever, args=(stop,), name="worker")
    # The web server raises the signal again when it is done. By default that ends the process
    # at once, and what the worker is handing over right then would be unknown for ever.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    background.start()
    try:
        _serve(host, port)
    finally:
        stop.set()
        background.join()


def web(port: PortOption = 8000, host: HostOption = "127.0.0.1") -> None:
    """Serve the pages only."""
    base.use_django()
    _must_be_free(host, port)
    _serve(host, port)


def worker(
    once: Annotated[bool, typer.Option("--once", help="Do what is due, then leave.")] = False,
    as_json: base.JsonOption = False,
) -> None:
    """Do the background work only."""
    base.use_django()
    if once:
        from tactful.chores import adapters_from_settings, drain

        counts = drain(base.now_utc(), adapters_from_settings())
        if as_json:
            base.print_json(counts)
        else:
            for name, handled in counts.items():
                base.stdout.print(f"{handled:>6}  {name.replace('_', ' ')}")
        return

    from tactful.worker import run_forever

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    run_forever(stop)


def _must_be_free(host: str, port: int) -> None:
    """Leave before anything has begun where the pages cannot be served."""
    import errno
    import socket

    try:
        where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(where[0], where[1]) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where[4])
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            base.wrong_call(f"Port {port} is taken. Choose another with --port.")
        base.wrong_call(f"This machine cannot listen at {host}, port {port} ({error.strerror}).")


def _serve(host: str, port: int) -> None:
    import uvicorn

    base.stderr.print(f"Tactful is at http://{host}:{port}/ (Ctrl-C stops it)")
    uvicorn.run(
        "tactful.config.asgi:application",
        host=host,
        port=port,
        log_level="warning",
        timeout_graceful_shutdown=10,
    )
