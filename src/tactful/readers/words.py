"""The words of other systems for what we store: channel, language, insurance, flags."""

import re
from functools import lru_cache

from tactful.core.vocabulary import Channel, InsuranceState
from tactful.readers.cells import says_nothing
from tactful.readers.rows import Flag

_CHANNELS = {
    word: channel
    for channel, words in {
        Channel.SMS: "sms,text,texts,txt,text message,text messages,cell text,mobile text",
        Channel.EMAIL: "email,e-mail,e mail,electronic mail",
        Channel.VOICE: "phone,phone call,call,voice,telephone,home phone,cell phone,mobile phone",
        Channel.LETTER: "letter,mail,postal mail,us mail,usps,paper,postal,post,paper statement",
        Channel.PORTAL: "portal,patient portal,online portal,online",
    }.items()
    for word in words.split(",")
}
_LANGUAGES = {
    word: code
    for code, words in {
        "en": "english,eng,inglés,ingles",
        "es": "spanish,spa,español,espanol,castellano",
        "vi": "vietnamese,vie,tiếng việt",
        "zh": "chinese,chi,zho,mandarin,cantonese",
        "tl": "tagalog,tgl,filipino",
        "ko": "korean,kor",
        "ru": "russian,rus",
        "ar": "arabic,ara",
        "fr": "french,fre,fra",
        "ht": "haitian creole,haitian,hat,creole",
        "pt": "portuguese,por",
        "pl": "polish,pol",
        "so": "somali,som",
        "hmn": "hmong",
    }.items()
    for word in words.split(",")
}
_INSURANCE = {
    "self_pay": InsuranceState.SELF_PAY,
    "self-pay": InsuranceState.SELF_PAY,
    "self pay": InsuranceState.SELF_PAY,
    "selfpay": InsuranceState.SELF_PAY,
    "uninsured": InsuranceState.SELF_PAY,
    "cash": InsuranceState.SELF_PAY,
    "insurance_pending": InsuranceState.PENDING,
    "insurance pending": InsuranceState.PENDING,
    "pending": InsuranceState.PENDING,
    "pending insurance": InsuranceState.PENDING,
    "insured": InsuranceState.NONE_OPEN,
    "none_open": InsuranceState.NONE_OPEN,
    "none open": InsuranceState.NONE_OPEN,
    "closed": InsuranceState.NONE_OPEN,
    "unknown": InsuranceState.UNKNOWN,
}
_YES = frozenset({"y", "yes", "true", "1", "x", "t", "on"})


def read_channel(text: str) -> Channel | None:
    """The channel a cell names, or None where it names none we know."""
    return _CHANNELS.get(" ".join(text.lower().split()))


def read_language(text: str) -> str:
    """An ISO 639 code ("en", "es"), or empty where the language is not known."""
    bare = text.strip().lower()
    if re.fullmatch(r"[a-z]{2}([-_][a-z]{2,4})?", bare):
        return bare[:2]
    return _LANGUAGES.get(bare, "")


def read_insurance_state(text: str) -> InsuranceState:
    """Whether a payer may still change what is owed; UNKNOWN where the word says nothing."""
    return _INSURANCE.get(text.strip().lower(), InsuranceState.UNKNOWN)


def is_yes(text: str) -> bool:
    """Whether a yes/no cell says yes."""
    return text.strip().lower() in _YES


_FLAG_WORDS = {
    Flag.DECEASED: r"deceased|passed away|died|patient expired|expired patient|estate of",
    Flag.BANKRUPTCY: r"bankrupt\w*|chapter (?:7|13)|ch\.? ?(?:7|13)",
    Flag.LEGAL: r"attorney|lawyer|legal(?! guardian)|litigation|lawsuit|cease and desist",
    Flag.COLLECTIONS: r"(?:in |sent to )?collections?(?: agency)?|outside agency|agency placement",
    Flag.BAD_DEBT: r"bad debt|uncollectible|charged? off",
    Flag.PAYMENT_PLAN: r"payment plan|pay plan|budget plan|on plan",
    Flag.DISPUTED: r"disput\w*|contest(?:s|ed|ing)",
    Flag.HARDSHIP: r"hardship|financial assistance|charity(?: care)?",
    Flag.STATEMENT_HELD: r"statements? (?:on )?h[eo]ld|hold statements?|billing hold",
    Flag.DO_NOT_CONTACT: (
        r"do not (?:contact|call|text|e-?mail|bill|mail)|no contact|opt(?:ed)?[ -]out"
    ),
    Flag.THIRD_PARTY: r"workers'? comp\w*|auto accident|liability claim|third[ -]party",
    Flag.RETURNED_MAIL: r"returned mail|mail returned|bad address|undeliverable",
    Flag.INACTIVE: r"inactive",
}
_FLAGS = [
    (flag, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for flag, words in _FLAG_WORDS.items()
]
_TAG_SPLIT = re.compile(r"[;,|]")


@lru_cache(maxsize=4096)
def read_flags(text: str) -> tuple[Flag, ...]:
    """What plain words in a status, tag or notes cell say about reminding this person.

    Erring on the side of a flag costs a look by a person; missing one costs far more.
    """
    if says_nothing(text):
        return ()
    plain = text.replace("_", " ")
    return tuple(flag for flag, pattern in _FLAGS if pattern.search(plain))


def unknown_tags(text: str) -> int:
    """How many tags of a `;`-joined cell carry no meaning we know."""
    tags = [tag for tag in _TAG_SPLIT.split(text) if not says_nothing(tag)]
    return sum(1 for tag in tags if not read_flags(tag))
