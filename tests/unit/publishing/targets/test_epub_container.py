"""EPUB container: the form of the ZIP archive."""

from __future__ import annotations

import io
import zipfile

from teikit.publishing.targets.epub_container import pack

FILES = {"EPUB/package.opf": b"<package/>", "EPUB/a.xhtml": b"<html/>"}


def test_media_type_is_at_a_fixed_offset() -> None:
    assert pack(FILES)[30:58] == b"mimetypeapplication/epub+zip"


def test_files_are_in_the_given_order_after_the_container_file() -> None:
    with zipfile.ZipFile(io.BytesIO(pack(FILES))) as archive:
        assert archive.namelist() == ["mimetype", "META-INF/container.xml", *FILES]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("EPUB/a.xhtml") == b"<html/>"


def test_same_files_give_the_same_bytes() -> None:
    assert pack(FILES) == pack(dict(FILES))
