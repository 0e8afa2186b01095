"""Discourse: its pages as crawlers see them, and its JSON."""

from crawler.engines.discourse.api import DiscourseJSON
from crawler.engines.discourse.pages import Discourse

__all__ = ["Discourse", "DiscourseJSON"]
