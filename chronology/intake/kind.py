"""What kind of file this is, told by its content; its name may say anything.

A kind that can be read is named as its reader names it; every other gets one sentence on what to do.
"""

from __future__ import annotations

import json
import re

from chronology.intake.archive import Archive
from chronology.intake.delimited import delimiter_of, unwrapped
from chronology.intake.encoding import decode
from chronology.intake.foreign import foreign_kind, what_to_do
from chronology.intake.grid import CannotRead
from chronology.intake.ole import SIGNATURE, Compound

_MAIN_PART = re.compile(rb'ContentType\s*=\s*["\']([^"\']+)["\']')

# What the main part of an office package is called in its own list of contents -> the kind of file.
_PACKAGES = (
    (r"wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macro", "docx"),
    (r"spreadsheetml\.(?:sheet|template)\.main|ms-excel\.(?:sheet|template|addin)\.macro", "xlsx"),
    (r"ms-excel\.sheet\.binary", "an Excel binary workbook (.xlsb)"),
    (r"presentationml|ms-powerpoint", "a presentation"),
    (r"visio", "a drawing"),
)
_PARTS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "an Excel binary workbook (.xlsb)"),
    ("ppt/presentation.xml", "a presentation"),
    ("Index/Document.iwa", "a file of Apple's Pages, Numbers or Keynote"),
    ("Index.zip", "a file of Apple's Pages, Numbers or Keynote"),
    ("index.apxl", "a file of Apple's Keynote"),
)
_STREAMS = (
    ("EncryptedPackage", "locked"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("WordDocument", "a Word document in the old form (.doc)"),
    ("PowerPoint Document", "a presentation"),
    ("__properties_version1.0", "an e-mail"),
    ("VisioDocument", "a drawing"),
)
_READ = ("docx", "xlsx", "xls", "ods", "odt", "csv", "txt")
_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.spreadsheet-template": "ods",
    "application/vnd.oasis.opendocument.presentation": "a presentation",
    "application/vnd.oasis.opendocument.graphics": "a drawing",
    "application/epub+zip": "an electronic book",
}
_WEB_PAGE = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|table|div|p|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"<\?xml\b|<!DOCTYPE\b|<[A-Za-z][\w.-]*(?::[\w.-]+)?(?:\s+[\w:.-]+\s*=\s*[\"'][^<>]*)?/?>")
_XML_KINDS = (
    ("urn:schemas-microsoft-com:office:spreadsheet", "an Excel file in the XML form of 2003"),
    ("schemas.microsoft.com/office/word/2003", "a Word file in the XML form of 2003"),
    ("schemas.microsoft.com/office/2006/xmlPackage", "a Word file in its one-piece XML form"),
    ("urn:oasis:names:tc:opendocument", "an OpenDocument file in its one-piece XML form"),
)
# The lines that only mail programs write: a text with 'From:' and 'Subject:' copied into it is a text.
_MAIL = re.compile(
    r"(?=(?:.*\n){0,80}?(?:MIME-Version|Received|Message-ID|Return-Path|X-Mailer|DKIM-Signature)[ \t]*:)"
    r"(?:From \S+.*\n)?(?:[A-Za-z][\w-]*[ \t]*:.*\n(?:[ \t].*\n)*){3}",
    re.IGNORECASE,
)
_JSON_BEGINS = re.compile(r'(?:\[\s*)?\{\s*["}]|\[\s*["\[\]]|\[\s*-?\d+(?:\.\d+)?\s*[,\]]')
_TEXT_STARTS = (
    ("BEGIN:VCALENDAR", "a calendar file"),
    ("BEGIN:VCARD", "an address card"),
    ("-----BEGIN PGP", "locked"),
)


def kind_of(data: bytes) -> str:
    """The kind of a file that can be read: 'docx', 'xlsx', 'xls', 'ods', 'odt', 'csv' or 'txt'.

    Raises CannotRead, with what the file is and what to do, for every other.
    """
    if not data.strip(b"\0\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise CannotRead("This file is empty. Ask the agency to send it again.")
    if data.startswith(SIGNATURE):
        found = _in_compound(Compound(data))
    elif data[:2] == b"\t\x08" and data[4:6] in (b"\0\5", b"\0\6"):
        found = "xls"  # without the container around it, as some record systems write it
    elif data[:4] in (b"PK\3\4", b"PK\5\6", b"PK\7\x08"):
        found = _in_zip(Archive(data))
    else:
        found = foreign_kind(data) or _in_text(data)
    if found in _READ:
        return found
    raise CannotRead(what_to_do(found))


def _in_compound(compound: Compound) -> str:
    for stream, kind in _STREAMS:
        if stream in compound:
            return kind
    return "an older office file"


def _in_zip(archive: Archive) -> str:
    if archive.encrypted:
        return "locked"
    if "mimetype" in archive:
        stated = archive.read("mimetype")[:200].decode("ascii", "replace").strip()
        if stated in _OPEN_DOCUMENT:
            return "locked" if _is_locked(archive) else _OPEN_DOCUMENT[stated]
    if "[Content_Types].xml" in archive:
        stated = b"\n".join(_MAIN_PART.findall(archive.read("[Content_Types].xml"))).decode(
            "ascii", "replace"
        )
        for pattern, kind in _PACKAGES:
            if re.search(pattern, stated):
                return kind
    for part, kind in _PARTS:
        if part in archive:
            return kind
    if "META-INF/manifest.xml" in archive and "content.xml" in archive:
        stated = archive.read("META-INF/manifest.xml").decode("utf-8", "replace")
        for media, kind in _OPEN_DOCUMENT.items():
            if f'"{media}"' in stated:
                return "locked" if _is_locked(archive) else kind
    return "a zip folder"


def _is_locked(archive: Archive) -> bool:
    manifest = "META-INF/manifest.xml"
    return manifest in archive and b"encryption-data" in archive.read(manifest)


def _in_text(data: bytes) -> str:
    decoded = decode(data)
    if decoded is None:
        return "unknown"
    head = decoded.text[:20_000].lstrip("\ufeff \t\r\n")
    if _WEB_PAGE.match(head):
        return "a web page"
    if _XML.match(head):
        for words, kind in _XML_KINDS:
            if words in head:
                return kind
        return "an XML file"
    if _MAIL.match(head):
        return "a web page" if "multipart/related" in head.casefold() else "an e-mail"
    for start, kind in _TEXT_STARTS:
        if head.startswith(start):
            return kind
    if _is_json(head, decoded.text):
        return "a file of data for programs (JSON)"
    return "csv" if delimiter_of(unwrapped(decoded.text)) else "txt"


def _is_json(head: str, text: str) -> bool:
    """Whether the whole text is one JSON list or object; '[12/03/19] Home visit' only begins like one."""
    if not _JSON_BEGINS.match(head):
        return False
    try:
        json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return False
    return True
