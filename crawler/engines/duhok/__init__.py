"""Duhok Forum and the forums in the manner of StartimesS: versions 3, and 1."""

from crawler.engines.duhok.one import Duhok1
from crawler.engines.duhok.three import Duhok3

__all__ = ["Duhok1", "Duhok3"]
