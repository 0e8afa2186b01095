"""XenForo: version 2 (2.0 to 2.3) and version 1 (1.0 to 1.5)."""

from crawler.engines.xenforo.one import XenForo1
from crawler.engines.xenforo.two import XenForo

__all__ = ["XenForo", "XenForo1"]
