"""One account put together: its bill ties to the ledger, its words are marked where they stand."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import NOW, TODAY, adjust, bill, make_guarantor, pay

from tactful.audit.actions import Happened, record
from tactful.core.aging import AgingBasis
from tactful.core.policy.codes import Code
from tactful.core.replies.labels import Label
from tactful.core.vocabulary import HoldKind
from tactful.ledger.balances import balances_as_of
from tactful.outreach.actions import record_consent, suppress
from tactful.outreach.queries import ask_gate, ask_gate_each
from tactful.reports.account import row_of
from tactful.reports.account_bill import bill_of
from tactful.reports.account_history import money_of
from tactful.reports.account_reach import may_contact_now, reach_of
from tactful.reports.account_thread import heard, thread_of
from tactful.reports.account_trail import recent_trail, trail_length, trail_of
from tactful.reports.account_words import hold_words, label_words, reason_words
from tactful.reports.actors import actor_names
from tactful.reports.balances import balances
from tactful.worklist.actions import add_note

# refs: a statement of the account, none, or one nobody has
LEDGERS = [
    ([(100_00, 90), (50_00, 10)], [], []),
    ([(100_00, 90), (50_00, 10)], [(30_00, "S-0"), (20_00, "")], [(-5_00, "S-1")]),
    ([(100_00, 90), (50_00, 10)], [(130_00, "S-0")], []),
    ([(100_00, 90), (50_00, 10)], [(10_00, "S-9")], [(-40_00, ""), (15_00, "S-0")]),
    ([(100_00, 90), (50_00, 10)], [(400_00, "")], []),
    ([(100_00, 90)], [(100_00, "S-0"), (-100_00, "S-0")], []),
    ([(100_00, 90)], [(100_00, "S-0")], [(25_00, "")]),
    ([], [(20_00, "")], []),
    ([], [], [(20_00, "")]),
    ([(0, 20), (50_00, 20)], [(50_00, "S-0")], [(-1_00, "S-0")]),
]


@pytest.mark.parametrize(("bills", "payments", "corrections"), LEDGERS)
def test_each_line_adds_up_and_all_lines_to_what_the_ledger_says(
    north, bills, payments, corrections
):
    someone = make_guarantor(north, "Roe, Ray")
    for number, (cents, days) in enumerate(bills):
        bill(someone, cents, days=days, external_id=f"S-{number}")
    for cents, ref in payments:
        pay(someone, cents, statement_ref=ref)
    for cents, ref in corrections:
        adjust(someone, cents, statement_ref=ref)

    found = bill_of(someone, on=TODAY, basis=AgingBasis.DUE_DATE)
    ledger = balances_as_of(north, on=TODAY, guarantor_ids=[someone.pk])[someone.pk]

    assert found.open_cents == ledger.open_cents
    assert len(found.open) + len(found.settled) >= len(bills)
    for line in (*found.open, *found.settled):
        if line.billed_cents is not None:
            owed = line.billed_cents + line.adjusted_cents - line.paid_cents
            assert owed == line.owed_cents
    assert money_of(someone, since=None, until=TODAY).after_cents == ledger.balance_cents


def test_the_row_is_the_one_of_the_list_of_balances(cast):
    for row in balances(cast.north, on=TODAY, now=NOW):
        person = next(g for g in (cast.jane, cast.john, cast.mary, cast.ana)
                      if g.pk == row.guarantor_id)  # fmt: skip
        assert row_of(person, on=TODAY, now=NOW) == row


def test_rows_dated_ahead_do_not_count_in_the_bill(north):
    someone = make_guarantor(north, "Roe, Ray")
    bill(someone, 50_00, days=10)
    pay(someone, 50_00, on=TODAY + timedelta(days=1))
    bill(someone, 70_00, days=-60)
    adjust(someone, -50_00, on=TODAY + timedelta(days=1))
    found = bill_of(someone, on=TODAY, basis=AgingBasis.DUE_DATE)
    assert found.open_cents == 50_00
    assert [payment.amount_cents for payment in found.ahead] == [50_00]


def test_a_statement_is_aged_by_the_basis_of_the_practice(north):
    someone = make_guarantor(north, "Roe, Ray")
    bill(someone, 50_00, days=10)
    ages = {basis: bill_of(someone, on=TODAY, basis=basis).open[0].age_days for basis in AgingBasis}
    assert ages == {
        AgingBasis.DUE_DATE: 10,
        AgingBasis.FIRST_STATEMENT: 31,
        AgingBasis.SERVICE_DATE: 43,
    }


def test_a_history_begins_with_what_was_owed_before(north):
    someone = make_guarantor(north, "Roe, Ray")
    bill(someone, 50_00, days=200)
    pay(someone, 20_00, on=TODAY - timedelta(days=5))
    money = money_of(someone, since=TODAY - timedelta(days=30), until=TODAY)
    assert money.before_cents == 50_00
    assert [(move.cents, move.balance_cents) for move in money.moves] == [(-20_00, 30_00)]
    assert money.after_cents == 30_00


def label(word, start, end):
    return {"label": word, "start": start, "end": end, "source": "x"}


def test_a_message_is_cut_where_its_stretches_begin_and_end():
    pieces = heard("ok can pay friday", [label(Label.PROMISE_TO_PAY, 3, 17)])
    assert [(p.text, p.heard) for p in pieces] == [("ok ", ""), ("can pay friday", "promise")]


def test_where_two_stretches_overlap_both_words_stand():
    pieces = heard("abcdef", [label(Label.OPT_OUT, 0, 4), label(Label.HARDSHIP, 2, 6)])
    assert [(p.text, p.heard) for p in pieces] == [
        ("ab", "stop"),
        ("cd", "stop and cannot pay"),
        ("ef", "cannot pay"),
    ]


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.sampled_from(Label), st.integers(-3, 40), st.integers(-3, 40))),
)
def test_whatever_the_spans_the_message_stays_whole(text, spans):
    pieces = heard(text, [label(*span) for span in spans])
    assert "".join(piece.text for piece in pieces) == text


def test_every_code_that_is_kept_has_words():
    for code in Code:
        assert "_" not in reason_words(code)
    for kind in HoldKind:
        assert "_" not in hold_words(kind)
        assert reason_words(f"hold_{kind}") == hold_words(kind)
    for word in Label:
        assert "_" not in label_words(word)


def test_somebody_of_staff_has_a_name_and_what_a_program_did_is_ours(cast):
    names = actor_names([f"staff:{cast.bea.uid}", "staff:gone", "worker", "reply:abc", ""])
    assert names[f"staff:{cast.bea.uid}"] == "Bea"
    assert names["staff:gone"] == "Staff"
    assert names["worker"] == "Tactful"
    assert names["reply:abc"] == "a reply"
    assert names[""] == ""


def test_one_gathering_of_facts_answers_for_every_channel(cast):
    asked = ask_gate_each(cast.jane, now=NOW)
    assert asked == {channel: ask_gate(cast.jane, channel, now=NOW) for channel in asked}
    assert len(may_contact_now(cast.jane, now=NOW)) == len(asked) == 5


def test_a_stop_is_in_force_until_the_person_asks_for_messages_again(cast):
    suppress(cast.north, ["sms"], cause="opt_out", via="x", now=NOW - timedelta(days=2),
             guarantor_id=cast.jane.pk)  # fmt: skip
    given = {"scope": "sms", "basis": "explicit", "wording": "", "source": "x"}
    record_consent(cast.jane, **given, now=NOW - timedelta(days=1), given_by="staff")
    assert [stop.what for stop in reach_of(cast.jane).stopped] == ["texts"]
    record_consent(cast.jane, **given, now=NOW)
    assert reach_of(cast.jane).stopped == ()


def test_the_trail_names_what_hangs_on_the_account_and_nothing_of_others(cast):
    add_note(cast.jane, "hello", by=f"staff:{cast.bea.uid}", now=NOW)
    add_note(cast.mary, "hello", by=f"staff:{cast.bea.uid}", now=NOW)
    strange = Happened("staff:x", "account viewed", subject=f"guarantor:{cast.jane.uid}")
    record(cast.south.pk, [strange], now=NOW)
    (only,) = trail_of(cast.jane)
    assert (only.who, only.what) == ("Bea", "added a note")
    assert trail_length(cast.jane) == 1


def test_pages_of_the_conversation_join_without_a_gap_or_a_repeat(cast):
    for number in range(7):
        add_note(cast.jane, f"note {number}", by="x", now=NOW)
        pay(cast.jane, 1_00, on=TODAY - timedelta(days=number))
    whole = thread_of(cast.jane, now=NOW, size=100).entries
    pages = [thread_of(cast.jane, now=NOW, start=start, size=4) for start in range(0, 16, 4)]
    assert [entry for page in pages for entry in page.entries] == list(whole)
    assert [page.has_earlier for page in pages] == [True, True, True, False]


def test_what_is_open_is_whole_cents_on_every_database(cast):
    (line,) = bill_of(cast.jane, on=TODAY, basis=AgingBasis.DUE_DATE).open
    assert type(line.owed_cents) is int


def test_whoever_looks_ten_times_does_not_hide_who_changed_something(cast):
    add_note(cast.jane, "hello", by=f"staff:{cast.bea.uid}", now=NOW)
    looked = Happened("staff:x", "account viewed", subject=f"guarantor:{cast.jane.uid}")
    record(cast.north.pk, [looked] * 10, now=NOW)
    assert [trace.what for trace in recent_trail(cast.jane)] == [
        "opened this account",
        "added a note",
    ]
