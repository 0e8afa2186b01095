"""XMB (Extreme Message Board) 1.8 and 1.9."""

from crawler.engines.xmb.engine import Xmb

__all__ = ["Xmb"]
