"""Words that have no place in a message about a balance, in English and Spanish.

Every list is matched on folded words (lower case, no accents), both languages at once, because a
Spanish text can carry an English threat. Sources: policy.md R027 (promotion), R068, R071 and R114
(threats, urgency), R091 (what reveals care), R113 (shorteners), R140 (card data).
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

CONDITIONS: Final = (
    r"cancer",
    r"onco\w+",
    r"chemo\w*",
    r"quimioterapia",
    r"tumou?r\w*",
    r"hiv",
    r"vih",
    r"aids",
    r"sida",
    r"st[di]s?",
    r"hepatitis",
    r"diabet\w+",
    r"pregnan\w+",
    r"embaraz\w+",
    r"(?:pre|post)natal",
    r"obstetr\w+",
    r"ob[ /-]?gyn",
    r"gyn(?:a?ec)\w+",
    r"ginecolog\w+",
    r"(?:in)?fertil\w+",
    r"ivf",
    r"abort\w+",
    r"miscarriage",
    r"psych\w+",
    r"p?si(?:quiatr|colog)\w+",
    r"behaviou?ral health",
    r"mental health",
    r"salud mental",
    r"depress\w+",
    r"depresi\w+",
    r"anxiety",
    r"ansiedad",
    r"bipolar",
    r"schizo\w+",
    r"esquizo\w+",
    r"autis\w+",
    r"adhd",
    r"addict\w+",
    r"adicci\w+",
    r"substance (?:use|abuse)",
    r"rehab\w*",
    r"detox\w*",
    r"methadone",
    r"suboxone",
    r"opioid\w*",
    r"alcohol\w*",
    r"dialysis",
    r"dialisis",
    r"kidneys?",
    r"rinon\w*",
    r"nephrolog\w+",
    r"nefrolog\w+",
    r"cardiolog\w+",
    r"heart (?:attack|disease|failure)",
    r"infarto",
    r"strokes?",
    r"asthma",
    r"asma",
    r"copd",
    r"epilep\w+",
    r"seizures?",
    r"neurolog\w+",
    r"alzheimer\w*",
    r"dementia",
    r"demencia",
    r"transplant\w*",
    r"trasplante\w*",
    r"eating disorders?",
    r"obes\w+",
    r"bariatric\w*",
    r"weight loss",
    r"sexual\w*",
    r"urolog\w+",
    r"pain (?:clinic|management)",
    r"covid\w*",
    r"tubercul\w+",
)
"""Conditions and the specialties that give them away; not even in a practice's name (R091)."""

SERVICES: Final = (
    r"diagnos\w+",
    r"symptoms?",
    r"sintomas?",
    r"treatments?",
    r"tratamientos?",
    r"surger\w+",
    r"surgical",
    r"surgeons?",
    r"cirug\w+",
    r"ciruj\w+",
    r"procedures?",
    r"procedimientos?",
    r"biops\w+",
    r"x-?rays?",
    r"radiograf\w+",
    r"mri",
    r"resonancia",
    r"ct scans?",
    r"ultrasounds?",
    r"ultrasonidos?",
    r"ecograf\w+",
    r"labs?",
    r"lab(?:oratory)? (?:tests?|work|results?)",
    r"laboratorio",
    r"blood (?:tests?|work)",
    r"test results?",
    r"analisis",
    r"vaccin\w+",
    r"vacunas?",
    r"immuniz\w+",
    r"injections?",
    r"inyecci\w+",
    r"infusions?",
    r"therap\w+",
    r"terapi\w+",
    r"prescriptions?",
    r"recetas?",
    r"medications?",
    r"medicament\w+",
    r"medicinas?",
    r"pharmac\w+",
    r"farmacia",
    r"exams?",
    r"examen(?:es)?",
    r"check-?ups?",
    r"colonoscop\w+",
    r"mammogra\w+",
    r"mamogra\w+",
    r"root canals?",
    r"(?:dental|teeth) cleanings?",
    r"dentures?",
    r"braces",
    r"orthodont\w+",
    r"ortodonc\w+",
    r"dermatolog\w+",
    r"orthop\w+",
    r"ortop\w+",
    r"p(?:a?e)diatr\w+",
    r"podiatr\w+",
    r"ophthalm\w+",
    r"oftalm\w+",
    r"optometr\w+",
    r"radiolog\w+",
    r"urgent care",
    r"emergency room",
    r"inpatient",
    r"doctors?",
    r"doctoras?",
    r"dra?\.",
    r"physicians?",
    r"nurses?",
    r"medic[oa]s?",
    r"enfermer[oa]s?",
    r"specialists?",
    r"especialistas?",
    r"consultas? medicas?",
    r"icd-?10",
    r"cpt",
)
"""What was done, where and by whom; nowhere in our own words."""

EXPOSED: Final = (
    r"insur\w+",
    r"su seguro",
    r"seguros? (?:medico|de salud|social)",
    r"asegurad\w+",
    r"copa(?:y\w*|go)",
    r"deductibles?",
    r"deducible",
    r"medicare",
    r"medicaid",
    r"medi-?cal",
    r"ssn",
    r"social security",
    r"dates? of birth",
    r"dob",
    r"birth ?dates?",
    r"fecha de nacimiento",
    r"account (?:number|no\.?|#)",
    r"numero de cuenta",
    r"(?:your|last|recent) (?:visit|appointment)s?",
    r"(?:visit|appointment)s? (?:on|of)",
    r"sus? (?:ultim[oa]s? )?(?:visita|cita)s?",
    r"departments?",
    r"departamentos?",
)
"""What may stand in a letter or behind a login, not in a text, a voicemail or a subject (R091)."""

THREATS: Final = (
    r"legal (?:action|proceeding|step|measure)s?",
    r"(?:accion|medida|proceso)(?:es|s)? legal(?:es)?",
    r"lawsuits?",
    r"sue[ds]?",
    r"suing",
    r"courts?",
    r"tribunal(?:es)?",
    r"demanda(?:r\w*|s| judicial)?",
    r"juicio",
    r"attorneys?",
    r"lawyers?",
    r"abogad[oa]s?",
    r"credit (?:report|bureau|score|rating|history|record|file)\w*",
    r"(?:reporte|informe|historial|puntaje|buro) (?:de credito|crediticio)",
    r"collections?",
    r"collectors?",
    r"agencias? de cobr(?:o|os|anzas?)",
    r"cobranzas?",
    r"cobrador\w*",
    r"arrest\w*",
    r"warrants?",
    r"police",
    r"policia",
    r"jail",
    r"prison",
    r"carcel",
    r"garnish\w*",
    r"liens?",
    r"embarg(?:ar|aremos|an|ado)\w*",
    r"(?<!sin )embargo",
    r"seiz(?:e|ed|ing)",
    r"repossess\w*",
    r"foreclos\w*",
    r"penalt(?:y|ies)",
    r"late (?:fee|charge)s?",
    r"multas?",
    r"recargos?",
    r"(?:serious )?consequences?",
    r"consecuencias?",
    r"delinquen\w*",
    r"moros[oa]s?",
    r"bad debt",
    r"further action",
    r"report you",
    r"(?:refuse|deny|withhold) (?:you )?(?:care|service)s?",
    r"negar\w* (?:la )?atencion",
)
"""Threats, true or not; a reminder never makes one (R068, R071, R114)."""

URGENCY: Final = (
    r"final (?:notice|warning|demand|attempt)s?",
    r"last (?:chance|warning|notice)",
    r"(?:aviso|advertencia|llamado) final",
    r"ultim[oa] (?:aviso|oportunidad|advertencia)",
    r"act (?:now|fast|today)",
    r"actue (?:ya|ahora|hoy)",
    r"urgent\w*",
    r"immediate(?:ly)?",
    r"inmediat[oa]\w*",
    r"right away",
    r"asap",
    r"without delay",
    r"sin demora",
    r"cuanto antes",
    r"lo antes posible",
    r"you must",
    r"(?:debe|tiene que) pagar",
    r"we demand",
    r"exigimos",
    r"failure to",
    r"deadlines?",
    r"fecha limite",
    r"hurry",
    r"apurese",
    r"today only",
    r"solo (?:por )?hoy",
    r"before it(?:'s| is) too late",
    r"within (?:\d+|the next) (?:hours?|days?)",
)
"""Pressure that is not true, or that frightens (R114)."""

PROMOTION: Final = (
    r"discount\w*",
    r"descuentos?",
    r"coupons?",
    r"cupon(?:es)?",
    r"promo\w*",
    r"special offers?",
    r"ofertas?",
    r"rebajas?",
    r"limited time",
    r"for sale",
    r"free gifts?",
    r"regalos?",
    r"prizes?",
    r"premios?",
    r"carecredit",
    r"credit card offers?",
    r"apply (?:now|for (?:a )?(?:card|credit|loan)s?)",
    r"financing",
    r"financiamiento",
    r"financiacion",
    r"loans?",
    r"prestamos?",
    r"\d+ ?% (?:off|apr|interest)",
    r"interest[- ]free",
    r"sin intereses",
    r"refer a friend",
)
"""Selling turns a reminder into advertising (R027)."""

CARD_DATA: Final = (
    r"card (?:number|detail|info\w*)s?",
    r"(?:bank )?account (?:number|detail)s?",
    r"routing numbers?",
    r"security codes?",
    r"cvv",
    r"cvc",
    r"ssn",
    r"social security numbers?",
    r"(?:numeros?|datos) de (?:su |la )?(?:tarjeta|cuenta|ruta)",
    r"numero de seguro social",
)
"""What a message never asks for (R140); a sentence that warns against sending it is fine."""

PURPOSE: Final = (
    r"bill(?:s|ing|ed)?",
    r"balances?",
    r"pay(?:s|ing|ment|ments)?",
    r"paid",
    r"owe[sd]?",
    r"debts?",
    r"due",
    r"statements?",
    r"invoices?",
    r"amounts?",
    r"receipts?",
    r"saldos?",
    r"factura\w*",
    r"pag(?:o|os|ar|ue|uen)",
    r"deud\w+",
    r"debe",
    r"cobros?",
    r"vencid[oa]s?",
    r"recibos?",
    r"estados? de cuenta",
)
"""What the call is about: nothing for a subject, a voicemail or a stranger's ear (R044, R094)."""

SHORTENERS: Final = (
    "bit.ly",
    "bitly.com",
    "tinyurl.com",
    "t.co",
    "goo.gl",
    "ow.ly",
    "is.gd",
    "v.gd",
    "buff.ly",
    "rebrand.ly",
    "cutt.ly",
    "shorturl.at",
    "shorte.st",
    "short.io",
    "short.gy",
    "tiny.cc",
    "tiny.one",
    "rb.gy",
    "bl.ink",
    "t.ly",
    "s.id",
    "u.to",
    "lnkd.in",
    "adf.ly",
    "trib.al",
    "dlvr.it",
    "snip.ly",
    "clck.ru",
    "qr.ae",
    "j.mp",
    "mcaf.ee",
    "spr.ly",
    "soo.gd",
    "urlz.fr",
    "kutt.it",
    "dub.sh",
    "shrtco.de",
    "ity.im",
    "x.co",
    "yourls.org",
    "fb.me",
    "wa.me",
    "youtu.be",
    "amzn.to",
)
"""Public link shorteners (R113); carriers block them and nobody can tell where they lead."""


def fold(text: str) -> str:
    """Lower the case, take the accents off and what nobody sees out, and write letters that only
    look like ours as ours: as all the lists here are written."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    shown = (mark for mark in decomposed if not _is_unseen(mark))
    return "".join(shown).lower().translate(_LOOK_ALIKES)


def has_shortener(text: str) -> bool:
    """Whether a public shortener's host stands in the text, alone or behind a subdomain."""
    lowered = fold(text)
    starts = (found.start() for found in _SHORTENER.finditer(lowered))
    return any(start == 0 or _PARTED.match(lowered[start - 1]) for start in starts)


def hosts_in(text: str) -> tuple[str, ...]:
    """Every host the text leads to, also one without https:// in front, in lower case."""
    return tuple(dict.fromkeys(match[1] or match[2] for match in _HOST.finditer(fold(text))))


class Terms:
    """A list of terms, found in words in order of appearance and named once."""

    def __init__(self, *lists: tuple[str, ...]) -> None:
        alternatives = "|".join(term for terms in lists for term in terms)
        self._pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")

    def found(self, text: str) -> tuple[str, ...]:
        """Return each term found, folded; also one that is parted by marks or spelled out."""
        folded = fold(text).replace("_", " ")
        found = dict.fromkeys(self._in(folded))
        if _BROKEN.search(folded):
            found |= dict.fromkeys(self._in(_BROKEN.sub("", folded)))
        if _SPELLED.search(folded):
            joined = _SPELLED.sub(lambda letters: _NO_LETTER.sub("", letters[0]), folded)
            found |= dict.fromkeys(self._in(joined))
        return tuple(found)

    def _in(self, folded: str) -> Iterator[str]:
        return (match[0] for match in self._pattern.finditer(folded))


def _is_unseen(mark: str) -> bool:
    return unicodedata.combining(mark) != 0 or unicodedata.category(mark) == "Cf"


# Cyrillic, Greek and other letters that a reader takes for ours, in lower case.
_LOOK_ALIKES: Final = str.maketrans(
    "авьеёкмнорстухіїјѕԁԛԝһӏαεικνορτυχηωıłøđħɑɡ",
    "abbeekmhopctyxiijsdqwhlaeikvoptuxnwilodhag",
)
# Marks between two letters of one word ("can-cer", "c.a.n.c.e.r"), and letters set apart.
_BROKEN: Final = re.compile(r"(?<=[^\W\d])[^\w\s]+(?=[^\W\d])")
_SPELLED: Final = re.compile(r"(?<!\w)(?:[^\W\d][\W_]{1,3}){2,}[^\W\d](?!\w)")
_NO_LETTER: Final = re.compile(r"[\W_]+")

CONDITION_TERMS: Final = Terms(CONDITIONS)
CARE_TERMS: Final = Terms(CONDITIONS, SERVICES)
EXPOSED_TERMS: Final = Terms(EXPOSED)
THREAT_TERMS: Final = Terms(THREATS, URGENCY)
PROMOTION_TERMS: Final = Terms(PROMOTION)
CARD_TERMS: Final = Terms(CARD_DATA)
PURPOSE_TERMS: Final = Terms(PURPOSE)

_SHORTENER: Final = re.compile(rf"(?:{'|'.join(map(re.escape, SHORTENERS))})(?![\w-]|\.\w)")
_PARTED: Final = re.compile(r"[^\w-]")
_HOST: Final = re.compile(
    r"https?://(?:[^/\s@]*@)?([a-z0-9.-]+)"
    r"|(?<![\w@.-])((?:[a-z0-9][a-z0-9-]*\.)+(?:com|net|org|info|biz|io|co|us|me|app|link|click"
    r"|xyz|top|site|online|shop|page|ru|cn|health|care|clinic|pay))(?![\w-]|\.\w)"
)
"""A web address, or a bare host of the kind a telephone turns into a link."""
