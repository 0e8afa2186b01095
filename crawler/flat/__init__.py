"""Flattened forum pages: author panels, quotes and posts found again in plain text."""

from crawler.flat.posts import FlatPost
from crawler.flat.separate import separate_text

__all__ = ["FlatPost", "separate_text"]
