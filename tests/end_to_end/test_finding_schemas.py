"""Search of schemas by `teikit validate`: in documents, catalogs and, if allowed, the network."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from helpers import Teikit

RNC = "start = element memo { element p { text }+ }"
MAIN = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="parts/p.rng"/>
<start><element name="memo"><ref name="p"/></element></start></grammar>"""
PART = """<grammar xmlns="http://relaxng.org/ns/structure/1.0">
<define name="p"><element name="p"><text/></element></define></grammar>"""
RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern><rule context="p">
<assert id="stop" test="ends-with(., '.')">A paragraph ends with a stop.</assert></rule></pattern></schema>"""


class Site(SimpleHTTPRequestHandler):
    """Serves a folder and records the requests."""

    requests: list[str]

    def __init__(self, *arguments: object, requests: list[str], **options: object) -> None:
        self.requests = requests
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        self.requests.append(self.path)


@pytest.fixture
def requests() -> list[str]:
    return []


@pytest.fixture
def site(tmp_path: Path, requests: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve a schema in two files and rules, and write a document that names them; return the address."""
    folder = tmp_path / "site"
    (folder / "parts").mkdir(parents=True)
    (folder / "memo.rng").write_text(MAIN)
    (folder / "parts" / "p.rng").write_text(PART)
    (folder / "memo.sch").write_text(RULES)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Site, directory=str(folder), requests=requests))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XML_CATALOG_FILES", "")
    Path("memo.xml").write_text(
        f'<?xml-model href="{address}/memo.rng"?>\n<?xml-model href="{address}/memo.sch"?>\n<memo><p>Yes</p></memo>\n'
    )
    yield address
    server.shutdown()
    server.server_close()


def test_the_network_is_not_used_unless_it_is_allowed(site: str, requests: list[str], teikit: Teikit) -> None:
    result = teikit("validate", "memo.xml")
    lines = [line for line in result.stdout.splitlines() if "schema.not-found" in line]
    assert lines == [
        f"memo.xml:{line}:1: warning schema.not-found: schema {site}/memo.{kind} is not available: no catalog maps it "
        "to a local file; use --schema FILE, map the address in catalog.xml, or use --allow-network"
        for line, kind in ((1, "rng"), (2, "sch"))
    ]
    assert requests == []


def test_schemas_are_downloaded_with_their_inclusions_and_cached(
    site: str, requests: list[str], teikit: Teikit
) -> None:
    for _ in range(2):
        result = teikit("validate", "memo.xml", "--allow-network")
        assert result.stdout == "memo.xml:3:7: error sch.stop: A paragraph ends with a stop.\n"
    assert sorted(requests) == ["/memo.rng", "/memo.sch", "/parts/p.rng"]


def test_a_schema_may_be_given_by_its_address(site: str, teikit: Teikit) -> None:
    Path("memo.xml").write_text("<memo><q/></memo>")
    refused = teikit("validate", "memo.xml", "--schema", f"{site}/memo.rng")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith(f"teikit: no local copy of {site}/memo.rng; ")
    result = teikit("validate", "memo.xml", "--schema", f"{site}/memo.rng", "--allow-network")
    assert "rng.element-not-allowed: element <q> is not allowed in <memo>" in result.stdout


def test_a_failed_download_is_reported_in_one_line(site: str, teikit: Teikit) -> None:
    result = teikit("validate", "memo.xml", "--schema", f"{site}/absent.rng", "--allow-network")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"teikit: cannot download {site}/absent.rng: 404 File not found\n"


@pytest.mark.parametrize("address", ["ftp://example.org/a.rng", "http://127.0.0.1/a/%2e%2e/b.rng", "http:///a.rng"])
def test_an_address_of_another_scheme_is_refused(address: str, site: str, teikit: Teikit) -> None:
    result = teikit("validate", "memo.xml", "--schema", address, "--allow-network")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith(f"teikit: cannot download {address}: ")


def test_a_catalog_takes_precedence_over_the_network(site: str, requests: list[str], teikit: Teikit) -> None:
    Path("own.rnc").write_text(RNC)
    Path("own.sch").write_text(RULES)
    Path("catalog.xml").write_text(
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
        f'<uri name="{site}/memo.rng" uri="own.rnc"/><uri name="{site}/memo.sch" uri="own.sch"/></catalog>'
    )
    result = teikit("validate", "memo.xml", "--allow-network")
    assert result.stdout == "memo.xml:3:7: error sch.stop: A paragraph ends with a stop.\n"
    assert requests == []
