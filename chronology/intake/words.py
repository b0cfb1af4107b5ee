"""Words as they come out of a file: characters that nobody can see are told from words."""

from __future__ import annotations

import re

# What no printer or screen shows: all control characters but the tab and the line feed.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """The text with every line break written as a line feed, and without control characters."""
    if text.isprintable() or _CONTROL.search(text) is None:
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    return _CONTROL.sub("", text)


def turns_direction(text: str) -> bool:
    """Whether the text holds invisible characters that make it read otherwise than it is stored."""
    return _DIRECTION.search(text) is not None
