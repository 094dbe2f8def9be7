"""The files that a RELAX NG grammar may include: those in some folders, shipped ones, and those in a catalog.

A grammar is a file that a document may choose. It reads the files in its own folder and below, those of the edition
that contains it or that uses it, and those to which a catalog maps an address. Everything else is refused in the same
way, whether it exists or not.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from teikit.core.paths import is_inside
from teikit.core.user_cache import user_cache_folder

if TYPE_CHECKING:
    from teikit.validation.catalogs import Catalog

#: The file that marks the folder of an edition.
_EDITION = "edition.toml"


@dataclass(frozen=True, slots=True)
class GrammarAccess:
    """The access of one grammar to other files.

    :param folders: the folders of the files that it may include.
    :param catalog_folder: the folder whose ``catalog.xml`` maps addresses.
    :param confined: whether the catalog can map addresses only to files in its own folder.
    :param allow_network: whether to download what no catalog maps.
    """

    folders: tuple[Path, ...]
    catalog_folder: Path
    confined: bool = True
    allow_network: bool = False

    @classmethod
    def of(cls, schema: Path, folder: Path | None = None, *, allow_network: bool = False) -> GrammarAccess:
        """Return the access of a grammar.

        :param folder: the folder of the edition or document that chose the grammar; ``None`` if the user did.
        """
        own = Path(os.path.realpath(schema)).parent
        edition = next((above for above in (own, *own.parents) if (above / _EDITION).is_file()), None)
        downloaded = user_cache_folder() / "teikit" / "fetched"
        host = _first_folder(own, downloaded.resolve())
        folders = tuple(found for found in (own, edition, folder, host) if found is not None)
        return cls(folders, folder or Path(), folder is not None, allow_network)

    def resolve(self, href: str, folder: Path) -> Path:
        """Return the file that a reference in the grammar names.

        :param folder: the folder that a relative address starts from.
        :raises ValueError: the grammar may not read it.
        """
        from teikit.relaxng.references import local_file
        from teikit.validation.catalogs import local_path

        path = local_file(href, folder) if local_path(href) is not None else self._file_for_address(href)
        if path is None:
            return local_file(href, folder)
        if local_path(href) is not None and not any(is_inside(path, allowed) for allowed in self.folders):
            path = self._mapped(path.absolute().as_uri())
            if path is None:
                raise ValueError(f"“{href}” is outside of the folders from which this schema may include files")
        return path

    def _file_for_address(self, address: str) -> Path | None:
        """Return the local copy of an address in the network, ``None`` if there is none."""
        from teikit.core.errors import DownloadError
        from teikit.validation.schema_association import local_schema

        try:
            return local_schema(address, Path(), self._catalog(), allow_network=self.allow_network)
        except DownloadError as error:
            raise ValueError(error.message) from None

    def _mapped(self, address: str) -> Path | None:
        return self._catalog().resolve(address)

    def _catalog(self) -> Catalog:
        from teikit.validation.catalogs import default_catalog

        return default_catalog(self.catalog_folder, confined=self.confined)


def _first_folder(path: Path, above: Path) -> Path | None:
    """Return the folder of a host in the cache of downloads; ``None`` for a path that is not in this cache.

    Downloads are in folders of the scheme and the host.
    """
    parts = path.relative_to(above).parts if path.is_relative_to(above) else ()
    return above.joinpath(*parts[:2]) if len(parts) > 1 else None
