"""Code as users of the API write it. It must pass mypy in strict mode and runs in a test."""

from __future__ import annotations

from pathlib import Path

import teikit


def encode_all(folder: Path, output: Path) -> list[str]:
    """Encode the texts of a folder and list what to review."""
    profile: teikit.Profile = teikit.load_profile("frus")
    review: list[str] = []
    for source in sorted(folder.glob("*.txt")):
        encoding: teikit.Encoding = teikit.encode(source, profile=profile, tag=["dates"])
        for decision in encoding.uncertain:
            position: teikit.Position = decision.position
            review.append(f"{source.name}:{position.line}: {decision.text} ({decision.rule})")
        encoding.save(output / f"{source.stem}.xml", overwrite=True)
    return review


def validate_all(folder: str, schema: str) -> int:
    """Print the findings of a folder and return the number of errors."""
    report: teikit.Report = teikit.validate(folder, schema=schema)
    for finding in report:
        if finding.severity is teikit.Severity.ERROR and finding.line is not None:
            print(finding.file, finding.line + 1, finding.message, *finding.expected)
    compiled = teikit.Schema(schema)
    first: teikit.Finding | None = next(iter(compiled.validate(Path(folder) / "memo.xml")), None)
    return len(report.errors) if first is None else 1


def publish_all(document: Path, output: str) -> list[Path]:
    """Publish a document as a web page in German and as an archival PDF."""
    written = teikit.publish(document, output, teikit.Web(lang="de"))
    try:
        written += teikit.transform(str(document), output, teikit.Pdf(standards=("a-2u",)))
    except teikit.StylesheetError as error:
        print(error.message, error.hint, error.file)
    return written


def describe(folder: str) -> str:
    """Return the title of the edition that contains a folder."""
    try:
        edition: teikit.Edition = teikit.Edition.load(folder)
    except FileNotFoundError as error:
        return str(error)
    return edition.title
