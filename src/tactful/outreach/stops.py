"""What somebody may ask us to stop: the same behind every door (policy.md R018)."""

from collections.abc import Mapping
from typing import Final

from tactful.core.policy.facts import Scope

STOPS: Final[Mapping[str, tuple[Scope, ...]]] = {
    "texts": (Scope.SMS,),
    "email": (Scope.EMAIL,),
    # "Stop calling" is every call, a person's too.
    "calls": (Scope.VOICE_LIVE, Scope.VOICE_AUTO),
    "automated": (Scope.VOICE_AUTO,),
    # The word STOP alone, in a text: texts and automated calls.
    "stop": (Scope.SMS, Scope.VOICE_AUTO),
    # Everything but letters in the practice's own name.
    "all": (Scope.ALL,),
}
