"""Taking a source in: one transaction, safe to repeat, all or nothing."""

from collections import Counter
from collections.abc import Collection
from dataclasses import asdict
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from django.db import connection, transaction

from tactful.audit.actions import Happened, at_the_end, record
from tactful.intake.ahead import ReadAhead, read_ahead
from tactful.intake.importing import Importing
from tactful.intake.models import ImportRun, SavedMapping
from tactful.intake.plan import Plan, Progress, plan_of, refused_plan
from tactful.intake.queries import saved_mapping
from tactful.intake.reading import Reading
from tactful.intake.sources import (
    Corrections,
    Opened,
    SourceKind,
    named_apart,
    open_source,
)
from tactful.intake.taking import Changes, Taking, many_vanished, owing_accounts
from tactful.practice.models import Practice
from tactful.practice.queries import today_of
from tactful.readers.mapping import ColumnMapping
from tactful.readers.rows import FileRefused, Flag

COMMITTED: Final = "committed"
REFUSED: Final = "refused"

_LISTS: Final = (SourceKind.BALANCES, SourceKind.INVOICES)


class ImportRefused(ValueError):
    """Nothing was taken in. `plan` says what was found, `run` is the record of the attempt.

    The text says what to do next and carries no patient data. `code` is that of the file's
    fault, OLDER_THAN_LAST, or NEEDS_REVIEW, with the codes to accept in `plan.review`.
    """

    def __init__(self, code: str, reason: str, plan: Plan, run: ImportRun) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.plan = plan
        self.run = run


def commit(
    practice: Practice,
    source: Path | str,
    *,
    by: str,
    now: datetime,
    as_of: date | None = None,
    full_snapshot: bool = False,
    accept: Collection[str] = (),
    mapping: Corrections | ColumnMapping | None = None,
    layout: str | None = None,
    flags: Collection[Flag] = (),
    progress: Progress | None = None,
    writing: Progress | None = None,
    listing: bool = False,
) -> ImportRun:
    """Take a file or folder into the practice's books.

    `as_of` is the day the source speaks of (today, if not given). Only from a
    `full_snapshot` are accounts settled that are no longer in it. `accept` holds the codes a
    person looked at and agreed to; `mapping` what a person said of the columns, which is kept
    for the next file with this header. The same content again changes nothing: the earlier
    run comes back with `repeated` set. The plan of what was read is on the run, with every
    account where a `listing` is asked for. `progress` is told while the source is read, `writing`
    while it is written down, which is when others have to wait. Raises ImportRefused.
    """
    path, on = Path(source), as_of or today_of(practice, now)
    attempt = _Attempt(practice, path, on, full_snapshot, by, now)
    try:
        opened = named_apart(
            open_source(
                path,
                on=on,
                layout=layout,
                corrections=mapping,
                saved=partial(saved_mapping, practice),
                flags=flags,
            )
        )
        digest = opened.digest
        if (earlier := attempt.same(opened, digest)) is not None:
            return earlier
        attempt.not_older(opened)
        with (
            read_ahead(opened, on, progress, listing=listing) as ahead,
            transaction.atomic(),
            at_the_end(practice.pk),
        ):
            return attempt.take(ahead, digest, accept, mapping is not None, writing)
    except FileRefused as error:
        raise attempt.refused(error.code, error.reason, refused_plan(path, on, error)) from None
    except _NotTaken as refusal:
        raise attempt.refused(refusal.code, refusal.reason, refusal.plan) from None


@transaction.atomic
def save_mapping(
    practice: Practice, mapping: ColumnMapping, *, by: str, now: datetime, name: str = ""
) -> SavedMapping:
    """Keep what the columns of this header mean; the next file with it is read so."""
    saved, _ = SavedMapping.objects.update_or_create(
        practice=practice,
        header_fingerprint=mapping.fingerprint,
        defaults={
            "name": name[:120],
            "mapping": mapping.to_json(),
            "saved_by": by,
            "saved_at": now,
        },
    )
    record(practice.pk, [Happened(by, "mapping saved", f"mapping:{saved.uid}")], now=now)
    result: SavedMapping = saved
    return result


class _NotTaken(Exception):
    """Rolls the transaction back; carries what the refusal is about."""

    def __init__(self, code: str, reason: str, plan: Plan) -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason
        self.plan = plan


class _Attempt:
    """One call of commit: who, what, when."""

    def __init__(
        self,
        practice: Practice,
        path: Path,
        on: date,
        full_snapshot: bool,
        by: str,
        now: datetime,
    ) -> None:
        self.practice = practice
        self.path = path
        self.on = on
        self.full_snapshot = full_snapshot
        self.by = by
        self.now = now

    def take(
        self,
        ahead: ReadAhead,
        digest: str,
        accept: Collection[str],
        save: bool,
        progress: Progress | None,
    ) -> ImportRun:
        """In one transaction; raises _NotTaken to undo all of it."""
        _one_at_a_time(self.practice)
        opened = ahead.reading.opened
        if (earlier := self.same(opened, digest)) is not None:
            return earlier
        self.not_older(opened)
        run = self._begun(opened.kind, digest)
        changes, asks = self._write(ahead, run, progress)
        plan = plan_of(ahead.reading, {"counts": changes.as_json()}, more_review=asks)
        if missing := sorted(set(plan.review) - set(accept)):
            raise _NotTaken("NEEDS_REVIEW", _look_first(missing), plan)
        if save and opened.mapping is not None:
            save_mapping(self.practice, opened.mapping, by=self.by, now=self.now)
        self._finished(run, plan, changes)
        run.plan = plan
        return run

    def refused(self, code: str, reason: str, plan: Plan) -> ImportRefused:
        """Write down that nothing was taken in, and why."""
        run = self._begun(plan.kind or "unknown", "")
        run.status, run.error = REFUSED, code
        run.totals = _totals(plan)
        run.finished_at = self.now
        run.save()
        detail = {"code": code, "review": list(plan.review)}
        self._record("import refused", run, detail)
        return ImportRefused(code, reason, plan, run)

    def same(self, opened: Opened, digest: str) -> ImportRun | None:
        """The run that took in this very content, where saying it again is no news.

        A history taken in again after another one would bring its words back; a list of
        balances is of its day, whatever was taken in since.
        """
        mine = ImportRun.objects.for_practice(self.practice).filter(
            source=opened.kind, status=COMMITTED
        )
        same = mine.filter(digest=digest, as_of=self.on, full_snapshot=self.full_snapshot)
        latest = mine.order_by("-started_at", "-id").first()
        earlier: ImportRun | None = same.order_by("-id").first()
        if earlier is None or (opened.kind not in _LISTS and earlier != latest):
            return None
        earlier.repeated = True
        return earlier

    def not_older(self, opened: Opened) -> None:
        newest = (
            ImportRun.objects.for_practice(self.practice)
            .filter(source__in=_LISTS, status=COMMITTED)
            .order_by("-as_of")
            .first()
        )
        if opened.kind in _LISTS and newest is not None and newest.as_of > self.on:
            reason = (
                f"Balances as of {newest.as_of} are in already, and this file is of {self.on}. "
                "Export a newer one, or give the day it speaks of."
            )
            plan = plan_of(Reading(opened, self.on))
            raise _NotTaken("OLDER_THAN_LAST", reason, plan)

    def _write(
        self, ahead: ReadAhead, run: ImportRun, progress: Progress | None
    ) -> tuple[Changes, tuple[str, ...]]:
        opened = ahead.reading.opened
        importing = Importing(self.practice, run, self.now, opened.silence)
        owing = owing_accounts(self.practice)
        taking = Taking(importing, opened.kind)
        done = 0
        for batch in ahead.batches():
            taking.take(batch)
            done += len(batch)
            if progress:
                progress(done, ahead.rows)
        changes = taking.finish(full_snapshot=self.full_snapshot)
        return changes, many_vanished(changes.closed, owing)

    def _begun(self, kind: str, digest: str) -> ImportRun:
        run: ImportRun = ImportRun.objects.create(
            practice=self.practice,
            source=kind,
            file_name=self.path.name[-200:],
            digest=digest,
            as_of=self.on,
            full_snapshot=self.full_snapshot,
            status=COMMITTED,
            imported_by=self.by,
            started_at=self.now,
        )
        return run

    def _finished(self, run: ImportRun, plan: Plan, changes: Changes) -> None:
        run.totals = _totals(plan)
        run.changes = changes.as_json()
        run.finished_at = self.now
        run.save(update_fields=["totals", "changes", "finished_at"])
        self._record("import committed", run, run.changes)

    def _record(self, what: str, run: ImportRun, detail: dict[str, Any]) -> None:
        happened = Happened(self.by, what, f"import:{run.uid}", detail)
        record(self.practice.pk, [happened], now=self.now)


def _one_at_a_time(practice: Practice) -> None:
    """Hold off a second import of this practice, and nobody else.

    The key of the row stays free: a plain row lock would make every insert of the practice
    wait until the import is done. SQLite has one writer in any case.
    """
    mine = Practice.objects.filter(pk=practice.pk)
    if connection.features.has_select_for_no_key_update:
        mine = mine.select_for_update(no_key=True)
    mine.get()


def _look_first(codes: list[str]) -> str:
    return (
        f"Nothing was taken in: look at {', '.join(codes)} in the preview, then correct the file "
        "or accept these codes."
    )


def _totals(plan: Plan) -> dict[str, Any]:
    """What a run keeps of its plan: numbers and codes, nobody's data."""
    printed = plan.head()
    return {
        "rows": {
            "read": plan.read,
            "accepted": plan.accepted,
            "refused": len(plan.refused),
            "not_counted": len(plan.not_counted),
        },
        "kinds": printed["totals"],
        "tie_outs": printed["tie_outs"],
        "patient_owed_column": plan.patient_owed_column,
        "summary": asdict(plan.people),
        "findings": dict(Counter(str(finding.code) for finding in plan.findings)),
        "review": list(plan.review),
    }
