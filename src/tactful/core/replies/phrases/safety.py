"""Lives first (policy.md, section 7). These lists outrank every other.

They lean towards too much: a false alarm costs a telephone call.
"""

from typing import Final

from tactful.core.replies.phrases.abuse import ABUSE
from tactful.core.replies.phrases.alarm import CONCERN, UNSETTLING
from tactful.core.replies.phrases.medical import MEDICAL
from tactful.core.replies.phrases.self_harm import SELF_HARM
from tactful.core.replies.phrases.threats import THREAT

TOPICS: Final = (SELF_HARM, MEDICAL, THREAT, ABUSE, CONCERN, UNSETTLING)

__all__ = ["ABUSE", "CONCERN", "MEDICAL", "SELF_HARM", "THREAT", "TOPICS", "UNSETTLING"]
