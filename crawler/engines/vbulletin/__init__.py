"""vBulletin: versions 3 and 4, 5 and 6, and 2."""

from crawler.engines.vbulletin.five import VBulletin5, VBulletin6
from crawler.engines.vbulletin.four import VBulletin4
from crawler.engines.vbulletin.three import VBulletin3
from crawler.engines.vbulletin.two import VBulletin2

__all__ = ["VBulletin2", "VBulletin3", "VBulletin4", "VBulletin5", "VBulletin6"]
