"""What one document uses of the faces: words measured, lines turned into glyphs, fonts embedded at the end.

Plain lines, nearly all there are, take the fast way: widths added up, glyphs looked up. Lines in joined
scripts, with marks above letters or with signs that no face has are shaped run by run, and each such run
carries its words, so that searching and copying find what was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDictionary

from chronology.report.pdf import faces
from chronology.report.pdf.embed import code_of_shaped, embedded
from chronology.report.pdf.faces import face, shape
from chronology.report.pdf.runs import Run, runs
from chronology.report.pdf.spool import Spool, text

_CACHED = 20_000  # words whose width is kept; common words are found again long before that
_SHORT = 24  # letters: a line of so few is kept as drawn, for it is likely to come again

_STANDS_FOR_NOTHING = "\u200c"  # a glyph beside another one that already stands for their characters


@dataclass(frozen=True, slots=True)
class Intricate:
    """A line that holds more than letters side by side. `backwards`: its paragraph runs from the right."""

    words: str
    backwards: bool


class Weight:
    """The plain or the bold letters of one document."""

    def __init__(self, bold: bool, shaped: dict[str, dict[int, str]]) -> None:
        self._chain = faces.CHAINS[bold]
        self._simple = face(self._chain[0]).simple
        self._shaped = shaped
        self._own = faces.NAMES.index(self._chain[0])
        self.shown: dict[str | Intricate, bytes] = {}
        self.widths: dict[str, int] = {}
        self.intricate: set[str] = set()
        self._used = {" "}
        self.space = self._simple[" "]

    @property
    def name(self) -> str:
        """The face that draws all plain lines."""
        return self._chain[0]

    def font(self, size: float) -> bytes:
        """The operator that sets this weight in a size."""
        return b"/F%d %.4g Tf" % (self._own, size)

    def used(self) -> dict[int, str]:
        """The codes of the plain lines, with the letters they stand for."""
        return {ord(char): char for char in sorted(self._used)}

    def make_room(self) -> None:
        """Let go of measured words once there are very many, so that memory stays flat."""
        if len(self.widths) + len(self.shown) > _CACHED:
            self.widths.clear()
            self.intricate.clear()
            self.shown.clear()

    def width(self, word: str) -> int:
        """The width of a word in thousandths of the type size. Keeps it, and that it is intricate."""
        known = self.widths.get(word)
        if known is not None:
            return known
        try:
            wide = sum(map(self._simple.__getitem__, word))
            self._used.update(word)
        except KeyError:
            self.intricate.add(word)
            wide = self._shaped_width(word, backwards=False)
        self.widths[word] = wide
        return wide

    def intricate_width(self, line: Intricate) -> int:
        """The width of a whole line as it is drawn."""
        return self._shaped_width(line.words, line.backwards)

    def show(self, line: str | Intricate, size: float) -> bytes:
        """The operators that draw a line where the pen stands. This weight is set before and after."""
        if isinstance(line, Intricate):
            return b" ".join(self._show_runs(runs(self._chain, line.words, line.backwards), size))
        drawn = b"(%s)Tj" % _escaped(line.encode("utf-16-be"))
        if len(line) <= _SHORT:
            self.shown[line] = drawn
        return drawn

    def _shaped_width(self, words: str, backwards: bool) -> int:
        return sum(_wide(run) for run in runs(self._chain, words, backwards))

    def _show_runs(self, in_order: Sequence[Run], size: float) -> Iterator[bytes]:
        """Runs in reading order, each in its place: the pen goes back where reading goes against the eye."""
        wide = {run.rank: _wide(run) for run in in_order}
        pen = 0
        for run in in_order:
            left = sum(wide[rank] for rank in range(run.rank))
            if left != pen:
                yield b"[%d]TJ" % (pen - left)
            yield self._show_run(run, size)
            pen = left + wide[run.rank]

    def _show_run(self, run: Run, size: float) -> bytes:
        if run.face == self.name and not run.backwards and self._simple.keys() >= set(run.drawn):
            self._used.update(run.drawn)
            plain = self.show(run.drawn, size)
            return plain if run.drawn == run.words else _standing_for(run.words, plain)
        drawn = b"/F%d %.4g Tf %s" % (faces.NAMES.index(run.face), size, self._glyphs(run, size))
        # Searching and copying turn letters that are read from the right round by themselves: words in
        # reading order would come out reversed here. The element has those (Element.says).
        drawn = b"/ReversedChars BMC %s EMC" % drawn if run.backwards else _standing_for(run.words, drawn)
        return drawn + b" " + self.font(size)

    def _glyphs(self, run: Run, size: float) -> bytes:
        """The glyphs of a shaped run: moved sideways by the arrays' numbers, up and down by the rise."""
        chosen = face(run.face)
        kept = self._shaped.setdefault(run.face, {})
        shown: list[bytes] = []
        codes = b""
        for glyph in shape(run.face, run.drawn, run.backwards):
            said = glyph.stands_for or chosen.characters.get(glyph.number, _STANDS_FOR_NOTHING)
            number = code_of_shaped(glyph.number)
            kept.setdefault(number, said)
            code = number.to_bytes(2, "big")
            left_over = glyph.right + chosen.advance(glyph.number) - glyph.advance
            if not (glyph.up or glyph.right or left_over):
                codes += code
                continue
            if codes:
                shown.append(b"(%s)Tj" % _escaped(codes))
                codes = b""
            move = b"%.4g Ts[%d (%s) %d]TJ 0 Ts"
            shown.append(move % (glyph.up * size / 1000, -glyph.right, _escaped(code), left_over))
        if codes:
            shown.append(b"(%s)Tj" % _escaped(codes))
        return b" ".join(shown)


class Fonts:
    """Both weights of one document, and every face it comes to use.

    To reportlab this is a font that adds its objects to the document when everything is drawn. Its own kind
    knows 256 letters a subset and loses what a ligature or a joined letter stands for.
    """

    def __init__(self, document: Spool) -> None:
        document.delayedFonts.append(self)
        self._shaped: dict[str, dict[int, str]] = {}
        self._weights = (Weight(False, self._shaped), Weight(True, self._shaped))

    def weight(self, bold: bool) -> Weight:
        """The plain or the bold letters."""
        return self._weights[bold]

    def addObjects(self, document: Spool) -> None:
        """Embed the faces that were used, under the names that pages set them by."""
        for weight in self._weights:
            self._shaped.setdefault(weight.name, {}).update(weight.used())
        fonts = document.idToObject[BasicFonts]
        assert isinstance(fonts, PDFDictionary)
        for index, name in enumerate(faces.NAMES):
            if self._shaped.get(name):
                fonts[f"F{index}"] = document.refer(embedded(document, face(name), self._shaped[name]))


def _wide(run: Run) -> int:
    return sum(glyph.advance for glyph in shape(run.face, run.drawn, run.backwards))


def _escaped(data: bytes) -> bytes:
    """Bytes as they stand between the brackets of a string."""
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")


def _standing_for(words: str, drawn: bytes) -> bytes:
    return b"/Span<</ActualText%s>>BDC %s EMC" % (text(words), drawn)
