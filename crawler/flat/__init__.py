"""Flattened forum pages: author panels, quotes and posts found again in plain text."""
