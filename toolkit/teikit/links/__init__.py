"""Links across the files of an edition: pointers, ids, registers, images, numbers."""

from teikit.links.check import check, check_edition
from teikit.links.scan import Scanned, scan

__all__ = ["Scanned", "check", "check_edition", "scan"]
