"""The program without a screen: the same use cases as the window, one command each.

Exit codes: 0 all read; 3 a file, or a row that looks like an event, could not be read; 2 bad use, with one
clear line.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from chronology import __version__
from chronology.casefile.faults import CaseFileError
from chronology.cycles import made_for_good, no_search_for_cycles
from chronology.language.words.lexicon import index
from chronology.model.case import Case, Scope
from chronology.model.dates import DateContext, UnreadableDate, edtf, read_date
from chronology.resource import BrokenResource, load_pack
from chronology.services.add import add_returns
from chronology.services.build import build
from chronology.services.check import check_case
from chronology.services.export import export_case
from chronology.services.merge import date_context
from chronology.services.new import new_case
from chronology.services.people_file import read_people
from chronology.services.refusal import Refused

ALL_READ, BAD_USE, NOT_ALL_READ = 0, 2, 3
EDITIONS = ("working",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may speak a code page without 'ł'
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        if words[0] == "date" and not {"-h", "--help"} & set(words[1:2]):
            return _date(words[1:])
        options = _parser().parse_args(words)
        code: int = options.run(options)
        return code
    except (Refused, BrokenResource, CaseFileError) as fault:
        print(f"chronology: {fault}", file=sys.stderr)
        return BAD_USE
    except KeyboardInterrupt:
        print("chronology: stopped. Nothing was left half done.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ALL_READ


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line for a person."""

    def error(self, message: str) -> NoReturn:
        raise Refused(f"{message[:1].upper()}{message[1:]}. Try: {self.prog} --help")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="chronology",
        description="Merges agencies' lists of significant events for a child into one timeline, offline. "
        "Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"chronology {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    make = commands.add_parser("build", help="make the merged timeline from returns; no case file is kept")
    make.add_argument("returns", nargs="+", type=Path, metavar="RETURNS", help="files or folders")
    make.add_argument("--out", required=True, type=Path, metavar="DIR", help="the folder to write to")
    _case_options(make)
    make.add_argument("--people", type=Path, metavar="FILE", help="people already known, JSON or CSV")
    make.add_argument("--edition", default="working", metavar="NAME", help="who it is for (working)")
    make.set_defaults(run=_build)

    read = commands.add_parser("read", help="show as JSON what one file holds")
    read.add_argument("file", type=Path, metavar="FILE")
    read.add_argument("--agency", default="", metavar="NAME", help="whose return it is")
    _case_options(read)
    read.set_defaults(run=_read)

    commands.add_parser(
        "date",
        help="show how dates are understood, a JSON line each",
        usage="chronology date [--dob DAY] [--edd DAY] [--from DAY] [--to DAY] [--pack NAME] TEXT...",
    )

    new = commands.add_parser("new", help="make a new, encrypted case file")
    new.add_argument("case", type=Path, metavar="CASE")
    new.add_argument("--title", default="", metavar="TEXT")
    _case_options(new)
    new.add_argument("--people", type=Path, metavar="FILE", help="people already known, JSON or CSV")
    new.set_defaults(run=_new)

    add = commands.add_parser("add", help="add returns to a case file")
    add.add_argument("case", type=Path, metavar="CASE")
    add.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add.add_argument("--agency", default="", metavar="NAME", help="whose returns these are")
    add.set_defaults(run=_add)

    check = commands.add_parser("check", help="check that a case file is whole, and list its open questions")
    check.add_argument("case", type=Path, metavar="CASE")
    check.set_defaults(run=_check)

    export = commands.add_parser("export", help="write the timeline as pdf, docx, xlsx, csv, json or html")
    export.add_argument("case", type=Path, metavar="CASE")
    export.add_argument("out", type=Path, metavar="OUT.{pdf,docx,xlsx,csv,json,html}")
    export.add_argument("--edition", default="working", metavar="NAME", help="who it is for (working)")
    export.set_defaults(run=_export)
    return parser


def _case_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--child", default="", metavar="NAME", help="the child's name")
    parser.add_argument("--dob", type=_day, metavar="DAY", help="the child's date of birth")
    parser.add_argument("--edd", type=_day, metavar="DAY", help="the expected date of delivery")
    parser.add_argument("--from", dest="first", type=_day, metavar="DAY", help="first day of the scope")
    parser.add_argument("--to", dest="last", type=_day, metavar="DAY", help="last day of the scope")
    parser.add_argument("--pack", default="england", metavar="NAME", help="the partnership's settings")


def _day(text: str) -> date:
    try:
        read = read_date(text)
    except UnreadableDate as fault:
        raise argparse.ArgumentTypeError(str(fault)) from None
    if not read.is_day or read.earliest is None:
        raise argparse.ArgumentTypeError(f"'{text}' is not one day; write it as 2021-08-30")
    return read.earliest


def _case(options: argparse.Namespace) -> Case:
    people = getattr(options, "people", None)
    if options.first and options.last and options.first > options.last:
        raise Refused("The scope ends before it begins: --from must not be later than --to.")
    load_pack(options.pack)
    return Case(
        title=getattr(options, "title", ""),
        child=options.child,
        born=options.dob,
        expected=options.edd,
        scope=Scope(options.first, options.last),
        people=read_people(people) if people else (),
        pack=options.pack,
    )


def _edition(options: argparse.Namespace) -> str:
    if options.edition not in EDITIONS:
        raise Refused(
            f"There is no edition '{options.edition}'. The editions so far are: {', '.join(EDITIONS)}."
        )
    return str(options.edition)


def _build(options: argparse.Namespace) -> int:
    with no_search_for_cycles():
        index()
        made_for_good()
    built = build(options.returns, options.out, _case(options), _edition(options), _said_on_terminal)
    events = len(built.content.timeline.entries)
    aside = sum(len(each.set_aside) for each in built.content.timeline.contributions)
    asked = sum(not finding.answered_by for finding in built.content.findings)
    print(f"{built.pdf}\n{events} events, {aside} set aside, {asked} findings")
    if built.complete:
        return ALL_READ
    for each in built.content.timeline.contributions:
        for kept in each.set_aside:
            if kept.unread:
                print(f"chronology: {kept.place}: {kept.detail or kept.reason}", file=sys.stderr)
    return NOT_ALL_READ


def _said_on_terminal(doing: str, done: int, total: int) -> bool:
    if sys.stderr.isatty():
        ending = "\n" if done >= total else ""
        print(f"\r\033[K{doing} ({done} of {total})", end=ending, file=sys.stderr, flush=True)
    return True


def _read(options: argparse.Namespace) -> int:
    from chronology.services.read import read_return, return_record

    if not options.file.is_file():
        raise Refused(f"There is no file '{options.file}'. Check the name and try again.")
    case = _case(options)
    contribution = read_return(options.file, date_context(case), agency=options.agency)
    if contribution.kind == "unread":
        raise Refused(contribution.set_aside[0].detail or contribution.warnings[0])
    _print_json(return_record(contribution), indent=1)
    return ALL_READ if contribution.complete else NOT_ALL_READ


def _new(options: argparse.Namespace) -> int:
    case = _case(options)
    print("There is no way into a case without its passphrase. Write it down and lock it away.", flush=True)
    new_case(options.case, _passphrase(again=True), case)
    print(options.case)
    return ALL_READ


def _add(options: argparse.Namespace) -> int:
    added = add_returns(options.case, _passphrase(), options.files, options.agency, _said_on_terminal)
    for each in added.returns:
        print(each.said, file=sys.stdout if each.contribution.complete else sys.stderr)
    return ALL_READ if added.complete else NOT_ALL_READ


def _check(options: argparse.Namespace) -> int:
    checked = check_case(options.case, _passphrase())
    if not checked.whole:
        raise Refused(" ".join(checked.problems))
    print(
        f"The case is whole: {checked.returns} returns, {checked.events} events, "
        f"{checked.audited} steps in its audit trail, {len(checked.open_findings)} open questions."
    )
    for finding in checked.open_findings:
        print(f"{finding.rule}  {finding.question}\n        {finding.why}")
    return ALL_READ


def _export(options: argparse.Namespace) -> int:
    content = export_case(options.case, _passphrase(), options.out, _edition(options), _said_on_terminal)
    print(f"{options.out}\n{len(content.timeline.entries)} events")
    return ALL_READ


def _date(words: list[str]) -> int:
    """Texts may begin with '-' or '--', as dates in the field do, so this command reads its own words."""
    known = {"--dob": "born", "--edd": "expected", "--from": "first", "--to": "last", "--pack": "pack"}
    given: dict[str, Any] = {}
    while len(words) >= 2 and words[0] in known:
        name, value, *words = words
        try:
            given[known[name]] = value if name == "--pack" else _day(value)
        except argparse.ArgumentTypeError as fault:
            raise Refused(f"Argument {name}: {fault}.") from None
    if words[:1] == ["--"]:
        words = words[1:]
    if not words:
        raise Refused("Name at least one date to read, such as: chronology date 'early Dec 18'")
    context = DateContext(
        born=given.get("born"),
        expected=given.get("expected"),
        scope=(given.get("first"), given.get("last")),
        terms=load_pack(given.get("pack", "england")).terms,
    )
    for text in words:
        try:
            read = read_date(text, context)
        except UnreadableDate as fault:
            _print_json({"text": text, "error": str(fault)})
            continue
        _print_json(
            {
                "text": text,
                "earliest": read.earliest.isoformat() if read.earliest else None,
                "latest": read.latest.isoformat() if read.latest else None,
                "qualifier": read.doubt,
                "edtf": edtf(read),
                **({"time": read.time.start.strftime("%H:%M")} if read.time and read.time.start else {}),
                **({"warnings": list(read.warnings)} if read.warnings else {}),
            }
        )
    return ALL_READ


def _print_json(record: Any, indent: int | None = None) -> None:
    print(json.dumps(record, ensure_ascii=False, indent=indent))


def _passphrase(again: bool = False) -> str:
    given = os.environ.get("CHRONOLOGY_PASSPHRASE")
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise Refused("A passphrase is needed: set CHRONOLOGY_PASSPHRASE, or run this where you can type.")
    typed = getpass.getpass("Passphrase: ")
    if again and getpass.getpass("The same passphrase again: ") != typed:
        raise Refused("The two passphrases differ. Nothing was made; try again.")
    return typed
