"""Reading what was imported: mappings, runs, what waits to be put right."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from tactful.intake.models import Finding, ImportRun, RefusedRow, SavedMapping
from tactful.intake.sources import SourceKind
from tactful.practice.models import Practice


def saved_mapping(practice: Practice, fingerprint: str) -> dict[str, Any] | None:
    """The mapping the practice keeps for files with this header."""
    saved = SavedMapping.objects.for_practice(practice).filter(header_fingerprint=fingerprint)
    mapping: dict[str, Any] | None = saved.values_list("mapping", flat=True).first()
    return mapping


def runs(practice: Practice) -> QuerySet[ImportRun]:
    """Imports of the practice, newest first."""
    found: QuerySet[ImportRun] = ImportRun.objects.for_practice(practice).order_by(
        "-started_at", "-id"
    )
    return found


def refused_rows(run: ImportRun) -> QuerySet[RefusedRow]:
    """What was not taken from a source, by file and line."""
    return run.refused_rows.order_by("file", "line", "id")


def findings_of(run: ImportRun) -> QuerySet[Finding]:
    """What an import opened and nobody has put right yet, in the order of the accounts' names."""
    found: QuerySet[Finding] = (
        Finding.objects.for_practice(run.practice)
        .filter(run=run, closed_at=None)
        .select_related("guarantor")
        .order_by("guarantor__sort_name", "id")
    )
    return found


def open_findings(practice: Practice) -> QuerySet[Finding]:
    """What a person should still look at, with the account where it is about one."""
    found: QuerySet[Finding] = (
        Finding.objects.for_practice(practice)
        .filter(closed_at=None)
        .select_related("guarantor")
        .order_by("code", "id")
    )
    return found


def snapshot_used(practice: Practice, on: date) -> date | None:
    """The day of the balance file that balances as of a day rest on; None: on no such file.

    Where only lists of balances were imported, an as-of question says which one answered it.
    """
    lists = runs(practice).filter(
        source__in=(SourceKind.BALANCES, SourceKind.INVOICES), status="committed", as_of__lte=on
    )
    newest = lists.order_by("-as_of").first()
    return newest.as_of if newest else None
