"""Tells English from Spanish by the small words that every sentence has."""

from enum import StrEnum
from typing import Final

from tactful.core.replies.words import Words


class Language(StrEnum):
    """The language a reply is written in; both, where it switches midway."""

    ENGLISH = "en"
    SPANISH = "es"
    BOTH = "en-es"
    UNKNOWN = "und"


def language_of(words: Words) -> Language:
    """Count the small words of either language; a borrowed word or two does not make it both."""
    english = sum(word in _ENGLISH for word in words.plain)
    spanish = sum(word in _SPANISH for word in words.plain)
    if not english and not spanish:
        return Language.UNKNOWN
    if min(english, spanish) * 3 >= max(english, spanish) and min(english, spanish) >= 1:
        return Language.BOTH
    return Language.ENGLISH if english > spanish else Language.SPANISH


_ENGLISH: Final = frozenset(
    """
    i you he she it we they my your his her our their the a an this that these those am is are
    was were be been do does did have has had will would can could should not and but or if
    when what who how why where to of in on at for from with by about out up me him us them
    all any there here just now then already still please thanks thank yes pay paid bill get
    got going want need know call text stop friday monday tuesday wednesday thursday saturday
    sunday tomorrow today next week month money insurance number wrong hello hi sorry ok help
    start payment
    """.split()
)
_SPANISH: Final = frozenset(
    """
    el la los las un una unos unas yo tu usted ustedes ella ellos mi mis su sus me te se le
    les lo nos que de del al en con por para sin y o pero si cuando como donde quien porque es
    son soy esta estan estoy este esto eso esa ese fue ser hay ya muy mas tambien gracias hola
    favor pago pagar pague cuenta voy puedo quiero tengo debo no hasta manana hoy lunes martes
    miercoles jueves viernes sabado domingo semana mes numero alto parar baja ayuda dinero
    seguro mensajes llamar espanol adios buenas buenos cuanto nada nunca aqui alla hijo hija
    esposo mama
    """.split()
)

COMMON_WORDS: Final = _ENGLISH | _SPANISH
"""Words that any message may have, in either language."""
