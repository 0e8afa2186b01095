"""Duhok Forum and the forums in the manner of StartimesS: versions 3, and 1."""

from crawler.engines.duhok.pages import Duhok1, Duhok3

__all__ = ["Duhok1", "Duhok3"]
