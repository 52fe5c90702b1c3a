"""Ask the gate cases from a file or standard input: one JSON line in, one answer out.

python -m tactful.practice.policy.check CASES.jsonl
python -m tactful.practice.policy.check - < CASES.jsonl
"""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from tactful.practice.policy.cases import answer


def answers(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """One answer per line that is not empty; a line that is no JSON object raises ValueError
    with its number."""
    for number, line in enumerate(_decoded(lines), start=1):
        if line.strip():
            yield answer(_case(number, line))


def _decoded(lines: Iterable[str]) -> Iterator[str]:
    number = 0
    try:
        for line in lines:
            number += 1
            yield line
    except UnicodeDecodeError:
        raise ValueError(f"after line {number} the text is not UTF-8") from None


def _case(number: int, line: str) -> dict[str, Any]:
    try:
        case = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"line {number} is not JSON: {error.msg}") from None
    except (RecursionError, ValueError):  # nested too deep, a number with thousands of digits
        raise ValueError(f"line {number} cannot be read as JSON") from None
    if not isinstance(case, dict):
        raise ValueError(f"line {number} is not a JSON object")
    return case


def main(arguments: list[str]) -> int:
    """Exit 0 done, 2 the call or the input was wrong."""
    if len(arguments) != 1:
        sys.stderr.write("usage: check FILE|-\n")
        return 2
    try:
        if arguments[0] == "-":
            return _write(sys.stdin)
        with Path(arguments[0]).open(encoding="utf-8") as lines:
            return _write(lines)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"check: {error}\n")
        return 2


def _write(lines: Iterable[str]) -> int:
    for found in answers(lines):
        sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        raise SystemExit(main(sys.argv[1:]))
