from __future__ import annotations

from teikit.core.findings import Finding, Report, Severity
from teikit.core.positions import Position

ERROR = Finding("a.xml", Position(3, 5), "rng.x", "not allowed")
WARNING = Finding("a.xml", Position(4), "sch.y", "unusual", Severity.WARNING)
NOTE = Finding("b.xml", None, "link.z", "unused", Severity.NOTE)
REPORT = Report((ERROR, WARNING, NOTE), ("a.xml", "b.xml"))


def test_a_report_is_a_sequence_of_findings():
    assert (len(REPORT), REPORT[0], REPORT[-1], REPORT[1:]) == (3, ERROR, NOTE, (WARNING, NOTE))
    assert list(REPORT) == [ERROR, WARNING, NOTE]
    assert WARNING in REPORT


def test_a_report_is_true_if_it_has_findings():
    assert REPORT
    assert not Report(checked=("a.xml",))


def test_a_report_gives_the_findings_of_each_severity():
    assert (REPORT.errors, REPORT.warnings, REPORT.notes) == ((ERROR,), (WARNING,), (NOTE,))
    assert list(REPORT.counts.items()) == [(Severity.ERROR, 1), (Severity.WARNING, 1), (Severity.NOTE, 1)]


def test_a_report_fails_at_a_severity_or_above():
    warnings = Report((WARNING,))
    assert (warnings.fails(), warnings.fails(Severity.WARNING), warnings.fails(Severity.NOTE)) == (False, True, True)


def test_an_unknown_position_is_none_and_not_shown():
    assert (NOTE.line, NOTE.column) == (None, None)
    assert [str(finding) for finding in REPORT] == [
        "a.xml:3:5: error rng.x: not allowed",
        "a.xml:4: warning sch.y: unusual",
        "b.xml: note link.z: unused",
    ]


def test_findings_and_reports_have_short_reprs():
    assert repr(ERROR) == "<Finding a.xml:3:5: error rng.x: not allowed>"
    assert repr(REPORT) == "<Report: 1 error, 1 warning, 1 note in 2 files>"
    assert repr(Report(checked=("a.xml",))) == "<Report: no findings in 1 file>"


def test_positions_are_ordered_by_line_then_column():
    positions = [Position(2, 1), Position(1, 9), Position(1), Position(1, 2)]
    assert sorted(positions) == [Position(1), Position(1, 2), Position(1, 9), Position(2, 1)]
    assert Position(2) >= Position(1, 5)
