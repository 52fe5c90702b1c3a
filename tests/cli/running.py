"""Running a command as a terminal would, and reading what it says."""

import json
from dataclasses import dataclass
from typing import Any

from typer.testing import CliRunner

from tactful.cli import build


@dataclass(frozen=True)
class Ran:
    """How a command ended: its exit code, and both of its outputs."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


def run(*words: str, given: str | bytes | None = None) -> Ran:
    """Run `tactful WORDS`. A traceback fails the test: bad input never shows one."""
    result = CliRunner().invoke(build(), [str(word) for word in words], input=given)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "Traceback" not in result.output
    return Ran(result.exit_code, result.stdout, result.stderr)
