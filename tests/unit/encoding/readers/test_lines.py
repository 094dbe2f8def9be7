"""The lines of a draft: white space is written only between two characters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from teikit.encoding.readers.lines import Lines, LineState

S = LineState


def _in(state: LineState) -> Lines:
    """Return lines in a state; all but an empty line begin with the text ``a``."""
    lines = Lines()
    if state is S.LINE_START:
        return lines
    lines.append("a")
    steps: dict[LineState, Callable[[], None]] = {
        S.CELL_START: lambda: lines.separate("\t"),
        S.SPACE_DUE: lines.space,
        S.BREAK_DUE: lines.line_break,
        S.LINE_DUE: lines.new_line,
    }
    if state in steps:
        steps[state]()
    assert lines.state is state
    return lines


EVENTS: dict[str, Callable[[Lines], None]] = {
    "space": Lines.space,
    "line_break": Lines.line_break,
    "new_line": Lines.new_line,
    "separate": lambda lines: lines.separate("\t"),
    "discard_space": Lines.discard_space,
    "discard_due": Lines.discard_due,
}

#: The table of LineState: the state after each event.
TABLE = {
    #               space         line_break    new_line      separate      discard_space discard_due
    S.LINE_START: (S.LINE_START, S.LINE_START, S.LINE_START, S.CELL_START, S.LINE_START, S.LINE_START),
    S.CELL_START: (S.CELL_START, S.CELL_START, S.CELL_START, S.CELL_START, S.IN_LINE, S.CELL_START),
    S.IN_LINE: (S.SPACE_DUE, S.BREAK_DUE, S.LINE_DUE, S.CELL_START, S.IN_LINE, S.IN_LINE),
    S.SPACE_DUE: (S.SPACE_DUE, S.BREAK_DUE, S.LINE_DUE, S.CELL_START, S.IN_LINE, S.IN_LINE),
    S.BREAK_DUE: (S.BREAK_DUE, S.BREAK_DUE, S.LINE_DUE, S.CELL_START, S.IN_LINE, S.IN_LINE),
    S.LINE_DUE: (S.LINE_DUE, S.LINE_DUE, S.LINE_DUE, S.CELL_START, S.LINE_DUE, S.IN_LINE),
}


@pytest.mark.parametrize(
    ("state", "event", "expected"),
    [(state, event, after) for state, row in TABLE.items() for event, after in zip(EVENTS, row, strict=True)],
    ids=lambda value: value.name if isinstance(value, LineState) else value,
)
def test_an_event_changes_the_state(state: LineState, event: str, expected: LineState) -> None:
    lines = _in(state)
    EVENTS[event](lines)
    assert lines.state is expected


@pytest.mark.parametrize(
    ("state", "text", "is_break"),
    [
        (S.LINE_START, "b", False),
        (S.CELL_START, "a\tb", False),
        (S.IN_LINE, "ab", False),
        (S.SPACE_DUE, "a b", False),
        (S.BREAK_DUE, "a\nb", True),
        (S.LINE_DUE, "a\nb", False),
    ],
)
def test_the_white_space_that_is_due_precedes_the_next_character(state: LineState, text: str, is_break: bool) -> None:
    lines = _in(state)
    assert lines.settle() is is_break
    lines.append("b")
    assert (lines.text(), lines.length, lines.state) == (text, len(text), S.IN_LINE)


@pytest.mark.parametrize("state", LineState)
def test_nothing_is_written_before_a_character_follows(state: LineState) -> None:
    lines = _in(state)
    before = lines.text()
    for event in ("space", "line_break", "new_line"):
        EVENTS[event](lines)
    assert lines.text() == before


def test_a_space_after_a_space_is_not_written() -> None:
    lines = Lines()
    lines.append("a ")
    lines.space()
    assert lines.state is S.IN_LINE
