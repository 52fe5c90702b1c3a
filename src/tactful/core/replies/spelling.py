"""How patients spell: short forms written out, and typing errors mended towards known words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final


def _table(lines: str) -> dict[str, tuple[str, ...]]:
    """Read lines of `short, short: what it stands for`."""
    table = {}
    for line in filter(None, map(str.strip, lines.splitlines())):
        shorts, _, meaning = line.partition(":")
        for short in shorts.split(","):
            table[short.strip()] = tuple(meaning.split())
    return table


SHORT_FORMS: Final = _table("""
    u, yu, yuo: you
    ur, yr: your
    r: are
    im, iam, ima: i am
    ill, illl: i will
    ive: i have
    youre, ure, yourr: you are
    youll, ull: you will
    youve, uve: you have
    theyre: they are
    theyll: they will
    theyve: they have
    weve: we have
    hes: he is
    shes: she is
    itll: it will
    its: it is
    thats, thts, dats: that is
    thatll: that will
    whats, wats: what is
    whos: who is
    wheres: where is
    whens: when is
    hows: how is
    someones: someone is
    somebodys: somebody is
    everyones: everyone is
    nobodys: nobody is
    theres: there is
    heres: here is
    lets: let us
    cant, cannot, cnt, carnt, kant: can not
    cantt: can not
    dont, dnt, donot, dunt: do not
    doesnt, dosnt, dosent, doesent: does not
    didnt, dint, didint: did not
    wont, wnt: will not
    wouldnt: would not
    couldnt: could not
    shouldnt: should not
    isnt, isint: is not
    arent: are not
    aint: is not
    wasnt: was not
    werent: were not
    havent, havnt: have not
    hasnt: has not
    hadnt: had not
    mustnt: must not
    neednt: need not
    shouldve: should have
    couldve: could have
    wouldve: would have
    gonna, gona, gunna, gon, finna, fixin: going to
    imma, imna: i am going to
    goin, goign: going
    gotta: got to
    wanna, wana: want to
    hafta: have to
    oughta: ought to
    gimme: give me
    gimmie: give me
    lemme: let me
    outta: out of
    kinda: kind of
    sorta: sort of
    dunno: do not know
    idk, idek: i do not know
    idc: i do not care
    yall: you all
    cuz, cus, coz, bc, becuz, becuase: because
    abt: about
    tho: though
    thru: through
    thot: thought
    w, wit, wif: with
    wo: without
    b4, bfore: before
    til, till, untill, unti, untl, untli: until
    bfr: before
    btwn: between
    rn: right now
    dis: this
    dat: that
    da: the
    dem: them
    dey: they
    atm: at the moment
    pls, plz, plss, pleez, plese, pleas, pease, plase, plez, pl: please
    thx, thnx, thanx, thks, tks, ty, tysm, thankyou: thanks
    thk, thnk: thank
    yw: you are welcome
    np: no problem
    nvm: never mind
    ppl: people
    smb, sb: somebody
    sum1, some1: someone
    any1: anyone
    no1: nobody
    noone: no one
    every1: everyone
    nothin, nuthin, nuthing: nothing
    anythin: anything
    somethin: something
    txt, txtt: text
    txts: texts
    txting, textin, txtin, texing, texitng: texting
    txted: texted
    msg, mssg, mesage, messge, massage, messsage: message
    msgs, mssgs, mesages: messages
    msging: messaging
    callin: calling
    cll, caling: call
    sms: text
    cel, cellphone: cell
    fone: phone
    nbr, nmbr, numbr: number
    num: number
    acct, accnt, acc: account
    appt, appointmnt, apptmt, appoinment: appointment
    appts: appointments
    addy: address
    amt: amount
    bal: balance
    bk: bankruptcy
    bnkruptcy, bankrupcy, bankrupt, bankruptsy, bancruptcy, bankrupty: bankruptcy
    chpt, chap, chptr: chapter
    atty, attny, atny, attornay, attorny: attorney
    attys, attnys: attorney
    lawer, laywer, lawyr: lawyer
    ins, insur, insurence, insurnce, insurace: insurance
    pymt, pmt, paymt, pymnt, paymnt: payment
    pymts, pmts: payments
    pd, payed: paid
    payin: paying
    chk, cheque: check
    dd: direct deposit
    dr, doc, docter: doctor
    hosp: hospital
    meds, medz: medicine
    rx: prescription
    ss, ssi, ssdi: social security
    dept: department
    mgr: manager
    rep: representative
    gov, govt: government
    yrs: years
    mos, mths, mnths: months
    mth, mnth, mo: month
    wk: week
    wks: weeks
    hr: hour
    hrs: hours
    mins: minutes
    nxt, nex, nxet: next
    2day, tday, todat: today
    2nite, tonite, 2night, 2nyt, tnite, tonigt: tonight
    2moro, 2morow, 2morro, 2morrow, 2mrw, 2mro, tmrw, tmrrw, tmr, tmro, tmw, tomm, tomo: tomorrow
    tomoro, tommorow, tommorrow, tomorow, tomarrow, tommorro, tomorro, tmorrow, tmmrw: tomorrow
    eom: end of the month
    eow: end of the week
    eod, cob: end of the day
    mon: monday
    tue, tues, tuesd, tuesdy: tuesday
    weds, wensday, wendsday, wednsday, wedsday, wednesay: wednesday
    thu, thur, thurs, thrs, thursd, thurday: thursday
    fri, frid, fryday, friady, frday, fridat: friday
    satr, saterday: saturday
    jan, janurary: january
    feb, febuary, feburary: february
    apr: april
    aug: august
    sept, sep: september
    oct: october
    nov: november
    dec: december
    xmas: christmas
    st0p, s7op, stpo, sotp, tsop, stp, stopo, stip, stopp, stahp, stawp, stap: stop
    stopit: stop it
    stoptexting: stop texting
    stopcalling: stop calling
    stopplease: stop please
    unsub, unsuscribe, unsubcribe, unsubscrible, unsubsribe, unscribe, unsubscibe: unsubscribe
    optout: opt out
    optin: opt in
    cancle, cancell, cancal: cancel
    remov, remvoe: remove
    killmyself: kill myself
    urself: yourself
    mysef, myslef, myseld: myself
    suiside, sucide, suicde, suacide, sucidal, suicidle, sewerslide: suicide
    breath: breathe
    breeth, breethe, breating: breathe
    ofc: office
    clinc: clinic
    fukk, fuk, fck, fuc, fuq, fking, fkn, fcking, effing, effin, fuckin, fkin: fuck
    fu, fuu: fuck you
    gtfo: get the fuck out
    stfu: shut the fuck up
    wtf: what the fuck
    foff: fuck off
    sh1t: shit
    af: very

    q, ke, qe: que
    k: ok
    okey, oki, okie, okay, okk, oks, kk, okss: ok
    xq, pq, porq, xk, porke: porque
    x: por
    xfa, porfa, porfis, pofavor, porfavor, xfavor: por favor
    tb, tmb, tambn: tambien
    d: de
    dl: del
    nomas: no mas
    msj, mjs, mnsj, mensage, mensaj, msjito: mensaje
    msjs, mensages, mensajitos, msgss: mensajes
    kiero, qiero, quero: quiero
    kieren: quieren
    kedan: quedan
    aki: aqui
    toy, stoy: estoy
    ta: esta
    pa: para
    voi: voy
    aser, aserlo: hacer
    ay: hay
    ase: hace
    bn: bien
    grax, grcs, grasias, gracia, grcias: gracias
    tel, telf: telefono
    nro: numero
    bibir, vibir, bivir: vivir
    wey, guey: guey
    vier, vie, vierne, biernes: viernes
    lun, lunez: lunes
    mier, mie, miercole: miercoles
    juev, jue: jueves
    sab, savado: sabado
    mnn: manana
    dlls, dlrs, dllrs, dolars, dlr: dolares
    bucks, bux: dollars
    usd: dollars
    porciento: por ciento
    yap: ya
    pos: pues
    orita, horita: ahorita""")
"""What texting short forms, contractions and common misspellings stand for."""

LETTERED: Final = frozenset(
    "stop stopall quit end cancel unsubscribe remove alto parar pare baja salir fin basta start "
    "help ayuda info yes die kms".split()
)
"""Words that people spell letter by letter: `s t o p`, `S.T.O.P`."""

SPLIT: Final = {
    ("st", "op"): "stop",
    ("sto", "p"): "stop",
    ("s", "top"): "stop",
    ("un", "subscribe"): "unsubscribe",
    ("can", "cel"): "cancel",
    ("my", "self"): "myself",
    ("can", "t"): "cant",
    ("i", "m"): "im",
    ("i", "ll"): "ill",
    ("i", "ve"): "ive",
    **{(f"{stem}n", "t"): f"{stem}nt" for stem in ("do", "wo", "did", "does", "is", "have", "ai")},
}
"""Two pieces that are one word, with the apostrophe or the rest lost."""

MENDED: Final = tuple(
    "monday tuesday wednesday thursday friday saturday sunday tomorrow tonight weekend christmas "
    "january february august september october november december thanksgiving paycheck "
    "viernes miercoles jueves sabado domingo manana quincena "
    "unsubscribe harassing contacting message messages calling texting remove cancel "
    "suicide myself bleeding breathing unconscious overdose ambulance emergency stroke seizure "
    "bankruptcy attorney lawyer deceased insurance medicaid payment disability unemployed afford "
    "mensajes llamadas llamando numero equivocado abogado bancarrota fallecio respirar sangrando "
    "suicidarme matarme identity dispute hardship husband".split()
)
"""The words worth mending: a letter doubled, dropped, added or swapped is still understood."""

_NEVER_MENDED: Final = frozenset(
    "junior cancer staples casts casting hunted pagado payments messaging strokes strike mourning "
    "husbands insurances friendly calming calcium textile removed cancels".split()
)


@dataclass(frozen=True)
class Lexicon:
    """The words that are known as they stand; all others may be mended towards them."""

    known: frozenset[str]

    def mend(self, word: str) -> str:
        """Return the known word that was meant, or the word itself."""
        if len(word) > _LONGEST or word in self.known or word in SHORT_FORMS:
            return word
        for spelling in _shorter(word):
            if spelling in self.known or spelling in SHORT_FORMS:
                return spelling
        if _REPEATED.search(word) and (known := self._by_skeleton.get(_skeleton(word))):
            return known
        return word if word in _NEVER_MENDED or word.isnumeric() else self._nearest(word)

    def _nearest(self, word: str) -> str:
        skeleton = _skeleton(word)
        for piece in (skeleton, *_with_one_letter_less(skeleton)):
            for target in self._by_piece.get(piece, ()):
                if _is_slip(skeleton, _skeleton(target)):
                    return target
        return word

    @cached_property
    def _by_skeleton(self) -> dict[str, str]:
        return {_skeleton(word): word for word in sorted(self.known)}

    @cached_property
    def _by_piece(self) -> dict[str, list[str]]:
        pieces: dict[str, list[str]] = {}
        for target in MENDED:
            skeleton = _skeleton(target)
            for piece in (skeleton, *_with_one_letter_less(skeleton)):
                pieces.setdefault(piece, []).append(target)
        return pieces


_LONGEST: Final = 40
_REPEATED: Final = re.compile(r"(.)\1\1")
_SHORTEST_MENDED: Final = 5


def _shorter(word: str) -> Iterator[str]:
    """Yield `stopp` and `stop` for `stopppp`: repeats shortened to two letters, then to one."""
    yield "".join(letter * min(2, len(list(same))) for letter, same in groupby(word))
    yield _skeleton(word)


def _skeleton(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _with_one_letter_less(word: str) -> Iterable[str]:
    if len(word) < _SHORTEST_MENDED:
        return ()
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _is_slip(typed: str, meant: str) -> bool:
    """Accept a letter too many, too few, or two swapped; another letter is another word."""
    if typed[:1] != meant[:1]:
        return False
    return len(typed) != len(meant) or sorted(typed) == sorted(meant)
