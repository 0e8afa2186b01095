"""Vanilla Forums: its pages of elements, and its newer layouts."""

from crawler.engines.vanilla.engine import Vanilla
from crawler.engines.vanilla.layouts import VanillaLayouts

__all__ = ["Vanilla", "VanillaLayouts"]
