"""Flarum: its pages, with and without scripts, and its JSON."""

from crawler.engines.flarum.api import FlarumJSON
from crawler.engines.flarum.pages import Flarum

__all__ = ["Flarum", "FlarumJSON"]
