"""The fixed replies of policy.md section 7: not a word is added, and no billing word ever is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tactful.core.compose.template import Language, MessageTemplate

SAFETY_REPLIES: Final[Mapping[tuple[str, Language], str]] = MappingProxyType(
    {
        ("safety_crisis", Language.EN): (
            "If you may be in danger call 911, or call/text 988 (Spanish: press 2 / text AYUDA). "
            "A person from our office will contact you."
        ),
        ("safety_crisis", Language.ES): (
            "Si puede estar en peligro llame al 911, o llame al 988 y marque 2, o mande la palabra "
            "AYUDA al 988. Una persona de nuestra oficina le va a contactar."
        ),
        ("safety_emergency", Language.EN): (
            "Call 911 now. This number is for billing and is not monitored for emergencies."
        ),
        ("safety_emergency", Language.ES): (
            "Llame al 911 ahora. Estos mensajes son solo para temas de cobro y nadie los vigila "
            "en caso de emergencia."
        ),
    }
)
"""The approved words by key and language. Threats and abuse get no automatic reply at all."""


def is_safety_reply(template: MessageTemplate) -> bool:
    """Whether this is one of the fixed replies, word for word."""
    return SAFETY_REPLIES.get((template.key, template.language)) == template.text.strip()
