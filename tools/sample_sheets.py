"""The sample's sheets: CSV in two encodings, xlsx with a hidden sheet and comments, old xls, ods."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import Any

import xlsxwriter
import xlwt
from odf import number as figures
from odf import style, table, text
from odf.namespaces import TABLENS
from odf.opendocument import OpenDocumentSpreadsheet

Agency = dict[str, Any]

_MADE = datetime(2020, 12, 1)


def csv_return(agency: Agency) -> bytes:
    """Police: cp1252, semicolons, a title above and a note beneath. Ambulance: UTF-8 with a mark, commas."""
    into = io.StringIO(newline="")
    if agency["agency"] == "Police":
        lines = csv.writer(into, delimiter=";")
        lines.writerow([agency["title"]])
        lines.writerow(["Date", "Time", "Ref", "Details of incident", "Action taken", "Child seen?"])
        for row in agency["row"]:
            lines.writerow([row.get(key, "") for key in ("d", "t", "ref", "text", "action", "seen")])
        lines.writerow([agency["note"]])
        return into.getvalue().encode("cp1252")
    lines = csv.writer(into)
    lines.writerow(["Incident date and time", "CAD", "Clinical narrative", "Disposition"])
    for row in agency["row"]:
        lines.writerow([row[key] for key in ("d", "ref", "text", "action")])
    return into.getvalue().encode("utf-8-sig")


def xlsx_return(agency: Agency) -> bytes:
    """Title rows, real dates and dates as text, comments, a hidden sheet with entries, a total beneath."""
    into = io.BytesIO()
    book = xlsxwriter.Workbook(into, {"in_memory": True})
    book.set_properties({"title": agency["title"], "created": _MADE})
    look = {
        "plain": book.add_format({"text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"}),
        "bold": book.add_format({"bold": True}),
    }
    shown = book.add_worksheet("Attendances")
    shown.write_string(0, 0, agency["title"], look["bold"])
    shown.write_string(1, 0, agency["subtitle"])
    end = _xlsx_rows(shown, agency["row"], 3, look)
    shown.write_string(end, 0, f"Total attendances: {len(agency['row'])}", look["bold"])
    hidden = book.add_worksheet(agency["hidden_sheet"])
    _xlsx_rows(hidden, agency["hidden"], 0, look)
    hidden.hide()
    book.close()
    return into.getvalue()


def _xlsx_rows(sheet: Any, rows: list[dict[str, Any]], first: int, look: dict[str, Any]) -> int:
    for column, width in enumerate((14, 9, 24, 80, 40)):
        sheet.set_column(column, column, width)
    for column, heading in enumerate(("Date", "Time", "Dept", "Clinical event", "Outcome")):
        sheet.write_string(first, column, heading, look["bold"])
    for number, row in enumerate(rows, start=first + 1):
        if row.get("cell") == "date":
            sheet.write_datetime(number, 0, datetime.fromisoformat(row["d"]), look["day"])
        else:
            sheet.write_string(number, 0, row["d"], look["plain"])
        for column, key in enumerate(("t", "dept", "text", "action"), start=1):
            if row.get(key):
                sheet.write_string(number, column, row[key], look["plain"])
        if "comment" in row:
            sheet.write_comment(number, 3, row["comment"], {"author": "T. Osei"})
    return first + len(rows) + 2


def xls_return(agency: Agency) -> bytes:
    """Housing's old workbook: a title, real dates beside words, a count beneath."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Tenancy")
    for column, signs in enumerate((22, 14, 90, 34)):
        sheet.col(column).width = 256 * signs
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    bold = xlwt.easyxf("font: bold on")
    sheet.write(0, 0, agency["title"], bold)
    for column, heading in enumerate(("Date", "Reference", "Event", "Outcome")):
        sheet.write(2, column, heading, bold)
    for number, row in enumerate(agency["row"], start=3):
        if row.get("cell") == "date":
            sheet.write(number, 0, date.fromisoformat(row["d"]), day)
        else:
            sheet.write(number, 0, row["d"])
        for column, key in enumerate(("ref", "text", "action"), start=1):
            sheet.write(number, column, row[key])
    sheet.write(len(agency["row"]) + 4, 0, f"Total: {len(agency['row'])} entries")
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def ods_return(agency: Agency) -> bytes:
    """Children's social care: a title row, dates as real dates where they are whole, a count beneath."""
    book = OpenDocumentSpreadsheet()
    book.meta.childNodes.clear()
    for part in _ods_looks():
        book.automaticstyles.addElement(part)
    sheet = table.Table(name="Chronology")
    book.spreadsheet.addElement(sheet)
    for width in ("2.5cm", "1.6cm", "4.5cm", "12cm", "6cm", "6cm"):
        look = style.Style(name=f"w{width}", family="table-column")
        look.addElement(style.TableColumnProperties(columnwidth=width))
        book.automaticstyles.addElement(look)
        sheet.addElement(table.TableColumn(stylename=look))
    _ods_row(sheet, [agency["title"]])
    _ods_row(sheet, [])
    _ods_row(sheet, ["Date", "Time", "Source", "Significant event", "Action / decision", "Analysis"])
    for row in agency["row"]:
        _ods_row(sheet, [row.get(key, "") for key in ("d", "t", "source", "text", "action", "analysis")])
    _ods_row(sheet, [])
    _ods_row(sheet, [agency["total"]])
    into = io.BytesIO()
    book.write(into)
    return into.getvalue()


def _ods_looks() -> list[Any]:
    """Dates as people see them, words that wrap."""
    shown = figures.DateStyle(name="dmy")
    shown.addElement(figures.Day(style="long"))
    shown.addElement(figures.Text(text="/"))
    shown.addElement(figures.Month(style="long"))
    shown.addElement(figures.Text(text="/"))
    shown.addElement(figures.Year(style="long"))
    words = style.Style(name="words", family="table-cell")
    words.addElement(style.TableCellProperties(wrapoption="wrap", verticalalign="top"))
    day = style.Style(name="day", family="table-cell", datastylename="dmy")
    day.addElement(style.TableCellProperties(verticalalign="top"))
    return [shown, words, day]


def _ods_row(sheet: Any, cells: list[str]) -> None:
    line = table.TableRow()
    for words in cells or [""]:
        day = _whole_day(words)
        if day is not None:
            cell = table.TableCell(stylename="day", valuetype="date", datevalue=day.isoformat())
        elif words:
            cell = table.TableCell(stylename="words", valuetype="string")
        else:
            cell = table.TableCell()
        if words:
            cell.addElement(text.P(text=words))
        line.addElement(cell)
    sheet.addElement(line)


def _whole_day(words: str) -> date | None:
    try:
        return datetime.strptime(words, "%d/%m/%Y").date()
    except ValueError:
        return None


def merged_down(cell: Any, rows: int) -> Any:
    """An OpenDocument cell that spans rows beneath it."""
    cell.setAttrNS(TABLENS, "number-rows-spanned", str(rows))
    return cell
