"""Guarantors and patients of a source, batch by batch, and what it says holds outreach."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tactful.bulk import among
from tactful.core.vocabulary import HoldKind, InsuranceState, Urgency, WorkKind
from tactful.intake.importing import Importing
from tactful.intake.people import (
    Said,
    Values,
    fitted,
    name_id,
    parse_said,
    said_of,
    taken_over,
    values_of,
    with_silence,
)
from tactful.ledger.models import Guarantor
from tactful.ledger.places import places_of
from tactful.ledger.upserts import (
    GUARANTOR_COLUMNS,
    GUARANTORS,
    PATIENTS,
    Compared,
    compare,
    ids_of,
    write,
)
from tactful.outreach.actions import NewHold, open_holds, release_hold, suppress
from tactful.outreach.models import Hold
from tactful.readers.rows import Flag, SourceGuarantor, SourcePatient
from tactful.worklist.actions import NewItem, open_items

_HOLDS: Final[Mapping[Flag, tuple[HoldKind, str]]] = {
    Flag.DECEASED: (HoldKind.DECEASED, "deceased"),
    Flag.BANKRUPTCY: (HoldKind.BANKRUPTCY_PETITION, "bankruptcy"),
    Flag.LEGAL: (HoldKind.LITIGATION, "a lawyer or a court is involved"),
    Flag.COLLECTIONS: (HoldKind.OUTSIDE_AGENCY, "with a collection agency"),
    Flag.BAD_DEBT: (HoldKind.GUARANTOR_REVIEW, "given up as bad debt"),
    Flag.PAYMENT_PLAN: (HoldKind.PLAN, "on a payment plan"),
    Flag.DISPUTED: (HoldKind.DISPUTE, "says the bill is wrong"),
    Flag.HARDSHIP: (HoldKind.HARDSHIP, "hardship"),
    Flag.STATEMENT_HELD: (HoldKind.GUARANTOR_REVIEW, "statements are held"),
    Flag.NOT_A_PERSON: (HoldKind.GUARANTOR_REVIEW, "not a person"),
    Flag.THIRD_PARTY: (HoldKind.WORKERS_COMP, "somebody else may be liable"),
    Flag.MINOR: (HoldKind.GUARANTOR_REVIEW, "a minor"),
    Flag.MISSING_NAME: (HoldKind.GUARANTOR_REVIEW, "the name is missing"),
    Flag.CHECK_BALANCE: (HoldKind.GUARANTOR_REVIEW, "the balance needs checking"),
    Flag.CHECK_DATE: (HoldKind.GUARANTOR_REVIEW, "a date needs checking"),
    Flag.PATIENT_PART_UNKNOWN: (HoldKind.GUARANTOR_REVIEW, "the patient's part is not known"),
}

# The law asks for more than a changed cell before these end: a person releases them.
_ONLY_A_PERSON_RELEASES: Final = frozenset(
    {HoldKind.DECEASED, HoldKind.BANKRUPTCY_PETITION, HoldKind.LITIGATION}
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a batch says of its accounts beside what was said before, by the source's id."""

    compared: Compared
    said: dict[str, Said]
    earlier: dict[str, Said | None]  # of changed accounts; None: no source ever spoke of it


def compare_guarantors(importing: Importing, rows: Sequence[SourceGuarantor]) -> Spoken:
    """Lay a batch of accounts beside what is stored; changes nothing."""
    said = {key_of(row): said_of(row) for row in rows}
    compared = compare(
        GUARANTORS, importing.practice.pk, {key: (one.text,) for key, one in said.items()}
    )
    earlier = {key: parse_said(text) for key, (text,) in compared.old.items()}
    return _not_silent(importing, Spoken(compared, said, earlier))


def take_guarantors(importing: Importing, rows: Sequence[SourceGuarantor]) -> dict[str, int]:
    """Write new and changed accounts; returns the ids of all of them by the source's id."""
    spoken = compare_guarantors(importing, rows)
    locations = importing.locations(one.location for one in spoken.said.values())
    derived = _derived(importing, spoken, locations)
    write(GUARANTORS, importing.practice.pk, spoken.compared, derived=derived)
    _note(importing, spoken.compared)
    _follow_flags(importing, spoken)
    return spoken.compared.ids


def take_patients(importing: Importing, rows: Sequence[SourcePatient]) -> None:
    """Write new and changed patients of accounts that are here."""
    practice_id = importing.practice.pk
    accounts = ids_of(GUARANTORS, practice_id, {row.guarantor_id for row in rows})
    values: dict[str, Values] = {
        row.external_id: (
            accounts[row.guarantor_id],
            fitted(" ".join(part for part in (row.name.last, row.name.suffix) if part), 120),
            fitted(row.name.first, 120),
            fitted(row.relationship, 40),
        )
        for row in rows
        if row.guarantor_id in accounts
    }
    compared = compare(PATIENTS, practice_id, values)
    write(PATIENTS, practice_id, compared)
    importing.changed |= importing.known(compared.guarantor_ids(PATIENTS))
    importing.written["patients"] += len(compared.new) + len(compared.old)


def key_of(row: SourceGuarantor) -> str:
    """By what an account is known: the source's id, or the name where it has none."""
    return row.external_id or name_id(row.name)


def hold_kinds(said: Said | None) -> dict[HoldKind, str]:
    """What a source says holds outreach, and why, in words for staff."""
    if said is None:
        return {}
    reasons: dict[HoldKind, list[str]] = defaultdict(list)
    for flag in said.flags:
        if flag in _HOLDS:
            kind, reason = _HOLDS[Flag(flag)]
            reasons[kind].append(reason)
    if said.insurance == InsuranceState.PENDING:
        reasons[HoldKind.INSURANCE_PENDING].append("insurance has not finished")
    return {
        kind: f"The billing system says: {', '.join(words)}." for kind, words in reasons.items()
    }


def _not_silent(importing: Importing, spoken: Spoken) -> Spoken:
    """Leave out the accounts that differ only in what this source has no column for."""
    if not importing.silence:
        return spoken
    compared, said = spoken.compared, dict(spoken.said)
    rows = dict(compared.rows)
    for key, before in spoken.earlier.items():
        said[key] = with_silence(said[key], before, importing.silence)
        rows[key] = (said[key].text,)
    old = {key: text for key, text in compared.old.items() if text != rows[key]}
    earlier = {key: spoken.earlier[key] for key in old}
    return Spoken(Compared(rows, compared.ids, old, compared.new), said, earlier)


def _derived(
    importing: Importing, spoken: Spoken, locations: Mapping[str, int]
) -> dict[str, Values]:
    """The columns of new and changed accounts; corrections made here stay."""
    said, compared = spoken.said, spoken.compared
    derived = {key: _placed(values_of(said[key], locations), importing) for key in compared.new}
    for key, stored in _stored(importing, compared.changed).items():
        before = spoken.earlier[key]
        values = taken_over(
            stored,
            values_of(before, locations) if before else None,
            values_of(said[key], locations),
        )
        derived[key] = _placed(values, importing)
    return derived


def _stored(importing: Importing, keys: Collection[str]) -> dict[str, Values]:
    if not keys:
        return {}
    mine = Guarantor.objects.for_practice(importing.practice).filter(external_id__in=list(keys))
    return {row[0]: row[1:] for row in mine.values_list("external_id", *GUARANTOR_COLUMNS)}


def _placed(values: Values, importing: Importing) -> Values:
    """With the zones the ZIP and the numbers may lie in, and when the source spoke."""
    column = dict(zip(GUARANTOR_COLUMNS, values, strict=True))
    places = places_of(
        zip_code=column["zip"],
        state=column["state"],
        mobile=column["mobile"],
        phone=column["phone"],
    )
    return (*values, places, importing.now)


def _note(importing: Importing, compared: Compared) -> None:
    """Count the accounts, and mark those that are as they were as spoken of again."""
    importing.seen_ids |= importing.known(compared.ids.values())
    importing.new += len(compared.new)
    changed = {compared.ids[key] for key in compared.changed}
    importing.changed |= changed
    importing.contact |= changed
    importing.written["guarantors"] += len(compared.new) + len(compared.old)
    written = {*compared.new, *compared.old}
    as_before = [id for key, id in compared.ids.items() if key not in written]
    Guarantor.objects.filter(pk__in=among(as_before)).update(imported_at=importing.now)


def _follow_flags(importing: Importing, spoken: Spoken) -> None:
    """Open what the source newly says, release what it no longer says.

    Opened once: a hold that staff released is not opened again by the next file that
    repeats the same words.
    """
    compared, said, earlier = spoken.compared, spoken.said, spoken.earlier
    holds: list[NewHold] = []
    over: dict[HoldKind, list[int]] = defaultdict(list)
    for key in [*compared.new, *compared.changed]:
        id, before, after = compared.ids[key], hold_kinds(earlier.get(key)), hold_kinds(said[key])
        holds += [
            NewHold(guarantor_id=id, kind=kind, reason=reason, origin_key=importing.by)
            for kind, reason in after.items()
            if kind not in before
        ]
        for kind in before.keys() - after.keys():
            over[kind].append(id)
        if _stops_contact(said[key]) and not _stops_contact(earlier.get(key)):
            _stop_contact(importing, id)
    if holds:
        open_holds(importing.practice, holds, by=importing.by, now=importing.now)
    for kind, ids in over.items():
        _no_longer_said(importing, kind, ids)


def _stops_contact(said: Said | None) -> bool:
    return said is not None and Flag.DO_NOT_CONTACT in said.flags


def _stop_contact(importing: Importing, guarantor_id: int) -> None:
    suppress(
        importing.practice,
        ("all",),
        cause="opt_out",
        via=importing.by,
        now=importing.now,
        guarantor_id=guarantor_id,
    )


def _no_longer_said(importing: Importing, kind: HoldKind, ids: Iterable[int]) -> None:
    """Release the holds a source opened; what the law guards goes to a person."""
    mine = (
        Hold.objects.for_practice(importing.practice)
        .filter(
            guarantor_id__in=list(ids),
            kind=kind,
            released_at=None,
            origin_key__startswith="import:",
        )
        .select_related("guarantor")
    )
    if kind not in _ONLY_A_PERSON_RELEASES:
        for hold in mine:
            release_hold(hold, by=importing.by, now=importing.now)
        return
    open_items(
        importing.practice,
        [
            NewItem(
                hold.guarantor_id,
                WorkKind.REVIEW,
                Urgency.P2,
                "The billing system no longer says why contact is held; look and release it.",
                f"hold:{hold.uid}",
            )
            for hold in mine
        ],
        now=importing.now,
    )
