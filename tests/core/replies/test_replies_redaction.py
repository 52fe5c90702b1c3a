"""Card, bank and social security numbers leave the text before anything is stored."""

import time

import pytest

from tactful.core.replies import SecretKind, redact

CARD = "[card number removed]"


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("4111111111111111", CARD),
        ("my card is 4111 1111 1111 1111 thanks", f"my card is {CARD} thanks"),
        ("charge 60 to 4242-4242-4242-4242", f"charge 60 to {CARD}"),
        ("4111.1111.1111.1111", CARD),
        ("4111/1111/1111/1111", CARD),
        ("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", CARD),
        ("4111\n1111\n1111\n1111", CARD),
        ("4111\u200b1111\u00a01111 1111", CARD),
        ("４１１１ １１１１ １１１１ １１１１", CARD),
        ("4OOO O566 5566 5556", CARD),
        ("4l11 1111 1111 111I", CARD),
        ("amex 3782 822463 10005", f"amex {CARD}"),
        ("5555555555554444", CARD),
        ("6011000990139424", CARD),
        ("36227206271667", CARD),
        ("3530111333300000", CARD),
        ("the number is four" + 15 * " one", f"the number is {CARD}"),
        ("forty two forty two forty two forty two forty-two forty-two 42 42", CARD),
        ("four one double one triple one" + 9 * " one", CARD),
        ("cuatro" + 15 * " uno", CARD),
        ("cuarenta y dos cuarenta y dos 4242 4242 y luego 4242", CARD),
        ("4111 then 1111 um 1111 and then 1111", CARD),
        ("my visa is 4111 1111 1111 1112", f"my visa is {CARD}"),
    ],
)
def test_a_card_number_is_removed_however_it_is_written_or_spoken(text, stored):
    redacted = redact(text)
    assert redacted.text == stored
    assert SecretKind.CARD in redacted.kinds


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("4111111111111111 12/27 321", f"{CARD} [card expiry removed] [security code removed]"),
        ("4111111111111111227123", CARD),
        (
            "4111111111111111 exp 09/28 cvv 123 run it",
            f"{CARD} exp [card expiry removed] cvv [security code removed] run it",
        ),
        (
            "Amex 378282246310005, exp 11/29, code 1234.",
            f"Amex {CARD}, exp [card expiry removed], code [security code removed].",
        ),
        (
            "exp 10/27 cvv 884 zip 60629",
            "exp [card expiry removed] cvv [security code removed] zip 60629",
        ),
        (
            "mi tarjeta es 4000056655665556 vence 05/29",
            f"mi tarjeta es {CARD} vence [card expiry removed]",
        ),
        ("el código de seguridad es 123", "el código de seguridad es [security code removed]"),
        (
            "mi tarjeta cuatro" + 15 * " uno" + " vence cinco veintinueve",
            f"mi tarjeta {CARD} vence [card expiry removed]",
        ),
    ],
)
def test_what_belongs_to_a_card_goes_with_it(text, stored):
    assert redact(text).text == stored


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("my ssn is 078-05-1120", SecretKind.SSN),
        ("078 05 1120", SecretKind.SSN),
        ("my social is 078051120", SecretKind.SSN),
        ("ssn zero seven eight zero five one one two zero", SecretKind.SSN),
        ("mi seguro social es cero siete ocho cero cinco uno uno dos cero", SecretKind.SSN),
        ("last four of my social 1120", SecretKind.SSN),
        ("ssn is 1120", SecretKind.SSN),
        ("routing 110000000", SecretKind.BANK),
        ("my bank account number is 000123456789", SecretKind.BANK),
        ("acct 000123456789 take it from checking", SecretKind.BANK),
        ("mi cuenta bancaria es 000123456789", SecretKind.BANK),
        ("clabe 032180000118359719", SecretKind.BANK),
    ],
)
def test_social_security_and_bank_numbers_are_removed_where_a_word_or_their_shape_says_so(
    text, kind
):
    redacted = redact(text)
    assert kind in redacted.kinds
    assert not any(len(run) >= 4 for run in redacted.text.split() if run.isdigit())


@pytest.mark.parametrize(
    "text",
    [
        "call me at 312-555-0142 or (773) 555 0188",
        "+52 1 55 1234 5678",
        "use my other number 5550142",
        "claim 0417-A and claim 20260417000123",
        "confirmation number 88213",
        "the account number on my statement is 4821312",
        "will pay $1,234.50 on 11/27/2026 at 5:30",
        "dob 4/12/81 member id XJH88120934",
        "use the card on file ending 4242",
        "date of service 02/14/2026 to 02/16/2026",
        "zip 60629-1234",
        "visit 99215 and 99213 on 3/2",
        "pay 50 on the 5th and 60 on the 15th of 2026",
        "tracking 9400111899223197428490",
        "one two three four",
        "my policy 123456789012",
    ],
)
def test_phones_claims_amounts_and_dates_stay(text):
    redacted = redact(text)
    assert redacted.text == text
    assert redacted.kinds == frozenset()


def test_a_number_named_as_a_claim_is_not_a_card_even_beside_the_word_card():
    text = "claim number 20260417000123 not my card"
    assert redact(text).text == text


def test_a_very_long_text_takes_no_longer_than_its_length():
    for piece in ("4111 ", "four one ", "1", "card 4111 1111 1111 1112 ", "ssn 123 ", "exp "):
        text = piece * (250_000 // len(piece))
        started = time.perf_counter()
        redact(text)
        assert time.perf_counter() - started < 4, piece
