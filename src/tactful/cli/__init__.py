"""The command line, as a contract: names, arguments and JSON shapes stay as they are."""

import importlib
import os
import sys

import typer

# One file each; the order is the order of the help page.
COMMANDS = (
    "demo",
    "serve",
    "practice",
    "intake",
    "balances",
    "worklist",
    "policy",
    "replies",
    "today",
    "report",
    "review",
    "journeys",
    "why",
    "code",
    "payments",
    "stopping",
    "disaster",
    "bench",
)


def build() -> typer.Typer:
    app = typer.Typer(
        name="tactful",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        help="Finds the patient balances that need attention and reminds people kindly.",
    )
    for name in COMMANDS:
        importlib.import_module(f"tactful.cli.{name}").register(app)
    return app


def main() -> None:
    """Run a command. A fault of ours is one line with its kind, since values may be a patient's."""
    try:
        build()()
    except Exception as error:
        if os.environ.get("TACTFUL_DEBUG"):
            raise
        sys.stderr.write(
            f"Something went wrong inside Tactful ({type(error).__name__}); what was begun was "
            "taken back. TACTFUL_DEBUG=1 shows where, and may show patients' data.\n"
        )
        sys.exit(1)
