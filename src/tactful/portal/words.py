"""What the page on which a code is checked says, in each of its languages."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.translation import get_language_from_request

from tactful.core.compose import Language
from tactful.core.vocabulary import Channel


@dataclass(frozen=True, slots=True)
class Words:
    """Every sentence of the page; `{practice}`, `{day}` and `{days}` are filled in."""

    title: str
    lead: str
    code: str
    example: str
    check: str
    yes: str
    did: dict[str, str]
    yes_next: str
    no: str
    no_next: str
    type_it: str
    busy: str
    busy_next: str
    call: str
    call_us: str
    statement: str
    private: str
    other: str
    other_language: Language
    skip: str
    gone: str
    gone_next: str


EN: Final = Words(
    title="Is this message from us?",
    lead=(
        "Texts, e-mails and letters from {practice} have a code. Type it here, and we tell you if "
        "we sent the message."
    ),
    code="The code in the message",
    example="8 letters and numbers. Capital letters and spaces do not matter.",
    check="Check the code",
    yes="Yes. {practice} {did} on {day}.",
    did={
        Channel.SMS: "sent a text message",
        Channel.EMAIL: "sent an e-mail",
        Channel.VOICE: "called",
        Channel.LETTER: "sent a letter",
        Channel.PORTAL: "left a message",
    },
    yes_next=(
        "If something about it still looks odd, call us before you do anything. "
        "We never ask for a card number in a message."
    ),
    no="We did not send a message with this code in the last {days} days.",
    no_next=(
        "Look at the code once more. If it is right, do not open a link in that message, do not "
        "call a number in it, and do not pay. Please call us."
    ),
    type_it="Type the code first. It is in the message, after the word “code”.",
    busy="Too many codes were checked just now.",
    busy_next="Wait a minute, then try again. Or call us.",
    call="Rather talk to a person?",
    call_us="Call {phone}",
    statement="Call the number on your statement",
    private=(
        "This page does not say who a message was for, or what about. "
        "A code can be checked for {days} days."
    ),
    other="Español",
    other_language=Language.ES,
    skip="Skip to the page",
    gone="There is no page here",
    gone_next="Look at the address once more, or call the number on your statement.",
)
ES: Final = Words(
    title="¿Este mensaje es nuestro?",
    lead=(
        "Los mensajes, correos y cartas de {practice} llevan un código o clave. Escríbalo aquí y "
        "le decimos si lo mandamos nosotros."
    ),
    code="El código del mensaje",
    example="8 letras y números. No importan las mayúsculas ni los espacios.",
    check="Comprobar el código",
    yes="Sí. {practice} {did} el {day}.",
    did={
        Channel.SMS: "mandó un mensaje de texto",
        Channel.EMAIL: "mandó un correo electrónico",
        Channel.VOICE: "llamó por teléfono",
        Channel.LETTER: "mandó una carta",
        Channel.PORTAL: "dejó un mensaje",
    },
    yes_next=(
        "Si aún hay algo que le parece raro, llámenos antes de hacer nada. "
        "Nunca pedimos el número de su tarjeta en un mensaje."
    ),
    no="No mandamos ningún mensaje con este código en los últimos {days} días.",
    no_next=(
        "Mire el código otra vez. Si está bien escrito, no abra ningún enlace de ese mensaje, no "
        "llame a un número que venga en él y no pague. Por favor, llámenos."
    ),
    type_it="Primero escriba el código. Está en el mensaje, después de “clave” o “código”.",
    busy="Se comprobaron demasiados códigos en este momento.",
    busy_next="Espere un minuto y vuelva a probar. O llámenos.",
    call="¿Prefiere hablar con una persona?",
    call_us="Llame al {phone}",
    statement="Llame al número de su estado de cuenta",
    private=(
        "Esta página no dice para quién era un mensaje ni de qué trataba. "
        "Un código se puede comprobar durante {days} días."
    ),
    other="English",
    other_language=Language.EN,
    skip="Ir a la página",
    gone="Aquí no hay ninguna página",
    gone_next="Mire la dirección otra vez, o llame al número de su estado de cuenta.",
)
WORDS: Final = {Language.EN: EN, Language.ES: ES}


def language_of(request: HttpRequest) -> Language:
    """The language asked for by a link, else the browser's, else English."""
    asked = request.POST.get("lang") or request.GET.get("lang", "")
    if asked in list(Language):
        return Language(asked)
    preferred = get_language_from_request(request).partition("-")[0]
    return Language(preferred) if preferred in list(Language) else Language.EN
