"""What one import did: rows, what changed, what a person should look at now."""

from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from tactful.intake.actions import COMMITTED
from tactful.intake.looked import not_taken_csv
from tactful.intake.models import ImportRun
from tactful.intake.queries import findings_of, refused_rows
from tactful.practice.roles import Right
from tactful.reports.actors import actor_names
from tactful.web.imports.words import code_words, kind_words, next_move
from tactful.web.jobs.pages import download
from tactful.web.staff import StaffRequest, needs, write_down

ROWS: Final = 50


@require_safe
@needs(Right.TAKE_IN)
def run(request: StaffRequest, uid: str) -> HttpResponse:
    """One import, or one attempt that was refused."""
    found = _found(request, uid)
    code = request.GET.get("found", "")
    named = findings_of(found).filter(guarantor__isnull=False)
    accounts = Paginator(named.filter(code=code), ROWS).get_page(request.GET.get("accounts"))
    context: dict[str, Any] = {
        "run": found,
        "is_in": found.status == COMMITTED,
        "kind": kind_words(found.source),
        "by": actor_names([found.imported_by])[found.imported_by],
        "move": next_move(found.error) if found.error else "",
        "tie": (found.totals.get("tie_outs") or [None])[0],
        "rows": Paginator(refused_rows(found), ROWS).get_page(request.GET.get("rows")),
        "findings": [
            {**one, "title": code_words(one["code"])[0], "then": code_words(one["code"])[1]}
            for one in named.values("code").annotate(count=Count("id")).order_by("-count", "code")
        ],
        "found": code if accounts.object_list else "",
        "found_words": code_words(code)[0],
        "accounts": accounts,
    }
    named_here = len(accounts.object_list) if context["found"] else 0
    write_down(request, "import viewed", run=found.uid, accounts=named_here)
    return render(request, "imports/run.html", context)


@require_safe
@needs(Right.TAKE_IN)
def run_refused_rows(request: StaffRequest, uid: str) -> StreamingHttpResponse:
    """Every row of an import that was not taken, as a file."""
    rows = refused_rows(_found(request, uid))
    values = rows.values_list("file", "line", "refused", "code", "reason")
    content = not_taken_csv(values.iterator())
    return download("refused-rows.csv", "text/csv; charset=utf-8", iter([content]))


def _found(request: StaffRequest, uid: str) -> ImportRun:
    found: ImportRun = get_object_or_404(ImportRun.objects.for_practice(request.practice), uid=uid)
    return found
