"""Exits, holds, the text of a journey and its faults."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.enrolling import NOW, OPEN, ZONE, chicago, owing

from tactful.core import blocks
from tactful.core.blocks import Block, block_types
from tactful.core.journey import (
    Exit,
    ExitReason,
    GoTo,
    HandOff,
    JourneyError,
    OpenWorkItem,
    Pause,
    Send,
    WaitUntil,
    describe,
    lint,
    parse_journey,
    step,
    to_mapping,
    walk,
)
from tactful.core.vocabulary import Category, Channel, HoldKind, PromiseStatus, Urgency, WorkKind


def text(*blocks, trigger=None, **more):
    """The text of a journey with these blocks."""
    return {
        "key": "test",
        "name": "Test",
        "trigger": trigger or {"type": "manual"},
        "blocks": list(blocks),
    } | more


def send(id="remind", **more):
    return {"id": id, "type": "send", "template": "past_due", "channels": ["sms"]} | more


def wait(id="a_week", **more):
    rule = {} if more.keys() & {"for", "until", "until_next"} else {"for": "1w"}
    return {"id": id, "type": "wait"} | rule | more


def branch(id="turn", **more):
    cases = [{"if": {"days_past_due": "> 60"}, "go": "remind"}]
    return {"id": id, "type": "branch", "when": cases, "else": "done"} | more


END = {"id": "done", "type": "end"}
PERSON = {"id": "person", "type": "hand_off", "reason": "the reminders are done"}
SIMPLE = text(send(), wait(), PERSON)

EVERYTHING = text(
    branch(
        "start",
        when=[
            {"if": {"days_past_due": "<= 0", "priority": "top"}, "go": "remind"},
            {"if": {"balance": "> 500.00"}, "go": "phone"},
            {"if": {"promise": ["broken", "partial"], "round": "< 3"}, "go": "phone"},
            {"if": {"disposition": "none", "prefers": "voice"}, "go": "phone"},
            {"if": {"reachable": ["sms", "email"], "unanswered_digital": "= 0"}, "go": "remind"},
        ],
        **{"else": "done"},
    ),
    send(
        category="plan_reminder",
        channels=["preferred", "preferred_digital", "sms", "email", "letter"],
        when_deferred="next_channel",
        not_after="due_date + 2bd",
        otherwise="phone",
        next="a_week",
    ),
    {
        "id": "phone",
        "type": "call",
        "script": "past_due",
        "by": "assistant",
        "reason": "two reminders unanswered",
        "otherwise": "next",
    },
    wait("worked", until="disposition", at_most="3bd"),
    wait("a_week", **{"for": "7d", "at": "10:30", "business_days": True}),
    wait("late", until="due_date - 3d"),
    wait("monday", until_next="monday"),
    PERSON | {"kind": "review", "urgency": "P1"},
    END,
    trigger={"type": "due", "days_ahead": 3, "min_balance": "25.50"},
)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (owing(balance_cents=0), ExitReason.PAID),
        (owing(balance_cents=-10_00), ExitReason.PAID),
        (owing(opted_out_of_everything=True), ExitReason.OPTED_OUT),
        (owing(holds=frozenset({HoldKind.DECEASED})), ExitReason.DECEASED),
        (owing(holds=frozenset({HoldKind.BANKRUPTCY_PETITION})), ExitReason.BANKRUPT),
        (owing(holds=frozenset({HoldKind.BANKRUPTCY_DISCHARGE})), ExitReason.BANKRUPT),
        (
            owing(balance_cents=0, holds=frozenset({HoldKind.DISPUTE, HoldKind.PLAN})),
            ExitReason.PAID,
        ),
    ],
)
@pytest.mark.parametrize("block_id", [block["id"] for block in EVERYTHING["blocks"]])
def test_standing_exits_outrank_every_block_and_every_hold(facts, reason, block_id):
    journey = parse_journey(EVERYTHING)
    assert step(journey, block_id, facts, now=NOW, ask=OPEN) == Exit(reason)


ENDING_KINDS = {HoldKind.DECEASED, HoldKind.BANKRUPTCY_PETITION, HoldKind.BANKRUPTCY_DISCHARGE}


@pytest.mark.parametrize("hold", [hold for hold in HoldKind if hold not in ENDING_KINDS])
def test_every_other_hold_pauses_until_it_is_released(hold):
    facts = owing(holds=frozenset({hold}))
    decision = step(parse_journey(SIMPLE), "remind", facts, now=NOW, ask=OPEN)
    assert decision == Pause(hold, (hold,))


def test_a_pause_names_the_weightiest_hold_first():
    holds = frozenset({HoldKind.PLAN, HoldKind.DISPUTE, HoldKind.SAFETY_SELF_HARM})
    decision = step(parse_journey(SIMPLE), "a_week", owing(holds=holds), now=NOW, ask=OPEN)
    assert decision.reason is HoldKind.SAFETY_SELF_HARM
    assert decision.holds == (HoldKind.SAFETY_SELF_HARM, HoldKind.DISPUTE, HoldKind.PLAN)


def test_a_hold_of_a_kind_nobody_has_heard_of_still_pauses():
    facts = owing(holds=frozenset({"invented_yesterday"}))
    decision = step(parse_journey(SIMPLE), "remind", facts, now=NOW, ask=OPEN)
    assert isinstance(decision, Pause)


PROMISED = text(
    branch("still", when=[{"if": {"promise": "open"}, "go": "remind"}], **{"else": "done"}),
    send(category="promise_reminder"),
    END,
    trigger={"type": "promise_due"},
)


@pytest.mark.parametrize(
    ("holds", "decision"),
    [
        ({HoldKind.PROMISE}, Send),
        ({HoldKind.PROMISE, HoldKind.DISPUTE}, Pause),
        ({HoldKind.PLAN}, Pause),
    ],
)
def test_a_promise_does_not_pause_its_own_reminder_and_other_holds_do(holds, decision):
    journey = parse_journey(PROMISED)
    facts = owing(holds=frozenset(holds), promise_status=PromiseStatus.OPEN)
    went = walk(journey, "still", facts, now=NOW, ask=OPEN)
    assert isinstance(went.decision, decision)


def test_a_plain_reminder_waits_for_the_promise_even_in_a_journey_a_promise_began():
    plain = parse_journey(PROMISED | {"blocks": [send(), END]})
    facts = owing(holds=frozenset({HoldKind.PROMISE}))
    assert isinstance(step(plain, "remind", facts, now=NOW, ask=OPEN), Pause)


def test_no_hold_keeps_a_finished_journey_from_ending():
    facts = owing(holds=frozenset({HoldKind.PROMISE, HoldKind.WITH_PERSON}))
    assert step(parse_journey(PROMISED), "done", facts, now=NOW, ask=OPEN) == Exit(
        ExitReason.FINISHED
    )


def test_a_block_that_is_not_there_is_an_error_and_not_a_guess():
    with pytest.raises(LookupError):
        step(parse_journey(SIMPLE), "gone", owing(), now=NOW, ask=OPEN)


LOOP = text(
    branch("start", when=[{"if": {"round": ">= 2"}, "go": "person"}], **{"else": "remind"}),
    send(),
    wait(next="start"),
    PERSON,
)


def test_a_walk_passes_what_takes_no_time_and_stops_where_something_happens():
    went = walk(parse_journey(LOOP), "start", owing(), now=NOW, ask=OPEN)
    assert went.path == (("start", "nothing else applies"),)
    assert (went.block, went.occurrence) == ("remind", 0)
    assert went.decision == Send(Channel.SMS, "past_due", Category.REMINDER, "a_week")


def test_going_back_begins_a_new_round_so_that_no_two_touches_have_one_key():
    journey = parse_journey(LOOP)
    facts = owing(entered_block_at=chicago("2026-11-10 09:00"))
    went = walk(journey, "a_week", facts, now=NOW, ask=OPEN)
    assert (went.block, went.occurrence) == ("remind", 1)
    assert journey.occurrence_after("a_week", "start", 1) == 2
    assert journey.occurrence_after("remind", "a_week", 1) == 1
    assert journey.occurrence_after("remind", "remind", 1) == 2


def test_a_later_round_can_end_in_a_hand_off():
    facts = owing(entered_block_at=chicago("2026-11-10 09:00"), occurrence=1)
    went = walk(parse_journey(LOOP), "a_week", facts, now=NOW, ask=OPEN)
    assert went.decision == HandOff("the reminders are done")


@pytest.mark.parametrize("mapping", [SIMPLE, LOOP, EVERYTHING, PROMISED])
def test_the_text_of_a_journey_reads_back_as_the_same_journey(mapping):
    journey = parse_journey(mapping)
    assert parse_journey(to_mapping(journey)) == journey
    assert to_mapping(parse_journey(to_mapping(journey))) == to_mapping(journey)


def test_the_canonical_text_of_a_journey_is_what_was_written():
    assert to_mapping(parse_journey(EVERYTHING)) == EVERYTHING


@pytest.mark.parametrize(
    ("mapping", "where", "says"),
    [
        (None, "journey", "must have key"),
        ([], "journey", "must have key"),
        (SIMPLE | {"key": "Not A Key"}, "journey.key", "small letters"),
        ({k: v for k, v in SIMPLE.items() if k != "name"}, "journey.name", "is missing"),
        (SIMPLE | {"colour": "red"}, "journey.colour", "is not a field"),
        (SIMPLE | {"blocks": []}, "journey.blocks", "list of blocks"),
        (SIMPLE | {"trigger": "due"}, "journey.trigger", "must say its type"),
        (SIMPLE | {"trigger": {}}, "trigger.type", "is missing"),
        (SIMPLE | {"trigger": {"type": "moon"}}, "trigger.type", "must be one of"),
        (
            SIMPLE | {"trigger": {"type": "due", "days_ahead": 99}},
            "trigger.days_ahead",
            "from 0 to 60",
        ),
        (
            SIMPLE | {"trigger": {"type": "due", "min_balance": 10.5}},
            "trigger.min_balance",
            "in quotes",
        ),
        (
            SIMPLE | {"trigger": {"type": "due", "min_balance": "-5"}},
            "trigger.min_balance",
            "below zero",
        ),
        (
            SIMPLE | {"trigger": {"type": "manual", "days_ahead": 1}},
            "trigger.days_ahead",
            "is not a field",
        ),
        (text("send", END), "blocks[0]", "must be a block"),
        (text({"type": "end"}), "blocks[0].id", "is missing"),
        (text(END | {"id": "hand_off"}), "blocks[0].id", "neither"),
        (text(END | {"id": 7}), "blocks[0].id", "small letters"),
        (text(send(), END, END), "blocks[2].id", "used twice"),
        (text({"id": "done"}), "blocks.done.type", "is missing; there are branch, call, end"),
        (text({"id": "done", "type": "fax"}), "blocks.done.type", "not a block we know"),
        (text(END | {"why": "?"}), "blocks.done.why", "is not a field"),
        (text(END | {True: "?"}), "blocks.done.True", "is not a field"),
        (text(send(template=None), END), "blocks.remind.template", "is missing"),
        (text(send(template=["a"]), END), "blocks.remind.template", "must be a text"),
        (text(send(template="nope"), END), "blocks.remind.template", "no template named"),
        (text(send(channels=["fax"]), END), "blocks.remind.channels", "must be one of"),
        (text(send(channels="sms"), END), "blocks.remind.channels", "must be a list"),
        (text(send(channels=["voice"]), END), "blocks.remind.channels", "use a call block"),
        (text(send(channels=["sms", "sms"]), END), "blocks.remind.channels", "twice"),
        (text(send(category="receipt"), END), "blocks.remind.category", "must be one of"),
        (text(send(not_after="easter"), END), "blocks.remind.not_after", "must be a day"),
        (text(send(otherwise="nowhere"), END), "blocks.remind", "leads to nowhere"),
        (text(send(next="nowhere"), END), "blocks.remind", "leads to nowhere"),
        (text(send()), "blocks.remind.next", "the last block must"),
        (text(wait(**{"for": "0d"}), END), "blocks.a_week.for", "longer than nothing"),
        (text(wait(**{"for": 2}), END), "blocks.a_week.for", "must be a span"),
        (text(wait(**{"for": "1d", "until": "due_date"}), END), "blocks.a_week", "exactly one"),
        (text({"id": "a_week", "type": "wait"}, END), "blocks.a_week", "exactly one"),
        (text(wait(until="disposition"), END), "blocks.a_week.at_most", "is needed"),
        (text(wait(**{"for": "1d", "at_most": "2d"}), END), "blocks.a_week.at_most", "belongs to"),
        (text(wait(**{"for": "1d", "at": 600}), END), "blocks.a_week.at", "in quotes"),
        (text(wait(until_next="someday"), END), "blocks.a_week.until_next", "must be one of"),
        (
            text(wait(**{"for": "2h", "business_days": True}), END),
            "blocks.a_week.business_days",
            "in hours",
        ),
        (
            text(wait(**{"for": "2d", "business_days": "yes"}), END),
            "blocks.a_week.business_days",
            "true or false",
        ),
        (text(branch(when=[]), END), "blocks.turn.when", "list of cases"),
        (text(branch(when=[{"if": {}}]), END), "blocks.turn.when[0]", "if and go"),
        (
            text(branch(when=[{"if": {}, "go": "done"}]), END),
            "blocks.turn.when[0].if",
            "at least one",
        ),
        (
            text(branch(when=[{"if": {"mood": "good"}, "go": "done"}]), END),
            "blocks.turn.when[0].if.mood",
            "is not a condition",
        ),
        (
            text(branch(when=[{"if": {"days_past_due": 60}, "go": "done"}]), END),
            "blocks.turn.when[0].if.days_past_due",
            "comparison in quotes",
        ),
        (
            text(branch(when=[{"if": {"balance": "> lots"}, "go": "done"}]), END),
            "blocks.turn.when[0].if.balance",
            "not an amount",
        ),
        (
            text(branch(when=[{"if": {"priority": "huge"}, "go": "done"}]), END),
            "blocks.turn.when[0].if.priority",
            "does not know huge",
        ),
        (
            text(branch(when=[{"if": {"disposition": "vanished"}, "go": "done"}]), END),
            "blocks.turn.when[0].if.disposition",
            "does not know vanished",
        ),
        (text(PERSON | {"reason": ""}), "blocks.person.reason", "must be a text"),
        (text(PERSON | {"urgency": "P9"}), "blocks.person.urgency", "must be one of"),
        (text(END, send(next="done")), "blocks.remind", "cannot be reached"),
        (text(send(), wait(next="remind")), "blocks.remind", "no way leads from here to an end"),
    ],
)
def test_every_fault_is_named_with_its_place(mapping, where, says):
    findings = lint(mapping, templates={"past_due"}, dispositions={"no_answer"})
    matching = [finding for finding in findings if finding.where == where]
    assert any(says in finding.message for finding in matching), findings


def test_all_faults_are_named_at_once():
    faulty = text(send(template="nope", channels=["fax"]), wait(**{"for": "0d"}), END)
    with pytest.raises(JourneyError) as refused:
        parse_journey(faulty, templates={"past_due"})
    assert len(refused.value.findings) == 3
    assert str(refused.value).count("\n") == 2


@pytest.mark.parametrize(
    "blocks",
    [
        (branch("turn", when=[{"if": {"round": "< 9"}, "go": "turn"}]), END),
        (send(), branch(when=[{"if": {"round": "< 9"}, "go": "remind"}]), END),
        (
            send(),
            wait("due", until="due_date + 5d"),
            branch(when=[{"if": {"round": "< 9"}, "go": "remind"}]),
            END,
        ),
        (
            send(),
            wait("worked", until="disposition", at_most="3d"),
            branch(when=[{"if": {"round": "< 9"}, "go": "remind"}]),
            END,
        ),
    ],
)
def test_a_circle_must_have_a_wait_that_always_takes_time(blocks):
    findings = lint(text(*blocks))
    assert any("goes round without a wait" in finding.message for finding in findings)


def test_a_circle_with_a_real_wait_is_fine():
    again = branch(when=[{"if": {"round": "< 9"}, "go": "remind"}])
    assert lint(text(send(), wait(), again, END)) == ()


json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["send", "wait", "branch", "call", "end", "done", "next", "2d", "sms"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "type", "next", "for", "until", "when", "if", "go", "else", "channels", "x"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


fields = [
    *("next", "template", "channels", "category", "not_after", "otherwise", "script", "by"),
    *("for", "until", "until_next", "at_most", "at", "business_days", "when", "else", "reason"),
]
anything_like_a_block = st.fixed_dictionaries(
    {"id": st.sampled_from(["a", "b", "c"]), "type": st.sampled_from(sorted(block_types()))},
    optional={name: json for name in fields},
)


@given(json, st.lists(json | anything_like_a_block, max_size=4))
def test_whatever_stands_in_a_file_it_gets_findings_and_never_a_traceback(trigger, blocks):
    for mapping in (trigger, text(*blocks), text(*blocks, trigger=trigger)):
        findings = lint(mapping)
        if not findings:
            assert parse_journey(to_mapping(parse_journey(mapping))) == parse_journey(mapping)


@pytest.mark.parametrize(
    ("decision", "sentence"),
    [
        (
            Send(Channel.SMS, "past_due", Category.REMINDER, "next"),
            "Sends “past_due” by text.",
        ),
        (
            OpenWorkItem(WorkKind.CALL, "61 days past due", Urgency.P2, "next"),
            "Asks a person to call: 61 days past due.",
        ),
        (
            OpenWorkItem(WorkKind.REVIEW, "look", Urgency.P2, "next"),
            "Asks a person to look: look.",
        ),
        (WaitUntil(chicago("2026-11-27 23:30")), "Waits until Nov 27, 2026."),
        (
            GoTo("a_week", "more than 60 days past due"),
            "Goes on to a_week: more than 60 days past due.",
        ),
        (Pause(HoldKind.DISPUTE), "Paused: the bill is disputed."),
        (Pause(HoldKind.INSURANCE_PENDING), "Paused: insurance pending."),
        (
            HandOff("three reminders in a row went unanswered"),
            "Hands off to a person: three reminders in a row went unanswered.",
        ),
        (Exit(ExitReason.PAID), "Ended: paid."),
    ],
)
def test_a_decision_is_said_to_staff_in_one_plain_sentence(decision, sentence):
    assert describe(decision, zone=ZONE) == sentence


@pytest.mark.parametrize(
    ("block_id", "sentence"),
    [
        (
            "phone",
            "The assistant calls where that is agreed, else a person, with the script "
            "“past_due”; goes on if no channel is open.",
        ),
        ("worked", "Waits until the call has been worked, 3 business days at most."),
        ("a_week", "Waits 7 days, at 10:30, on a day the office is open."),
        ("late", "Waits until 3 days before the due date."),
        ("monday", "Waits until next Monday."),
        ("person", "Hands off to a person: the reminders are done."),
        ("done", "Ends here."),
    ],
)
def test_a_block_is_said_to_staff_in_one_plain_sentence(block_id, sentence):
    assert describe(parse_journey(EVERYTHING).block(block_id)) == sentence


@pytest.mark.parametrize(
    ("trigger", "sentence"),
    [
        (
            {"type": "due", "days_ahead": 3, "min_balance": "25"},
            "Starts when a statement falls due in 3 days, or is past due, "
            "with a balance of $25.00 or more",
        ),
        ({"type": "promise_due"}, "Starts when a promise falls due today"),
        ({"type": "manual"}, "Starts when a person chooses it"),
    ],
)
def test_a_trigger_is_said_to_staff_in_one_plain_sentence(trigger, sentence):
    assert describe(parse_journey(SIMPLE | {"trigger": trigger}).trigger) == sentence


def test_every_block_there_is_has_one_word_of_its_own():
    assert set(block_types()) >= {"branch", "call", "end", "hand_off", "send", "wait"}
    for word, block in block_types().items():
        assert issubclass(block, Block)
        assert block.type == word


NOTE_BLOCK = '''
"""A block of somebody's own."""
from dataclasses import dataclass
from typing import ClassVar

from tactful.core.blocks import Block
from tactful.core.steps import GoTo


@dataclass(frozen=True, slots=True)
class NoteBlock(Block):
    type: ClassVar[str] = "note"
    id: str
    next: str

    @classmethod
    def read(cls, source):
        return cls(source.id, source.next())

    def write(self, following):
        return {} if self.next == following else {"next": self.next}

    def decide(self, facts, *, now, ask):
        return GoTo(self.next)

    def targets(self):
        return (self.next,)

    def sentence(self):
        return "Notes something."
'''


def test_a_new_block_is_one_file(tmp_path, monkeypatch):
    (tmp_path / "note_of_ours.py").write_text(NOTE_BLOCK)
    monkeypatch.setattr(blocks, "__path__", [*blocks.__path__, str(tmp_path)])
    block_types.cache_clear()
    try:
        journey = parse_journey(text({"id": "note", "type": "note"}, END))
        assert step(journey, "note", owing(), now=NOW, ask=OPEN) == GoTo("done")
        assert describe(journey.block("note")) == "Notes something."
        held = owing(holds=frozenset({HoldKind.DISPUTE}))
        assert isinstance(step(journey, "note", held, now=NOW, ask=OPEN), Pause)
    finally:
        block_types.cache_clear()
