"""``teikit path``: the installed stylesheets and schemas, also by addresses that do not depend on their folder."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from click.testing import CliRunner
from lxml import etree

from teikit.cli import main

CATALOG = {"c": "urn:oasis:names:tc:entity:xmlns:xml:catalog"}


def printed(name: str) -> Path:
    result = CliRunner().invoke(main, ["path", name])
    assert result.exit_code == 0
    return Path(result.output.strip())


@pytest.mark.parametrize(("name", "file"), [("xslt", "web/document.xsl"), ("schemas", "teikit.rng")])
def test_the_printed_folder_has_the_files(name: str, file: str) -> None:
    assert (printed(name) / file).is_file()


@pytest.mark.parametrize("address", ["urn:teikit:xslt:reading/read.xsl", "urn:teikit:schemas:teikit.rng"])
def test_the_catalog_leads_addresses_to_files(address: str) -> None:
    catalog = printed("catalog")
    rules = etree.parse(str(catalog)).iterfind("c:rewriteURI", CATALOG)
    [file] = [
        urljoin(catalog.as_uri(), rule.get("rewritePrefix", "") + address.removeprefix(start))
        for rule in rules
        if address.startswith(start := rule.get("uriStartString", ""))
    ]
    assert Path(file.removeprefix("file://")).is_file()


def test_another_word_is_a_usage_error() -> None:
    assert CliRunner().invoke(main, ["path", "fonts"]).exit_code == 2
