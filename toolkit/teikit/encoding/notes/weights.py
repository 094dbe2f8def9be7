"""Weights: how strongly a place in a text suggests a footnote call."""

from __future__ import annotations

import msgspec


class Weights(msgspec.Struct, frozen=True):
    """The scores of places that may be footnote calls, and the thresholds that the scores are compared with.

    The weights are set by hand: only their order, and their distance from the thresholds, has a meaning. A place has
    the score of the first description that fits it; a place that fits none is not a call.
    """

    accepted: float = 2.0
    """Threshold of a call that is accepted by itself, without a note body or a count that leads to it."""

    next: float = 1.2
    """Threshold of a call whose number is the next one of a count."""

    skipped: float = -2.0
    """Score of a note body without a call. Any call, however weak, is better than none."""

    between: float = 0.2
    """Threshold of a call whose number is missing between two others."""

    symbol: float = 3.0
    """A symbol or a raised figure: ``treaty*``, ``treaty¹``."""

    after_word: float = 3.0
    """A number right after a word: ``Minister2``."""

    after_capitals: float = 2.0
    """A number right after three or more letters, the last a capital: ``UNSC2``, which may be a name with a figure."""

    after_letters: float = 0.5
    """A number right after one letter or two capitals: ``B2``, ``UN2``, mostly a name with a figure."""

    after_bracket: float = 3.0
    """A number right after a closing bracket or quotation mark: ``(Acheson)2``."""

    after_stop: float = 3.0
    """A number right after a stop or a comma, which itself follows a letter: ``yesterday.1``."""

    after_dated_stop: float = 3.0
    """A number right after a stop that follows a day or a year: ``1951.1``, ``Feb 15:1`` at the end of a line."""

    after_message_number: float = 2.0
    """A number right after the stop of a message number, before a capital: ``Legtel 647.1 The``."""

    after_number_stop: float = 1.5
    """A number right after the stop of any other number, before a capital: ``in 12.1 The``, which may be a decimal."""

    after_number_question: float = 1.5
    """A number right after a question mark that follows a number: ``in 12?1``."""

    after_number_comma: float = 1.2
    """A number right after the comma of a number, before a space: ``569,4 paragraph``, which may be a decimal."""

    after_number_colon: float = 0.3
    """A number right after the colon of a number that is not a date: ``5:1``."""

    spaced_after_head: float = 2.0
    """A number after a space at the end of a heading: ``Memorandum by Ross 1``."""

    spaced_at_line_end: float = 1.0
    """A number after a word and a space, at the end of a line."""

    spaced_after_stop: float = 0.4
    """A number after a stop and a space: ``yesterday. 1``, which may be a label."""

    spaced: float = 0.2
    """A number after a word and a space, within a line."""

    digits_after_time: float = 3.0
    """Digits after an hour and two figures: ``10:301`` is 10:30 and call 1."""

    digits_after_year: float = 3.0
    """Digits after a year: ``19511`` is 1951 and call 1."""

    digits_after_day: float = 2.5
    """Digits after a day, if with them the day does not exist or is in the future: ``Aug 301``."""

    digits_after_serial: float = 2.0
    """Digits after the number of a telegram, if with them it is the number of a later telegram: ``Gocus 5591``."""

    digits_after_cited: float = 1.3
    """Digits after a number that the text has elsewhere after the same word: ``NSC 1722`` and ``NSC 172``."""

    digits_of_future_day: float = 1.0
    """Digits after a day, if with them it is shortly after the date of the document; that may be planned."""

    digits_at_head_end: float = 1.0
    """The last digits of a number at the end of a heading."""

    digits: float = 0.3
    """The last digits of any other number."""

    digits_of_date: float = 0.1
    """The last digits of a day, a year, a number before a month, or a number that begins a line."""


WEIGHTS = Weights()
