"""What is known and found while one OpenDocument text is walked."""

from __future__ import annotations

from dataclasses import dataclass, field

from chronology.intake.pages import odt_names as n
from chronology.intake.pages.hanging import Hanging
from chronology.intake.pages.word_names import Element

_SETTINGS = n.STYLE + "text-properties"


@dataclass(slots=True)
class Reading(Hanging):
    """One walk through one OpenDocument text: its styles and deletions, and what has come to light so far.

    `deletions` are those to which nothing in the text has pointed yet.
    """

    struck_styles: frozenset[str] = frozenset()
    hidden_styles: frozenset[str] = frozenset()
    deletions: dict[str, Element] = field(default_factory=dict)
    controls: dict[str, str] = field(default_factory=dict)
    striking: bool = False
    feet: int = 0
    ends: int = 0


def start(content: Element, styles: Element | None) -> Reading:
    """A walk at its beginning."""
    struck: dict[str, bool] = {}
    hidden: dict[str, bool] = {}
    for root in (styles, content):
        if root is not None:
            for style in root.iter(n.STYLE + "style"):
                _read_style(style, struck, hidden)
    return Reading(
        struck_styles=frozenset(name for name, on in struck.items() if on),
        hidden_styles=frozenset(name for name, on in hidden.items() if on),
        deletions=_deletions(content),
        controls=_controls(content),
    )


def _read_style(style: Element, struck: dict[str, bool], hidden: dict[str, bool]) -> None:
    name = style.get(n.STYLE + "name", "")
    parent = style.get(n.STYLE + "parent-style-name", "")
    struck[name] = struck.get(parent, False)
    hidden[name] = hidden.get(parent, False)
    for settings in style.iterfind(_SETTINGS):
        line = settings.get(n.STYLE + "text-line-through-style") or settings.get(
            n.STYLE + "text-line-through-type"
        )
        if line is not None:
            struck[name] = line != "none"
        display = settings.get(n.TEXT + "display")
        if display is not None:
            hidden[name] = display == "none"


def _deletions(content: Element) -> dict[str, Element]:
    found = {}
    for region in content.iter(n.TEXT + "changed-region"):
        deletion = region.find(n.TEXT + "deletion")
        if deletion is not None:
            found[region.get(n.XML_ID, region.get(n.TEXT + "id", ""))] = deletion
    return found


def _controls(content: Element) -> dict[str, str]:
    """What each control of a form shows: its label, its tick, what was typed or chosen in it."""
    shown = {}
    for forms in content.iter(n.OFFICE + "forms"):
        for control in forms.iter():
            identity = control.get(n.XML_ID, control.get(n.FORM + "id", ""))
            if not isinstance(control.tag, str) or not identity:
                continue
            words = [control.get(n.FORM + "label", "")]
            if control.tag in (n.FORM + "checkbox", n.FORM + "radio"):
                state = control.get(n.FORM + "current-state", control.get(n.FORM + "current-selected", ""))
                words.insert(0, "☒" if state in ("checked", "true") else "☐")
            elif control.tag not in (n.FORM + "button", n.FORM + "hidden", n.FORM + "password"):
                words.append(control.get(n.FORM + "current-value", control.get(n.FORM + "value", "")))
            shown[identity] = " ".join(word for word in words if word)
    return shown
