"""MyBB: version 1.8, and versions 1.2 to 1.6, whose posts are tables."""

from crawler.engines.mybb.engine import MyBB, MyBB16
from crawler.engines.mybb.light import MyBBLight

__all__ = ["MyBB", "MyBB16", "MyBBLight"]
