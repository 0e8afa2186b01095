"""phpBB: version 3 in prosilver and in subsilver2, and version 2."""

from crawler.engines.phpbb.tables import PhpBB2, PhpBBTables
from crawler.engines.phpbb.three import PhpBB

__all__ = ["PhpBB", "PhpBB2", "PhpBBTables"]
