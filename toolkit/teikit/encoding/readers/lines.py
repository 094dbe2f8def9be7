"""Lines: the text of a draft and the white space between its words, which no reader writes itself."""

from __future__ import annotations

from enum import Enum, auto


class LineState(Enum):
    r"""State of a line, which determines the white space before the next character.

    White space is written only when a character follows, so there is none at the edges of lines.

    ===========  =======================  ==========  ==============  ============  ===========
    state        next character           space       line_break()    new_line()    separate()
    ===========  =======================  ==========  ==============  ============  ===========
    LINE_START   IN_LINE                  --          --              --            CELL_START
    CELL_START   IN_LINE                  --          --              --            CELL_START
    IN_LINE      IN_LINE                  SPACE_DUE   BREAK_DUE       LINE_DUE      CELL_START
    SPACE_DUE    writes " ", IN_LINE      --          BREAK_DUE       LINE_DUE      CELL_START
    BREAK_DUE    writes "\n", IN_LINE     --          --              LINE_DUE      CELL_START
    LINE_DUE     writes "\n", IN_LINE     --          --              --            CELL_START
    ===========  =======================  ==========  ==============  ============  ===========
    """

    LINE_START = auto()
    """Nothing is in the line yet."""
    CELL_START = auto()
    """Nothing is in the cell yet, or after the label of an item."""
    IN_LINE = auto()
    """Text is in the line, and the next character touches it."""
    SPACE_DUE = auto()
    """A space precedes the next character."""
    BREAK_DUE = auto()
    """A line break within the block precedes the next character."""
    LINE_DUE = auto()
    """The end of the line precedes the next character."""


_START = frozenset({LineState.LINE_START, LineState.CELL_START})
_WITH_TEXT = frozenset({LineState.IN_LINE, LineState.SPACE_DUE})
_DUE = {LineState.SPACE_DUE: " ", LineState.BREAK_DUE: "\n", LineState.LINE_DUE: "\n"}


class Lines:
    """Text in lines; white space is written only between two characters."""

    __slots__ = ("_last", "_parts", "length", "state")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._last = "\n"
        self.length = 0
        """Number of characters written."""
        self.state = LineState.LINE_START

    @property
    def has_text(self) -> bool:
        """Whether text is in the current line, or in the current cell."""
        return self.state in _WITH_TEXT

    @property
    def is_due(self) -> bool:
        """Whether a character of white space will be written before the next one."""
        return self.state in _DUE

    def append(self, text: str) -> None:
        """Write characters as they are."""
        self._parts.append(text)
        self.length += len(text)
        self._last = text[-1]
        self.state = LineState.LINE_START if self._last == "\n" else LineState.IN_LINE

    def settle(self) -> bool:
        """Write the white space that is due. Return whether it was a line break within a block."""
        before = self.state
        if before in _DUE:
            self.append(_DUE[before])
        return before is LineState.BREAK_DUE

    def space(self) -> None:
        """Separate the next word by a space."""
        if self.state is LineState.IN_LINE and self._last != " ":
            self.state = LineState.SPACE_DUE

    def line_break(self) -> None:
        """Continue in a new line of the same block, if text follows."""
        if self.state in _WITH_TEXT:
            self.state = LineState.BREAK_DUE

    def new_line(self) -> None:
        """End the line."""
        if self.state not in _START:
            self.state = LineState.LINE_DUE

    def end_empty_line(self) -> None:
        """End a line that contains no text."""
        self.state = LineState.LINE_DUE

    def separate(self, separator: str) -> None:
        """Write a separator and begin a cell, or the words of an item after its label."""
        self.append(separator)
        self.state = LineState.CELL_START

    def begin_cell(self) -> None:
        """Treat the next character as the first of its line."""
        self.state = LineState.CELL_START

    def discard_space(self) -> None:
        """Forget a space or a line break that is due; the end of a line stays due."""
        if self.state is not LineState.LINE_DUE:
            self.state = LineState.LINE_START if self._last == "\n" else LineState.IN_LINE

    def discard_due(self) -> None:
        """Forget all white space that is due."""
        if self.state in _DUE:
            self.state = LineState.IN_LINE

    def text(self) -> str:
        """Return the text."""
        return "".join(self._parts)
