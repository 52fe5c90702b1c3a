"""tactful run, web, worker."""

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

    stop = threading.Event()
    background = threading.Thread(target=run_forever, args=(stop,), name="worker")
    background.start()
    try:
        _serve(host, port)
    finally:
        stop.set()
        background.join()


def web(port: PortOption = 8000, host: HostOption = "127.0.0.1") -> None:
    """Serve the pages only."""
    base.use_django()
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

    import signal

    from tactful.worker import run_forever

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    run_forever(stop)


def _serve(host: str, port: int) -> None:
    import socket

    import uvicorn

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            base.wrong_call(f"Port {port} is taken. Choose another: --port {port + 1}")
    base.stderr.print(f"Tactful is at http://{host}:{port}/ (Ctrl-C stops it)")
    uvicorn.run("tactful.config.asgi:application", host=host, port=port, log_level="warning")
