"""Which channels run on the simulator in this process, and what each is called."""

from collections.abc import Collection
from typing import Final

from tactful.channels.contract import ChannelAdapter
from tactful.chores import adapters_from_settings
from tactful.core.vocabulary import Channel
from tactful.core.wording import listed

SIMULATOR: Final = "simulator"

MANY: Final = {Channel.SMS: "texts", Channel.EMAIL: "e-mails", Channel.VOICE: "calls"}
ONE: Final = {Channel.SMS: "Text", Channel.EMAIL: "E-mail", Channel.VOICE: "Call"}


def simulated() -> dict[Channel, ChannelAdapter]:
    """The channels from which nothing leaves this computer."""
    found = adapters_from_settings()
    return {channel: one for channel, one in found.items() if one.name == SIMULATOR}


def live(pretended: Collection[Channel]) -> list[Channel]:
    """The channels on which people are really reached."""
    return [channel for channel in MANY if channel not in pretended]


def in_words(channels: Collection[Channel]) -> str:
    """`texts and calls`, in the order in which they are always named."""
    return listed([words for channel, words in MANY.items() if channel in channels])
