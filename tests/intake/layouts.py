"""Returns in the layouts that agencies send, made by hand: what each holds, and what it must give.

Every person, place and event in them is made up.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import docx
import openpyxl
from docx.document import Document as WordDocument
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

ACCOUNTS = (
    "Midwife rang: booking bloods not done, Keeley says the bus fare is the reason.",
    "Visit to the flat above the launderette. Baby Arlo asleep in a car seat, three dogs in the hall.",
    "Neighbour at no. 9 reports crying after midnight; nobody answered the door to officers.",
    "Tooth pain for 3 weeks, no dentist. Note of 4 May 2017 says the same of his brother.",
    "Keeley told the receptionist that Dean 'has gone for good this time' and asked for a new key worker.",
    "Weight 6.2 kg, down two lines. Seen with paternal aunt, who could not say what he drinks.",
    "Review meeting cancelled by the chair; next one on 12/09/2022 at 14:00 in the town hall.",
    "Arlo in nursery with a graze on the chin: 'fell on the step', said Dean.",
    "Prescription for antidepressants not collected since spring.",
    "Housing officer found the boiler condemned, and offered two heaters until the repair.",
)
DAYS = (
    date(2020, 2, 3),
    date(2020, 3, 17),
    date(2020, 5, 29),
    date(2020, 9, 8),
    date(2020, 11, 24),
    date(2021, 1, 6),
    date(2021, 4, 19),
    date(2021, 7, 30),
    date(2021, 10, 12),
    date(2022, 2, 25),
)
ACTIONS = (
    "Letter sent.",
    "",
    "Passed to duty desk.",
    "Dental line given.",
    "",
    "Weigh again in two weeks.",
    "None.",
    "Form filled in.",
    "",
    "Repair chased.",
)
WORKERS = ("B. Okoro", "L. Brandt", "B. Okoro", "F. Iqbal", "L. Brandt") * 2


@dataclass(frozen=True)
class Told:
    """An event that a layout holds: its days and words, with its agency and time where they are said."""

    earliest: date | None
    latest: date | None
    text: str
    agency: str | None = None
    time: time | None = None


@dataclass(frozen=True)
class Layout:
    """One return: its file, the events in it, other words that must not be lost, and words that must be."""

    name: str
    data: bytes
    told: tuple[Told, ...]
    kept: tuple[str, ...] = ()
    never: tuple[str, ...] = field(default=())
    agency: str | None = None

    def __str__(self) -> str:
        return self.name


def slashed(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def worded(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def on_days(count: int = 6, agency: str | None = None) -> tuple[Told, ...]:
    return tuple(
        Told(day, day, text, agency) for day, text in zip(DAYS[:count], ACCOUNTS[:count], strict=True)
    )


def as_csv(rows: Iterable[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(*sheets: tuple[str, Iterable[Sequence[Any]]], then: Callable[[Any], None] | None = None) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    if then is not None:
        then(book)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def as_docx(*parts: Any) -> bytes:
    """A Word file: a string is a paragraph, ('heading', level, text) a heading, ('bullet', text) a list item,
    a list of lists a table, a function is given the document."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        elif isinstance(part, tuple) and part[0] == "heading":
            document.add_heading(part[2], part[1])
        elif isinstance(part, tuple) and part[0] == "bullet":
            document.add_paragraph(part[1], style="List Bullet")
        elif callable(part):
            part(document)
        else:
            add_table(document, part)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def add_table(document: WordDocument, rows: Sequence[Sequence[str]]) -> Any:
    width = max(len(row) for row in rows)
    table = document.add_table(rows=len(rows), cols=width)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    return table


def merged_row(document: WordDocument, rows: Sequence[Sequence[str]]) -> Any:
    """A table in which a row with one word is merged across."""
    width = max(len(row) for row in rows)
    table = add_table(document, [list(row) + [""] * (width - len(row)) for row in rows])
    for at, row in enumerate(rows):
        if len(row) == 1:
            table.cell(at, 0).merge(table.cell(at, width - 1))
            table.cell(at, 0).text = row[0]
    return table


def merge_across(sheet: Worksheet, row: int, width: int) -> None:
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)


LAYOUTS: dict[str, Callable[[], Layout]] = {}


def layout(make: Callable[[], Layout]) -> Callable[[], Layout]:
    LAYOUTS[make.__name__] = make
    return make


def plain_rows(count: int = 6, when: Callable[[date], str] = slashed) -> list[list[str]]:
    return [[when(DAYS[at]), WORKERS[at], ACCOUNTS[at], ACTIONS[at]] for at in range(count)]


HEAD = ["Date", "Worker", "Event", "Action taken"]


@layout
def plain_word() -> Layout:
    data = as_docx(("heading", 1, "Midwifery chronology"), [HEAD, *plain_rows()])
    return Layout("return.docx", data, on_days(agency="Midwifery"), ("Midwifery chronology", "B. Okoro"))


@layout
def title_rows_and_totals() -> Layout:
    rows: list[Sequence[Any]] = [
        ["Housing chronology for the rapid review"],
        ["Period covered: 01/01/2020 to 31/12/2022"],
        ["Date of report", "04/07/2023"],
        [],
        HEAD,
        *plain_rows(),
        [],
        ["Total: 6 entries"],
        ["End of chronology"],
        ["Signed", "P. Lund", "Date", "05/07/2023"],
    ]
    kept = ("Period covered: 01/01/2020 to 31/12/2022", "Total: 6 entries", "End of chronology", "P. Lund")
    return Layout("x.xlsx", as_xlsx(("Sheet1", rows)), on_days(agency="Housing"), kept)


@layout
def no_headings_at_all() -> Layout:
    return Layout(
        "probation.csv", as_csv(plain_rows()), on_days(agency="Probation"), ("B. Okoro", "Letter sent.")
    )


@layout
def headings_in_another_language() -> Layout:
    rows = [["Data", "Pracownik", "Opis zdarzenia", "Kroki"], *plain_rows()]
    return Layout("x.csv", as_csv(rows), on_days(), ("Opis zdarzenia", "Kroki"))


@layout
def mistyped_headings() -> Layout:
    rows = [["Dtae", "Wroker", "Narative", "Acton taken"], *plain_rows()]
    return Layout("x.csv", as_csv(rows, ";"), on_days(), ("Wroker",))


@layout
def swapped_headings() -> Layout:
    rows = [["Event", "Worker", "Date", "Action"], *plain_rows()]
    return Layout("x.csv", as_csv(rows), on_days())


@layout
def two_row_heading_with_merged_groups() -> Layout:
    def make(document: WordDocument) -> None:
        rows = [
            ["When", "", "Contact", "", "Outcome"],
            ["Date", "Time", "By", "What happened", ""],
            *([slashed(DAYS[at]), "10:15", WORKERS[at], ACCOUNTS[at], ACTIONS[at]] for at in range(6)),
        ]
        table = add_table(document, rows)
        for first, last in ((0, 1), (2, 3)):
            words = table.cell(0, first).text
            table.cell(0, first).merge(table.cell(0, last)).text = words
        table.cell(0, 4).merge(table.cell(1, 4)).text = "Outcome"

    told = tuple(Told(each.earliest, each.latest, each.text, time=time(10, 15)) for each in on_days())
    return Layout("gp.docx", as_docx("GP chronology", make), told, ("Contact",), agency="GP")


@layout
def table_split_with_heading_again() -> Layout:
    rows = plain_rows(8)
    data = as_docx("Early Help chronology", [HEAD, *rows[:4]], "Continued", [HEAD, *rows[4:]])
    return Layout("x.docx", data, on_days(8, "Early Help"), ("Continued",))


@layout
def table_split_without_heading() -> Layout:
    rows = plain_rows(8)
    data = as_docx("School chronology", [HEAD, *rows[:4]], "", rows[4:])
    return Layout("x.docx", data, on_days(8, "School"))


@layout
def heading_repeated_within() -> Layout:
    rows = plain_rows(8)
    data = as_xlsx(("Log", [HEAD, *rows[:3], HEAD, *rows[3:6], ["Page 2 of 2"], HEAD, *rows[6:]]))
    return Layout("ambulance.xlsx", data, on_days(8, "Ambulance"), ("Page 2 of 2",))


@layout
def tables_with_headings_of_their_own() -> Layout:
    first = [HEAD, *plain_rows(3)]
    second = [
        ["No.", "Narrative", "Incident date", "Disposal"],
        *([str(at), ACCOUNTS[at], worded(DAYS[at]), ACTIONS[at]] for at in range(3, 6)),
    ]
    return Layout(
        "police.docx", as_docx("Police return", first, "From the old system", second), on_days(6, "Police")
    )


@layout
def agency_per_sheet() -> Layout:
    rows = plain_rows(8)
    data = as_xlsx(
        ("Police", [HEAD, *rows[:3]]), ("Health Visiting", [HEAD, *rows[3:6]]), ("CAMHS", [HEAD, *rows[6:]])
    )
    told = on_days(8)
    named = ["Police"] * 3 + ["Health Visiting"] * 3 + ["CAMHS"] * 2
    return Layout(
        "all.xlsx",
        data,
        tuple(
            Told(each.earliest, each.latest, each.text, name) for each, name in zip(told, named, strict=True)
        ),
    )


@layout
def agency_in_a_row_of_its_own() -> Layout:
    rows = plain_rows(6)

    def make(document: WordDocument) -> None:
        merged_row(
            document, [HEAD, ["POLICE"], *rows[:2], ["Probation Service"], *rows[2:4], ["School"], *rows[4:]]
        )

    named = ["Police"] * 2 + ["Probation Service"] * 2 + ["School"] * 2
    told = tuple(
        Told(each.earliest, each.latest, each.text, name)
        for each, name in zip(on_days(6), named, strict=True)
    )
    return Layout("combined.docx", as_docx("Combined chronology", make), told, ("POLICE",))


@layout
def agency_by_document_heading() -> Layout:
    rows = plain_rows(6)
    data = as_docx(
        ("heading", 1, "Integrated chronology"),
        ("heading", 2, "Police"),
        [HEAD, *rows[:3]],
        ("heading", 2, "Housing"),
        [HEAD, *rows[3:]],
    )
    named = ["Police"] * 3 + ["Housing"] * 3
    told = tuple(
        Told(each.earliest, each.latest, each.text, name)
        for each, name in zip(on_days(6), named, strict=True)
    )
    return Layout("x.docx", data, told)


@layout
def column_for_each_agency() -> Layout:
    def cells(at: int) -> list[str]:
        row = [slashed(DAYS[at]), "", "", ""]
        row[1 + at % 3] = ACCOUNTS[at]
        return row

    rows = [cells(at) for at in range(6)]
    rows[5][1] = "-"
    rows[4][1] = ACCOUNTS[8]
    names = ["Midwifery", "Nursery", "Housing"]
    told = [Told(DAYS[at], DAYS[at], ACCOUNTS[at], names[at % 3]) for at in range(6)]
    told.append(Told(DAYS[4], DAYS[4], ACCOUNTS[8], "Midwifery"))
    return Layout("x.xlsx", as_xlsx(("Matrix", [["Date", *names], *rows])), tuple(told), ("-",))


@layout
def form_for_each_event() -> Layout:
    parts: list[Any] = [("heading", 1, "Substance Misuse chronology")]
    for at in range(5):
        parts += [
            f"Entry {at + 1}",
            [
                ["Date", worded(DAYS[at])],
                ["Time", "09:40"],
                ["Worker", WORKERS[at]],
                ["Details of event", ACCOUNTS[at]],
                ["Outcome", ACTIONS[at]],
            ],
        ]
    told = tuple(
        Told(each.earliest, each.latest, each.text, "Substance Misuse", time(9, 40)) for each in on_days(5)
    )
    return Layout("x.docx", as_docx(*parts), told, ("Entry 1", "B. Okoro"))


@layout
def form_one_after_another_in_one_table() -> Layout:
    rows: list[list[str]] = []
    for at in range(5):
        rows += [["Date:", slashed(DAYS[at])], ["Event:", ACCOUNTS[at]], ["Action:", ACTIONS[at]], ["", ""]]
    return Layout("fire.xlsx", as_xlsx(("Form", rows)), on_days(5))


@layout
def form_with_labels_across() -> Layout:
    parts: list[Any] = []
    for at in range(4):

        def make(document: WordDocument, at: int = at) -> None:
            table = add_table(
                document,
                [
                    ["Date", slashed(DAYS[at]), "Time", "16:05"],
                    ["Agency", "Cafcass", "Author", WORKERS[at]],
                    ["What happened", ACCOUNTS[at], "", ""],
                    ["Action taken", ACTIONS[at], "", ""],
                ],
            )
            for row in (2, 3):
                words = table.cell(row, 1).text
                table.cell(row, 1).merge(table.cell(row, 3)).text = words

        parts += [make, ""]
    told = tuple(Told(each.earliest, each.latest, each.text, "Cafcass", time(16, 5)) for each in on_days(4))
    return Layout("x.docx", as_docx(*parts), told)


@layout
def form_with_words_beneath_labels() -> Layout:
    parts: list[Any] = []
    for at in range(4):

        def make(document: WordDocument, at: int = at) -> None:
            merged_row(
                document,
                [
                    ["Date", "Time", "Recorded by"],
                    [worded(DAYS[at]), "11:00", WORKERS[at]],
                    ["Description of event"],
                    [ACCOUNTS[at]],
                ],
            )

        parts += [make, ""]
    return Layout("x.docx", as_docx(*parts), on_days(4))


@layout
def dates_across_the_top() -> Layout:
    count = 5
    rows = [
        ["Date", *(slashed(DAYS[at]) for at in range(count))],
        ["Event", *ACCOUNTS[:count]],
        ["Action", *ACTIONS[:count]],
    ]
    return Layout("x.xlsx", as_xlsx(("Across", rows)), on_days(count), ("Dental line given.",))


@layout
def agencies_down_the_side() -> Layout:
    rows = [
        ["", *(slashed(DAYS[at]) for at in range(4))],
        ["Police", ACCOUNTS[0], "", ACCOUNTS[2], ""],
        ["School", "", ACCOUNTS[1], "", ACCOUNTS[3]],
    ]
    named = ["Police", "School", "Police", "School"]
    told = tuple(
        Told(each.earliest, each.latest, each.text, name)
        for each, name in zip(on_days(4), named, strict=True)
    )
    return Layout("x.xlsx", as_xlsx(("Across", rows)), told)


@layout
def dated_paragraphs() -> Layout:
    parts: list[Any] = [
        ("heading", 1, "Health Visiting chronology"),
        "Return dated 04/05/2023 by the named nurse",
        "1 January 2020 to 31 December 2022: period covered",
    ]
    for at in range(6):
        parts.append(f"{DAYS[at].day}.{DAYS[at].month}.{DAYS[at]:%y} - {ACCOUNTS[at]}")
    parts += ["End of chronology"]
    kept = ("Return dated 04/05/2023 by the named nurse", "End of chronology")
    return Layout("x.docx", as_docx(*parts), on_days(6, "Health Visiting"), kept)


@layout
def dated_bullets() -> Layout:
    parts = [("bullet", f"{worded(DAYS[at])}: {ACCOUNTS[at]}") for at in range(6)]
    return Layout("cafcass.docx", as_docx("Cafcass involvement", *parts), on_days(6, "Cafcass"))


@layout
def day_headings_with_paragraphs() -> Layout:
    parts: list[Any] = [("heading", 1, "Nursery record")]
    for at in range(5):
        parts += [("heading", 2, worded(DAYS[at])), ACCOUNTS[at]]
    parts += [ACCOUNTS[5]]
    told = (*on_days(5), Told(DAYS[4], DAYS[4], ACCOUNTS[5]))
    return Layout("x.docx", as_docx(*parts), told)


@layout
def bare_days_without_heading_style() -> Layout:
    parts: list[str] = []
    for at in range(5):
        parts += [slashed(DAYS[at]), ACCOUNTS[at], f"Action: {ACTIONS[at] or 'none recorded'}"]
    return Layout("x.docx", as_docx("GP record", *parts), on_days(5, "GP"), ("Action: Letter sent.",))


@layout
def labelled_paragraphs() -> Layout:
    parts: list[str] = []
    for at in range(4):
        parts += [
            f"Date: {worded(DAYS[at])}",
            "Agency: Housing",
            f"Event: {ACCOUNTS[at]}",
            f"Outcome: {ACTIONS[at]}",
        ]
    return Layout("x.docx", as_docx(*parts), on_days(4, "Housing"))


@layout
def entries_in_one_cell() -> Layout:
    cell = "\n".join(f"{slashed(DAYS[at])} {ACCOUNTS[at]}" for at in range(5))
    rows = [["Service", "Chronology of involvement"], ["Housing", cell]]
    return Layout("x.xlsx", as_xlsx(("One", rows)), on_days(5, "Housing"))


@layout
def whole_chronology_in_a_box_of_a_table() -> Layout:
    cell = "\n".join(f"{worded(DAYS[at])} - {ACCOUNTS[at]}" for at in range(5))
    return Layout("x.docx", as_docx("Police chronology", [[cell]]), on_days(5, "Police"))


@layout
def line_break_before_a_date_in_an_account() -> Layout:
    told = [
        Told(DAYS[0], DAYS[0], "Seen by the nurse. She read the letter of\n9 May 2016 and rang the clinic."),
        Told(DAYS[1], DAYS[1], "Review brought forward from\n12/09/2022 to the next free day."),
        Told(DAYS[2], DAYS[2], ACCOUNTS[2]),
    ]
    rows = [["Date", "Event"], *([each.earliest, each.text] for each in told)]
    return Layout("x.xlsx", as_xlsx(("S", rows)), tuple(told))


@layout
def year_headings() -> Layout:
    rows: list[list[str]] = [["Date", "Event", "Action"]]
    year = None
    for at in range(8):
        if DAYS[at].year != year:
            year = DAYS[at].year
            rows.append([str(year)])
        rows.append([f"{DAYS[at].day} {DAYS[at]:%B}", ACCOUNTS[at], ACTIONS[at]])

    def make(document: WordDocument) -> None:
        merged_row(document, rows)

    return Layout("x.docx", as_docx("School chronology", make), on_days(8, "School"), ("2020", "2021"))


@layout
def month_headings_in_prose() -> Layout:
    parts: list[Any] = ["Youth Justice chronology"]
    for at in range(5):
        parts += [("heading", 2, f"{DAYS[at]:%B %Y}"), f"{DAYS[at].day} {DAYS[at]:%B} - {ACCOUNTS[at]}"]
    return Layout("x.docx", as_docx(*parts), on_days(5, "Youth Justice"))


@layout
def sheet_for_each_year() -> Layout:
    def rows(year: int) -> list[list[str]]:
        own = [at for at in range(8) if DAYS[at].year == year]
        return [["Date", "Event"], *([f"{DAYS[at].day} {DAYS[at]:%b}", ACCOUNTS[at]] for at in own)]

    data = as_xlsx(("2020", rows(2020)), ("2021", rows(2021)))
    return Layout("gp.xlsx", data, on_days(8, "GP"))


@layout
def day_month_year_in_columns() -> Layout:
    rows = [
        ["Day", "Month", "Year", "Event"],
        *([DAYS[at].day, f"{DAYS[at]:%B}", DAYS[at].year, ACCOUNTS[at]] for at in range(6)),
    ]
    return Layout("x.xlsx", as_xlsx(("S", rows)), on_days(6))


@layout
def year_column_beside_the_date() -> Layout:
    rows = [["Year", "Date", "Event"]]
    for at in range(6):
        year = str(DAYS[at].year) if at == 0 or DAYS[at].year != DAYS[at - 1].year else ""
        rows.append([year, f"{DAYS[at].day} {DAYS[at]:%B}", ACCOUNTS[at]])
    return Layout("x.csv", as_csv(rows), on_days(6))


@layout
def start_and_end_columns() -> Layout:
    rows = [
        ["From", "To", "Event"],
        *([slashed(DAYS[at]), slashed(DAYS[at + 1]), ACCOUNTS[at]] for at in range(5)),
    ]
    told = tuple(Told(DAYS[at], DAYS[at + 1], ACCOUNTS[at]) for at in range(5))
    return Layout("x.csv", as_csv(rows, "\t"), told)


@layout
def date_cells_merged_down() -> Layout:
    def then(book: Any) -> None:
        sheet = book["S"]
        sheet.merge_cells("A2:A4")
        sheet.merge_cells("A5:A6")

    rows: list[list[Any]] = [["Date", "Event", "Action"]]
    told = []
    for at in range(5):
        day = DAYS[0] if at < 3 else DAYS[1]
        rows.append([day if at in (0, 3) else None, ACCOUNTS[at], ACTIONS[at]])
        told.append(Told(day, day, ACCOUNTS[at]))
    return Layout("x.xlsx", as_xlsx(("S", rows), then=then), tuple(told))


@layout
def ditto_and_empty_dates() -> Layout:
    dates = [slashed(DAYS[0]), '"', "ditto", "", "same day", slashed(DAYS[1])]
    rows = [["Date", "Event"], *([when, ACCOUNTS[at]] for at, when in enumerate(dates))]
    told = tuple(Told(day := DAYS[0] if at < 5 else DAYS[1], day, ACCOUNTS[at]) for at in range(6))
    return Layout("x.csv", as_csv(rows), told)


@layout
def undated_rows() -> Layout:
    rows = [
        ["Date", "Event"],
        ["Not recorded", ACCOUNTS[0]],
        [slashed(DAYS[1]), ACCOUNTS[1]],
        ["unknown", ACCOUNTS[2]],
        ["31/02/2020", ACCOUNTS[3]],
    ]
    told = (
        Told(None, None, ACCOUNTS[0]),
        Told(DAYS[1], DAYS[1], ACCOUNTS[1]),
        Told(None, None, ACCOUNTS[2]),
        Told(None, None, ACCOUNTS[3]),
    )
    return Layout("x.csv", as_csv(rows), told, ("31/02/2020", "Not recorded", "unknown"))


@layout
def date_joined_to_the_text() -> Layout:
    rows = [["Chronology"], *([f"{worded(DAYS[at])} {ACCOUNTS[at]}"] for at in range(5))]
    return Layout("x.xlsx", as_xlsx(("S", rows)), on_days(5))


@layout
def date_and_source_in_one_cell() -> Layout:
    rows = [
        ["Date / source", "Event"],
        *([f"{slashed(DAYS[at])}\nNiche 88{at}", ACCOUNTS[at]] for at in range(5)),
    ]
    return Layout("x.xlsx", as_xlsx(("S", rows)), on_days(5), ("Niche 880", "Niche 884"))


@layout
def sequence_numbers_and_split_rows() -> Layout:
    rows: list[list[str]] = [["No.", "Date", "Event", "Outcome"]]
    for at in range(4):
        words = ACCOUNTS[at].split(" ", 6)
        rows.append([str(at + 1), slashed(DAYS[at]), " ".join(words[:6]), ACTIONS[at]])
        rows.append(["", "", " ".join(words[6:]), ""])
    return Layout("x.csv", as_csv(rows), on_days(4))


@layout
def accounts_beneath_in_merged_rows() -> Layout:
    rows: list[list[str]] = [["Date", "Time", "Officer", "Log no"]]
    for at in range(4):
        rows += [[slashed(DAYS[at]), "07:20", WORKERS[at], f"L{at}77"], [ACCOUNTS[at]]]

    def make(document: WordDocument) -> None:
        merged_row(document, rows)

    return Layout("police.docx", as_docx(make), on_days(4, "Police"), ("L077",))


@layout
def event_and_its_details_in_two_columns() -> Layout:
    rows = [
        ["Date", "Event", "Details"],
        *([slashed(DAYS[at]), "Phone call", ACCOUNTS[at]] for at in range(5)),
    ]
    return Layout("x.csv", as_csv(rows), on_days(5), ("Phone call",))


@layout
def comment_column_that_holds_the_account() -> Layout:
    rows = [["Date", "Code", "Comments"], *([slashed(DAYS[at]), "T/C", ACCOUNTS[at]] for at in range(5))]
    return Layout("x.csv", as_csv(rows), on_days(5), ("T/C",))


@layout
def recorded_date_beside_event_date() -> Layout:
    rows = [
        ["Date recorded", "Date of event", "Description", "Review date"],
        *([slashed(DAYS[at + 1]), slashed(DAYS[at]), ACCOUNTS[at], "01/01/2024"] for at in range(5)),
    ]
    return Layout("x.csv", as_csv(rows), on_days(5), ("01/01/2024",))


@layout
def cover_form_and_family_table() -> Layout:
    cover = [
        ["Name of child", "Arlo Penhale"],
        ["Date of birth", "04/01/2020"],
        ["Agency", "Adult Mental Health"],
        ["Completed by", "F. Iqbal"],
        ["Date", "11/06/2023"],
    ]
    family = [
        ["Name", "Date of birth", "Relationship"],
        ["Keeley Penhale", "09/09/1998", "Mother"],
        ["Dean Frost", "12/12/1995", "Father"],
    ]
    data = as_docx(
        ("heading", 1, "Chronology template"),
        cover,
        "Family members",
        family,
        "Events",
        [HEAD, *plain_rows(4)],
    )
    kept = ("Arlo Penhale", "11/06/2023", "Dean Frost", "12/12/1995")
    return Layout("x.docx", data, on_days(4, "Adult Mental Health"), kept)


@layout
def notes_between_rows() -> Layout:
    rows = plain_rows(4)

    def make(document: WordDocument) -> None:
        merged_row(document, [HEAD, *rows[:2], ["Paper file lost in the flood of the basement."], *rows[2:]])

    kept = ("Paper file lost in the flood of the basement.",)
    return Layout("x.docx", as_docx("Probation chronology", make), on_days(4, "Probation"), kept)


@layout
def guidance_beneath_the_heading() -> Layout:
    rows = [
        HEAD,
        ["DD/MM/YYYY", "Name and role", "What happened, in plain words", "What was done"],
        *plain_rows(4),
    ]
    return Layout("x.csv", as_csv(rows), on_days(4), ("DD/MM/YYYY", "Name and role"))


@layout
def tables_side_by_side() -> Layout:
    rows = [["Date", "Event", "Date", "Event"]]
    rows += [[slashed(DAYS[at]), ACCOUNTS[at], slashed(DAYS[at + 3]), ACCOUNTS[at + 3]] for at in range(3)]
    return Layout("x.csv", as_csv(rows), on_days(6))


@layout
def hidden_row_and_cell_comment() -> Layout:
    def then(book: Any) -> None:
        sheet = book["S"]
        sheet.row_dimensions[3].hidden = True
        sheet["C2"].comment = Comment("Check with the ward", "F. Iqbal")

    data = as_xlsx(("S", [HEAD, *plain_rows(4)]), then=then)
    return Layout("x.xlsx", data, on_days(4), ("Check with the ward",))


@layout
def dates_and_times_in_one_cell() -> Layout:
    rows: list[list[Any]] = [["Date & Time", "Event"]]
    rows += [[datetime.combine(DAYS[at], time(8 + at, 30)), ACCOUNTS[at]] for at in range(5)]
    told = tuple(Told(DAYS[at], DAYS[at], ACCOUNTS[at], time=time(8 + at, 30)) for at in range(5))
    return Layout("x.xlsx", as_xlsx(("S", rows)), told)


@layout
def real_times_in_their_own_column() -> Layout:
    rows: list[list[Any]] = [["Date", "Time", "Event"]]
    rows += [[DAYS[at], time(8 + at, 30), ACCOUNTS[at]] for at in range(5)]
    told = tuple(Told(DAYS[at], DAYS[at], ACCOUNTS[at], time=time(8 + at, 30)) for at in range(5))
    return Layout("x.xlsx", as_xlsx(("S", rows)), told)


@layout
def times_under_a_day_in_a_row_of_its_own() -> Layout:
    rows: list[list[str]] = [["Time", "Event", "Officer"]]
    for at in range(4):
        rows += [[worded(DAYS[at])], ["09:10", ACCOUNTS[at], WORKERS[at]]]

    def make(document: WordDocument) -> None:
        merged_row(document, rows)

    told = tuple(Told(DAYS[at], DAYS[at], ACCOUNTS[at], time=time(9, 10)) for at in range(4))
    return Layout("police.docx", as_docx(make), told)


@layout
def source_column_of_agencies() -> Layout:
    names = ["Police", "GP", "School", "Police", "Midwifery"]
    rows = [["Date", "Source", "Event"], *([slashed(DAYS[at]), names[at], ACCOUNTS[at]] for at in range(5))]
    told = tuple(Told(DAYS[at], DAYS[at], ACCOUNTS[at], names[at]) for at in range(5))
    return Layout("x.csv", as_csv(rows), told)


@layout
def police_return_that_mentions_others() -> Layout:
    data = as_docx(
        ("heading", 1, "Police chronology, with Health Visiting contacts known to officers"),
        [HEAD, *plain_rows(4)],
    )
    return Layout("x.docx", data, on_days(4, "Police"))


@layout
def rows_out_of_order() -> Layout:
    order = [3, 0, 4, 1, 2]
    rows = [HEAD, *(plain_rows(5)[at] for at in order)]
    return Layout("x.csv", as_csv(rows), tuple(on_days(5)[at] for at in order))


@layout
def semicolons_and_old_encoding() -> Layout:
    rows = [
        ["Datum der Meldung", "Event"],
        *([slashed(DAYS[at]), ACCOUNTS[at] + " Café, naïve – “so”."] for at in range(4)),
    ]
    told = tuple(Told(DAYS[at], DAYS[at], ACCOUNTS[at] + " Café, naïve – “so”.") for at in range(4))
    return Layout("x.csv", as_csv(rows, ";", "cp1252"), told)


@layout
def plain_text_diary() -> Layout:
    text = "Fire and Rescue log\n\n" + "\n\n".join(f"{slashed(DAYS[at])} - {ACCOUNTS[at]}" for at in range(5))
    return Layout("x.txt", text.encode(), on_days(5, "Fire and Rescue"))


@layout
def wide_return_with_every_column() -> Layout:
    head = [
        *("Ref", "Date", "Time", "Agency", "Source of information", "Professional", "Family member"),
        *("Significant event", "Child seen?", "Voice of the child", "Action taken", "Analysis", "RAG"),
    ]
    rows = [
        [
            *(str(at + 1), slashed(DAYS[at]), "12:00", "Community Health", f"EMIS {at}", WORKERS[at], "Arlo"),
            *(ACCOUNTS[at], "Yes", "'I like it here'", ACTIONS[at], "Shows a pattern.", "Amber"),
        ]
        for at in range(4)
    ]
    told = tuple(Told(DAYS[at], DAYS[at], ACCOUNTS[at], "Community Health", time(12)) for at in range(4))
    return Layout(
        "x.xlsx", as_xlsx(("S", [head, *rows])), told, ("'I like it here'", "Shows a pattern.", "Amber")
    )


@layout
def dates_and_accounts_on_lines_of_one_paragraph() -> Layout:
    parts = [f"{slashed(DAYS[at])}\n{ACCOUNTS[at]}" for at in range(5)]
    return Layout("x.docx", as_docx("Housing chronology", *parts), on_days(5, "Housing"))


@layout
def dated_headings_with_a_title_and_paragraphs() -> Layout:
    parts: list[Any] = [("heading", 1, "Early Help record")]
    told = []
    for at in range(4):
        parts += [("heading", 2, f"{worded(DAYS[at])} – Contact {at + 1}"), ACCOUNTS[at]]
        told.append(Told(DAYS[at], DAYS[at], f"Contact {at + 1}\n{ACCOUNTS[at]}", "Early Help"))
    return Layout("x.docx", as_docx(*parts), tuple(told))


@layout
def tabs_between_date_and_account() -> Layout:
    parts = [f"{slashed(DAYS[at])}\tHome visit: {ACCOUNTS[at]}\t{ACTIONS[at]}".strip() for at in range(5)]
    told = tuple(
        Told(DAYS[at], DAYS[at], f"Home visit: {ACCOUNTS[at]}\t{ACTIONS[at]}".strip()) for at in range(5)
    )
    return Layout("x.docx", as_docx(*parts), told)


@layout
def several_labels_in_one_line() -> Layout:
    parts: list[str] = []
    for at in range(4):
        parts += [
            f"Date: {worded(DAYS[at])}    Time: 13:20    Agency: Probation",
            f"Details: {ACCOUNTS[at]}",
            f"Action: {ACTIONS[at] or 'nil'}",
        ]
    told = tuple(
        Told(each.earliest, each.latest, each.text, "Probation", time(13, 20)) for each in on_days(4)
    )
    return Layout("x.docx", as_docx(*parts), told)


@layout
def label_and_words_in_one_cell() -> Layout:
    parts: list[Any] = []
    for at in range(4):
        parts += [
            [
                [f"Date: {slashed(DAYS[at])}", "Time: 08:45"],
                [f"Event: {ACCOUNTS[at]}", f"Outcome: {ACTIONS[at] or 'none'}"],
            ],
            "",
        ]
    told = tuple(Told(each.earliest, each.latest, each.text, time=time(8, 45)) for each in on_days(4))
    return Layout("x.docx", as_docx(*parts), told)


@layout
def stacked_dates_beside_stacked_accounts() -> Layout:
    rows = [
        ["Date", "Event"],
        ["\n".join(map(slashed, DAYS[:2])), "\n".join(ACCOUNTS[:2])],
        ["\n".join(map(slashed, DAYS[2:5])), "\n".join(ACCOUNTS[2:5])],
    ]
    return Layout("x.xlsx", as_xlsx(("S", rows)), on_days(5))


@layout
def tables_side_by_side_with_a_gap() -> Layout:
    rows = [["Date", "Event", "", "Date", "Event"]]
    rows += [
        [slashed(DAYS[at]), ACCOUNTS[at], "", slashed(DAYS[at + 3]), ACCOUNTS[at + 3]] for at in range(3)
    ]
    return Layout("x.xlsx", as_xlsx(("S", rows)), on_days(6))


@layout
def accounts_cut_into_lines() -> Layout:
    rows: list[list[str]] = [["Date", "Narrative", "Officer"]]
    told = []
    for at in range(4):
        first = "Officers attended following a report by Mrs Aldous of number"
        rows += [[slashed(DAYS[at]), first, WORKERS[at]], ["", f"{at + 4} Tanner Row, and left", ""]]
        rows += [["", "Words of advice given.", ""]] if at == 0 else []
        told.append(Told(DAYS[at], DAYS[at], f"{first}\n{at + 4} Tanner Row, and left"))
    told[0] = Told(DAYS[0], DAYS[0], told[0].text)
    rows = [row for row in rows if row[1] != "Words of advice given."]
    return Layout("police.csv", as_csv(rows), tuple(told))


@layout
def undated_part_at_the_end() -> Layout:
    rows = [*plain_rows(3), ["", "L. Brandt", ACCOUNTS[5], ""], ["", "F. Iqbal", ACCOUNTS[6], ""]]

    def make(document: WordDocument) -> None:
        merged_row(document, [HEAD, *rows[:3], ["Undated"], *rows[3:]])

    told = (*on_days(3), Told(None, None, ACCOUNTS[5]), Told(None, None, ACCOUNTS[6]))
    return Layout("x.docx", as_docx(make), told)


@layout
def agencies_under_a_heading_that_spans_them() -> Layout:
    def make(document: WordDocument) -> None:
        rows = [
            ["Date", "Agency involvement", "", ""],
            ["", "Police", "Health Visitor", "School"],
            [slashed(DAYS[0]), ACCOUNTS[0], "", ""],
            [slashed(DAYS[1]), "", ACCOUNTS[1], ""],
            [slashed(DAYS[2]), "", ACCOUNTS[2], ACCOUNTS[3]],
        ]
        table = add_table(document, rows)
        table.cell(0, 1).merge(table.cell(0, 3)).text = "Agency involvement"
        table.cell(0, 0).merge(table.cell(1, 0)).text = "Date"

    told = (
        Told(DAYS[0], DAYS[0], ACCOUNTS[0]),
        Told(DAYS[1], DAYS[1], ACCOUNTS[1]),
        Told(DAYS[2], DAYS[2], ACCOUNTS[2]),
        Told(DAYS[2], DAYS[2], ACCOUNTS[3]),
    )
    return Layout("x.docx", as_docx(make), told)


@layout
def numbered_paragraphs() -> Layout:
    parts = [f"{at + 1}. {worded(DAYS[at])}: {ACCOUNTS[at]}" for at in range(5)]
    parts = ["1.1 Background", "1.2 The family has lived in the town since 2015.", *parts]
    return Layout("x.docx", as_docx("Chronology", *parts), on_days(5), ("1.1 Background",))


@layout
def undated_bullets_under_a_dated_line() -> Layout:
    parts: list[Any] = []
    told = []
    for at in range(3):
        parts += [
            f"{worded(DAYS[at])}: {ACCOUNTS[at]}",
            ("bullet", "Mother agreed to this."),
            ("bullet", "No injuries."),
        ]
        told.append(Told(DAYS[at], DAYS[at], f"{ACCOUNTS[at]}\nMother agreed to this.\nNo injuries."))
    return Layout("x.docx", as_docx("School record", *parts), tuple(told))


@layout
def summary_and_guidance_sheets_beside_the_log() -> Layout:
    data = as_xlsx(
        (
            "Read me",
            [["How to fill in this workbook"], ["Use one row for each event."], ["Dates as DD/MM/YYYY"]],
        ),
        ("Chronology", [HEAD, *plain_rows(5)]),
        ("Counts", [["Year", "Number of entries"], [2020, 3], [2021, 2]]),
        ("People", [["Name", "Role", "Born"], ["Keeley Penhale", "Mother", "09/09/1998"]]),
    )
    kept = ("Use one row for each event.", "Keeley Penhale", "09/09/1998")
    return Layout("housing.xlsx", data, on_days(5, "Housing"), kept)


@layout
def letter_around_a_table() -> Layout:
    data = as_docx(
        "4 July 2023",
        "Dear Ms Hale,",
        "Please find below the entries that you asked for.",
        [HEAD, *plain_rows(4)],
        "Yours sincerely,",
        "P. Lund, Safeguarding lead, Ambulance Service",
    )
    return Layout("ambulance.docx", data, on_days(4, "Ambulance"), ("4 July 2023", "Yours sincerely,"))


@layout
def event_column_first_and_date_last() -> Layout:
    rows = [
        ["What happened", "Who", "When"],
        *([ACCOUNTS[at], WORKERS[at], worded(DAYS[at])] for at in range(5)),
    ]
    return Layout("x.csv", as_csv(rows), on_days(5))


@layout
def month_and_day_columns_under_a_year_row() -> Layout:
    rows = [["Year", "Month", "Day", "Entry"]]
    for at in range(6):
        new = at == 0 or DAYS[at].year != DAYS[at - 1].year
        rows.append([str(DAYS[at].year) if new else "", f"{DAYS[at]:%b}", str(DAYS[at].day), ACCOUNTS[at]])
    return Layout("x.csv", as_csv(rows), on_days(6))


@layout
def record_cards_with_headings_each_time() -> Layout:
    parts: list[Any] = []
    for at in range(4):
        parts += [
            f"Contact {at + 1}",
            [["Date", "Source", "Event", "Action"], [slashed(DAYS[at]), "EMIS", ACCOUNTS[at], ACTIONS[at]]],
        ]
    return Layout("gp.docx", as_docx(*parts), on_days(4, "GP"), ("Contact 1",))
