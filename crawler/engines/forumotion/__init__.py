"""Forumotion, under all its names (Ahlamontada, Forumactif, ...): one engine, seven skins."""

from crawler.engines.forumotion.engine import Forumotion

__all__ = ["Forumotion"]
