"""Vanilla Forums."""

from crawler.engines.vanilla.engine import Vanilla

__all__ = ["Vanilla"]
