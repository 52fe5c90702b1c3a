"""Steps 9, 10 and 11: may this channel be used at all, and did the person agree to it."""

from typing import Final

from tactful.core.policy.codes import Code
from tactful.core.policy.delivery import Meaning
from tactful.core.policy.facts import ConsentLevel, GateChannel, Phone, PhoneKind, Scope
from tactful.core.policy.finding import BLOCKED, NOTHING, Finding, Findings
from tactful.core.policy.person import revoked
from tactful.core.policy.question import PHONE, TEXT_AND_EMAIL, Question
from tactful.core.policy.residence import written_consents

_OPTED_OUT: Final = {
    GateChannel.SMS: Code.OPTED_OUT_SMS,
    GateChannel.VOICE_AUTO: Code.OPTED_OUT_AUTOMATED,
    GateChannel.VOICE_LIVE: Code.OPTED_OUT_VOICE,
    GateChannel.EMAIL: Code.OPTED_OUT_EMAIL,
}
_ENOUGH: Final = frozenset({ConsentLevel.EXPLICIT, ConsentLevel.NUMBER_ONLY})


def channel_law(q: Question) -> Findings:
    """Step 9: switches, carriers, and places that want a written consent (R005, R054, R110)."""
    found: list[Finding] = []
    text = q.channel is GateChannel.SMS
    if (
        q.channel not in q.config.channels_enabled
        or (q.channel is GateChannel.VOICE_AUTO and not q.config.ai_voice)
        # Rules nobody has read for a year and a half may no longer hold (policy.md, section 9).
        or (q.today > q.read_until and q.channel in PHONE)
    ):
        found.append(BLOCKED[Code.CHANNEL_DISABLED])
    if text and q.third:
        found.append(BLOCKED[Code.CARRIER_PROHIBITED_THIRD_PARTY])
    if q.channel in TEXT_AND_EMAIL and not q.person.consents.ecomm_written and written_consents(q):
        found.append(BLOCKED[Code.STATE_ECOMM_CONSENT_MISSING])
    if text and (not q.system.campaign_registered or Meaning.UNREGISTERED in q.meanings):
        found.append(BLOCKED[Code.CAMPAIGN_UNREGISTERED])
    return found


def letters_only(q: Question) -> Findings:
    """A legally required notice is a letter and nothing else (policy.md, section 2)."""
    return NOTHING if q.channel is GateChannel.LETTER else (BLOCKED[Code.CHANNEL_DISABLED],)


def channel_consent(q: Question) -> Findings:
    """Step 10: revoked, or never given (R006, R016, R018, R023). Letters need no consent."""
    if q.channel is GateChannel.LETTER:
        return NOTHING
    found: list[Finding] = []
    if (q.person.suppressions or q.signals) and revoked(q, Scope(q.channel)):
        found.append(BLOCKED[_OPTED_OUT[q.channel]])
    consent = consent_for(q)
    if consent is not None and not _suffices(q, consent):
        automated = q.channel is GateChannel.VOICE_AUTO
        code = Code.AI_VOICE_CONSENT_MISSING if automated else Code.CONSENT_MISSING
        found.append(BLOCKED[code])
    return found


def privacy(q: Question) -> Findings:
    """Step 11: the one agreed address, what may be shown, what the person prefers (R092, R095)."""
    found: list[Finding] = []
    person = q.person
    if person.confidential is not None and not _is_agreed_address(q):
        found.append(BLOCKED[Code.CONFIDENTIAL_COMM])
    if q.message.discloses and not person.unencrypted_ok and q.channel in TEXT_AND_EMAIL:
        found.append(BLOCKED[Code.UNENCRYPTED_NOT_ACCEPTED])
    if person.channels_only is not None and q.channel not in person.channels_only:
        found.append(BLOCKED[Code.CHANNEL_PREFERENCE])
    return found


def consent_for(q: Question) -> ConsentLevel | None:
    """The recorded consent for the channel; None when it is not known."""
    consents = q.person.consents
    match q.channel:
        case GateChannel.SMS:
            return consents.sms
        case GateChannel.VOICE_LIVE:
            return consents.voice_live
        case GateChannel.VOICE_AUTO:
            return consents.voice_auto
        case GateChannel.EMAIL:
            return consents.email
        case GateChannel.LETTER:
            return ConsentLevel.EXPLICIT


def rests_on_landline_exemption(q: Question, phone: Phone | None) -> bool:
    """A residential landline without consent, where the practice uses the exemption (R007)."""
    return (
        q.config.landline_exemption
        and phone is not None
        and phone.kind == PhoneKind.LANDLINE
        and q.person.consents.voice_auto != ConsentLevel.EXPLICIT
    )


def _suffices(q: Question, consent: ConsentLevel) -> bool:
    match q.channel:
        case GateChannel.SMS if not q.config.number_on_intake_is_sms_consent:
            return consent == ConsentLevel.EXPLICIT
        case GateChannel.VOICE_AUTO:
            return consent == ConsentLevel.EXPLICIT or rests_on_landline_exemption(q, q.phone)
        case _:
            return consent in _ENOUGH


def _is_agreed_address(q: Question) -> bool:
    agreed = q.person.confidential
    if agreed is None or agreed.channel != q.channel:
        return False
    return agreed.address is None or agreed.address == _address_id(q)


def _address_id(q: Question) -> str | None:
    """The id of the address the message goes to; the first one when it names none."""
    if q.message.to is not None:
        return q.message.to
    if q.channel is GateChannel.EMAIL:
        return q.mailbox.id if q.mailbox else None
    if q.channel is GateChannel.LETTER:
        return q.person.postal.id if q.person.postal else None
    return q.phone.id if q.phone else None
