"""Figures that can be measured again; no tests."""
