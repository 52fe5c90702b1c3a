"""On whom a message is looked at: a made-up account, or a real one found by its situation."""

from dataclasses import dataclass, field
from typing import Final

from tactful.core.compose import Language, MergeTags, MessageTemplate, NoTemplate
from tactful.core.compose.edge import TRIALS, code_of
from tactful.core.vocabulary import Channel
from tactful.core.wording import count
from tactful.ledger.models import Guarantor
from tactful.outreach.composing import Composer, composer_for
from tactful.outreach.gather import Gathered, gather
from tactful.outreach.real_cases import SITUATIONS, account_in
from tactful.outreach.rules import rules_for
from tactful.outreach.wordings import tried_by
from tactful.web.staff import StaffRequest, write_down
from tactful.web.wording.words import IN_ENGLISH
from tactful.web.words import sentence

USUAL: Final = "everyday"
_REAL: Final = "real-"
_LOOK: Final = "message_previewed"  # in the session: what was written down last
_ONE_LOOK_S: Final = 600
_SAMPLE_CODE: Final = "k7q42mx9"
_MADE_UP: Final = {code_of(case): case.name for case in TRIALS[Language.EN]} | {
    USUAL: "Jane Smith, $123.45, 61 days past due"
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Who a message is shown for. `guarantor` and `person` belong to a real account."""

    code: str
    words: str
    made_up: dict[Language, MergeTags] = field(default_factory=dict)
    guarantor: Guarantor | None = None
    person: Gathered | None = None
    composer: Composer | None = None

    @property
    def is_real(self) -> bool:
        """Whether a real account was asked for."""
        return self.code.startswith(_REAL)

    @property
    def nobody(self) -> bool:
        """Whether nobody is in the situation asked for."""
        return self.is_real and self.person is None

    def tags(self, language: Language) -> MergeTags | None:
        """What may be said about them; None where nobody is there."""
        if self.person is not None and self.composer is not None:
            return self.composer.tags(self.person, verify_code=_SAMPLE_CODE)
        return self.made_up.get(language)

    def would_get(self, key: str, channel: Channel) -> MessageTemplate | None:
        """The message this real account would get of this key now; None where there is none."""
        if self.person is None or self.composer is None:
            return None
        try:
            return self.composer.template(key, channel, self.person)
        except NoTemplate:
            return None

    @property
    def about(self) -> str:
        """What decides the wording for a real account, in one sentence."""
        if self.person is None:
            return ""
        speaks = _language_words(self.person.language)
        agreed = "agreed" if self.person.person.unencrypted_ok else "did not agree"
        days = self.person.account.days_past_due
        age = f", and is {count(days, 'day')} past due" if days and days > 0 else ""
        return f"This guarantor reads {speaks}, {agreed} to names and amounts in messages{age}."


def choices() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Every choice there is, made up and real, in groups."""
    made_up = tuple((code, sentence(words)) for code, words in _MADE_UP.items())
    real = tuple((f"{_REAL}{code}", one.words) for code, one in SITUATIONS.items())
    return (("Made up", made_up), ("A real account", real))


def chosen(request: StaffRequest, key: str, *, code: str | None = None) -> Choice:
    """The choice of this request, the usual one where there is none; a look at a real account
    is written down."""
    code = request.GET.get("on", "") if code is None else code
    situation = code.removeprefix(_REAL)
    if code.startswith(_REAL) and situation in SITUATIONS:
        return _real(request, key, situation)
    code = code if code in _MADE_UP else USUAL
    tags = {
        language: case.tags
        for language in Language
        for case in tried_by(request.practice, language)
        if code_of(case) == code
    }
    return Choice(code, _MADE_UP[code], tags)


def _real(request: StaffRequest, key: str, situation: str) -> Choice:
    code, words = f"{_REAL}{situation}", SITUATIONS[situation].words
    guarantor = account_in(request.practice, situation)
    if guarantor is None:
        return Choice(code, words)
    rules = rules_for(request.practice, now=request.now)
    person = gather(request.practice, [guarantor.pk], request.now, rules).get(guarantor.pk)
    composer = composer_for(request.practice, rules.settings, request.now)
    _write_down(request, guarantor, key, situation)
    return Choice(code, words, {}, guarantor, person, composer)


def _write_down(request: StaffRequest, guarantor: Guarantor, key: str, situation: str) -> None:
    """Once for ten minutes: while somebody types, the same account is shown at each pause."""
    look = f"{guarantor.uid}:{key}:{int(request.now.timestamp()) // _ONE_LOOK_S}"
    if request.session.get(_LOOK) == look:
        return
    write_down(request, "message previewed", about=guarantor, message=key, situation=situation)
    request.session[_LOOK] = look


def _language_words(code: str) -> str:
    try:
        return IN_ENGLISH[Language(code)]
    except ValueError:
        return "another language"
