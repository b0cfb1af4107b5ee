"""Plain text that is no table of signs: paragraphs, and columns aligned with spaces."""

from __future__ import annotations

from chronology.intake.grid import Document, Paragraph
from tests.intake.sheet_files import read, rows_of, texts


def paragraphs(document: Document) -> list[Paragraph]:
    return [part for part in document.parts if isinstance(part, Paragraph)]


def test_lines_are_paragraphs_counted_without_the_empty_ones():
    found = paragraphs(read(b"4/3/2019 Home visit.\n\n\n5/3/2019 Call.\r\n  - left a message\r\n"))
    assert [(one.story, one.number, one.text, one.is_list) for one in found] == [
        ("text", 1, "4/3/2019 Home visit.", False),
        ("text", 2, "5/3/2019 Call.", False),
        ("text", 3, "- left a message", True),
    ]


def test_lines_broken_by_their_length_are_one_paragraph():
    text = (
        "4 March 2019. The health visitor came to the house and saw the baby, who was\n"
        "asleep. Mother was tired and said that she had not slept for several nights in\n"
        "a row.\n"
        "5 March 2019. Telephone call to the surgery to ask for the results of the test\n"
        "that had been done the week before; none were to hand and a call back promised.\n"
        "6 March 2019. No call back.\n"
    )
    found = [one.text for one in paragraphs(read(text.encode()))]
    assert [words[:12] for words in found] == ["4 March 2019", "5 March 2019", "6 March 2019"]
    assert found[0].endswith("several nights in\na row.")


def test_long_and_short_lines_stay_apart():
    lines = [f"{day}/3/2019 - " + "words " * (day * 3) for day in range(1, 9)]
    assert len(paragraphs(read("\n".join(lines).encode()))) == 8


PRINT = (
    b"POLICE INCIDENT PRINT   PAGE 1\n"
    b"\n"
    b"Date        Time   Type        Text\n"
    b"----------  -----  ----------  ------------------------------\n"
    b"12/03/2019  10:00  Domestic    Called to the address, verbal\n"
    b"                               argument only\n"
    b"14/03/2019  11:30  Missing     Reported missing by school\n"
    b"20/04/2019         Intel       Seen in the town centre\n"
)


def test_lines_of_a_log_that_open_with_a_day_are_paragraphs_however_long_they_are():
    told = ["Officers spoke to both and left after an hour.", "The child slept through it all and was seen."]
    for opens in ("[0{}/03/2019 09:10] ", "(2019-03-0{}) ", "Monday 0{}.03.2019 "):
        lines = [f"{opens.format(day)}{told[day % 2]} {'More. ' * (day % 3)}" for day in range(1, 8)]
        assert len(paragraphs(read("\n".join(lines).encode()))) == 7


def test_columns_aligned_with_spaces_are_a_table():
    document = read(PRINT)
    assert texts(document)[1:] == [
        ["Date", "Time", "Type", "Text"],
        ["12/03/2019", "10:00", "Domestic", "Called to the address, verbal\nargument only"],
        ["14/03/2019", "11:30", "Missing", "Reported missing by school"],
        ["20/04/2019", "", "Intel", "Seen in the town centre"],
    ]
    assert [row.number for row in rows_of(document)] == [1, 3, 5, 7, 8]


def test_no_word_of_an_aligned_table_is_lost():
    found = " ".join(cell for row in texts(read(PRINT)) for cell in row).split()
    assert sorted(found) == sorted(word for word in PRINT.decode().split() if set(word) != {"-"})


def test_sentences_with_wide_gaps_are_no_table():
    text = (
        b"She was well.  The visit was short and nothing was said.\n"
        b"On Monday the school rang.  No reply came that week.\n"
        b"Later.  A letter was sent to the mother and to her sister.\n"
        b"The duty worker closed the case.  Nothing more is known of it.\n"
    )
    assert len(paragraphs(read(text))) == 4
