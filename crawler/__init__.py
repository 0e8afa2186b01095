"""Crawls Arabic web forums and writes clean JSON Lines."""
