"""WoltLab Suite Forum and Burning Board: versions 4 to 6, and 3."""

from crawler.engines.woltlab.suite import WoltLab
from crawler.engines.woltlab.three import WoltLab3

__all__ = ["WoltLab", "WoltLab3"]
