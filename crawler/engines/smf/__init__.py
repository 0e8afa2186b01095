"""SMF (Simple Machines Forum), versions 1.1, 2.0 and 2.1."""

from crawler.engines.smf.engine import SMF, SMF1, SMF21

__all__ = ["SMF", "SMF1", "SMF21"]
