"""The words of the rules as data: TOML files, each list with where it comes from, and what loads them."""

from dsbuild.lexicon.load import Lexicon, load

__all__ = ["Lexicon", "load"]
