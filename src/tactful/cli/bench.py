"""tactful bench: the benchmarks, each beside its limit and its peer in the same run."""

import importlib
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from tactful.cli import base

CHECKOUT = Path(__file__).parents[3]


def register(root: typer.Typer) -> None:
    root.command()(bench)


def bench(
    names: Annotated[list[str] | None, typer.Argument(help="Which; all when left out.")] = None,
    as_json: base.JsonOption = False,
) -> None:
    """Measure; only in a checkout. Ratios matter here, the figures are this machine's."""
    known = sorted(
        path.stem
        for path in (CHECKOUT / "tests" / "bench").glob("*.py")
        if not path.stem.startswith("_")
    )
    if not known:
        base.refuse("The benchmarks are part of a checkout; this is an installed package.")
    unknown = sorted(set(names or ()) - set(known))
    if unknown:
        base.wrong_call(f"No benchmark is named {unknown[0]}; there are {', '.join(known)}.")
    sys.path.insert(0, str(CHECKOUT))
    results: list[dict[str, Any]] = []
    for name in names or known:
        base.stderr.print(f"measuring {name} …", style="dim")
        results += map(as_promised, importlib.import_module(f"tests.bench.{name}").run())
    if as_json:
        base.print_json(results)
    else:
        base.print_table(
            ("what", "unit", "ours", "limit", "of the limit", "bar", ""),
            [_row(result) for result in results],
            right={2, 3, 4},
        )
    if any(result.get("holds") is False for result in results):
        raise typer.Exit(1)


def as_promised(result: dict[str, Any]) -> dict[str, Any]:
    """A result with every key the contract names; null where a benchmark has nothing to say."""
    return {key: result.get(key) for key in _KEYS}


_KEYS = ("name", "unit", "ours", "limit", "peer", "ratio_limit", "ratio_peer", "bar", "holds")


def _row(result: dict[str, Any]) -> tuple[str, ...]:
    ratio = result.get("ratio_limit")
    holds = result.get("holds")
    return (
        result["name"],
        result["unit"],
        _figure(result["ours"]),
        _figure(result.get("limit")),
        f"{ratio:.2f}" if ratio is not None else "",
        result.get("bar") or "",
        {True: "holds", False: "does not hold", None: ""}[holds],
    )


def _figure(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:,.3g}"
