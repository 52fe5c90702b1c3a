"""Accounts a template must survive before it is used: the everyday one, and the awkward ones."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from tactful.core.compose.tags import MergeTags, StatementLine
from tactful.core.compose.template import Language


@dataclass(frozen=True, slots=True)
class EdgeCase:
    """One account to try a template on, by a name staff understand."""

    name: str
    tags: MergeTags


_LINES: Final = (
    StatementLine(date(2026, 8, 24), 180_00, 96_55, 83_45, date(2026, 9, 23)),
    StatementLine(date(2026, 8, 31), 95_00, 55_00, 40_00, date(2026, 9, 30)),
)

_JANE: Final = MergeTags(
    first_name="Jane",
    full_name="Jane Smith",
    practice_name="Lakeshore Family",
    office_phone="312-555-0140",
    office_hours="weekdays 9 to 5",
    staff_name="Bea",
    pay_link="https://lakeshore.example/p/k7q42",
    help_link="https://lakeshore.example/help",
    stop_link="https://lakeshore.example/s/k7q42",
    check_link="https://lakeshore.example/check",
    verify_code="K7Q-42",
    balance_cents=123_45,
    due_date=date(2026, 9, 23),
    days_past_due=61,
    last_payment_amount_cents=40_00,
    last_payment_date=date(2026, 11, 2),
    payment_method="card ending in 4242",
    promise_amount_cents=50_00,
    promise_date=date(2026, 11, 27),
    open_statements=2,
    statement_lines=_LINES,
    last_visit_date=date(2026, 8, 19),
)

EVERYDAY: Final[Mapping[Language, MergeTags]] = MappingProxyType(
    {
        Language.EN: _JANE,
        Language.ES: replace(
            _JANE,
            office_hours="de lunes a viernes, de 9 a 5",
            payment_method="tarjeta que termina en 4242",
        ),
    }
)
"""Jane Smith, with everything known, in either language."""


def _cases(everyday: MergeTags) -> tuple[EdgeCase, ...]:
    return (
        EdgeCase("everyday", everyday),
        EdgeCase(
            "only the necessary is known",
            MergeTags(
                first_name="Bo",
                full_name="Bo Li",
                practice_name="Lakeshore Family",
                office_phone="312-555-0140",
                pay_link="https://lakeshore.example/portal",
                verify_code="K7Q-42",
                balance_cents=10_00,
            ),
        ),
        EdgeCase(
            "long names",
            replace(
                everyday,
                first_name="Maximiliano-Alejandro",
                full_name="Maximiliano-Alejandro Featherstonehaugh-Villanueva",
                practice_name="Northside Community Family Practice",
                office_phone="(312) 555-0140",
                pay_link="https://pay.northsidefamily.example/p/k7q42mx9",
                help_link="https://pay.northsidefamily.example/help",
                verify_code="k7q42mx9",
                due_date=date(2026, 9, 30),
                promise_date=date(2027, 9, 29),
                balance_cents=12_345_67,
                promise_amount_cents=12_345_67,
                last_payment_amount_cents=11_111_11,
            ),
        ),
        EdgeCase(
            "accents in names",
            replace(
                everyday,
                first_name="María José",
                full_name="María José Núñez Ibáñez",
                practice_name="Clínica Río Bravo",
                promise_date=date(2026, 11, 28),
            ),
        ),
        EdgeCase(
            "last payment of zero",
            replace(everyday, last_payment_amount_cents=0, last_payment_date=None),
        ),
        EdgeCase(
            "a balance in the millions",
            replace(everyday, balance_cents=1_234_567_89, days_past_due=1204, open_statements=112),
        ),
        EdgeCase(
            "a few cents, one statement",
            replace(everyday, balance_cents=7, open_statements=1, statement_lines=_LINES[:1]),
        ),
        EdgeCase("not due yet", replace(everyday, due_date=date(2027, 1, 1), days_past_due=-3)),
        EdgeCase("the last reminder", replace(everyday, days_past_due=120, last_reminder=True)),
    )


EDGE_CASES: Final[Mapping[Language, tuple[EdgeCase, ...]]] = MappingProxyType(
    {language: _cases(everyday) for language, everyday in EVERYDAY.items()}
)
"""What `lint` and a preview try every template on."""
