"""Kinds of file that are not read: how their first bytes look, and what a person can do about them.

Everything here is kept with the case; these are the sentences that stand beside it.
"""

from __future__ import annotations

import re

_LOOKS = (
    ("a PDF", rb"%PDF-"),
    ("a Rich Text file (.rtf)", rb"\{\\rtf"),
    ("a picture", rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\x00{4}|II\*\x00|MM\x00\*|RIFF.{4}WEBP"),
    ("a picture", rb".{4}ftyp(?:heic|heix|mif1|avif)"),
    ("a sound or film recording", rb"RIFF.{4}(?:WAVE|AVI )|ID3|\xff[\xfb\xf3\xf2]|OggS|fLaC"),
    ("a sound or film recording", rb".{4}ftyp|\x1aE\xdf\xa3|#!AMR"),
    ("a packed file", rb"\x1f\x8b|BZh\d|\xfd7zXZ|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|.{257}ustar"),
    ("a database", rb"SQLite format 3\x00|\x00\x01\x00\x00Standard (?:Jet|ACE) DB"),
    ("a program", rb"MZ.{0,58}\x00|\x7fELF|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe"),
    ("a WordPerfect document", rb"\xffWPC"),
    ("a workbook from before Excel 97", rb"\x09[\x00\x02\x04].\x00[\x00-\x0f]"),
    ("a Word document from before 1997", rb"\xdb\xa5|\x31\xbe\x00\x00|\xfe7\x00#"),
    ("an Outlook mailbox", rb"!BDN"),
    ("an e-mail", rb"x\x9f>\x22"),  # Outlook's winmail.dat
)
_PATTERNS = tuple((kind, re.compile(look, re.DOTALL)) for kind, look in _LOOKS)

_SENTENCES = {
    "locked": (
        "This file is protected with a password. Open it, take the password off, save it, and add it again."
    ),
    "a Word document in the old form (.doc)": (
        "This is a Word document in the old form (.doc). Open it in Word, save it as .docx, and add that."
    ),
    "a PDF": (
        "This is a PDF. Ask for the Word or Excel file it was made from, or open the PDF in Word, check each "
        "row, save it as .docx, and add that."
    ),
    "a picture": (
        "This is a picture, and words in a picture cannot be read. Ask the agency for the Word or Excel file "
        "behind it, or type what it says into one."
    ),
    "a sound or film recording": (
        "This is a sound or film recording. Add what was written down from it instead."
    ),
    "a packed file": "This is a packed file. Unpack it and add the files in it.",
    "a zip folder": "This is a zip folder. Unpack it and add the files in it.",
    "an e-mail": (
        "This is an e-mail. Save its attachment, or copy its words into a Word file, and add that."
    ),
    "a web page": "This is a web page. Open it in Excel or Word, save it as .xlsx or .docx, and add that.",
    "a program": ("This is a program and no return. It was not run. Ask the agency what they meant to send."),
    "unknown": (
        "This kind of file cannot be read here. Open it in the program it was made with, save it as "
        "Word (.docx) or Excel (.xlsx), and add that."
    ),
}


def foreign_kind(data: bytes) -> str:
    """The kind that the first bytes tell, such as 'a PDF'; '' where they tell none of these."""
    for kind, pattern in _PATTERNS:
        if pattern.match(data[:300]):
            return kind
    return "a PDF" if b"%PDF-" in data[:1024] else ""


def what_to_do(kind: str) -> str:
    """One sentence or two for a person: what the file is, and how its words can come in."""
    return _SENTENCES.get(kind) or (
        f"This is {kind}. Open it in the program it was made with, save it as Word (.docx) or Excel (.xlsx), "
        "and add that."
    )
