"""An article's text as blocks, each kept or dropped with its kind and the rule that decided it."""

from dsbuild.layout.catalogue import RULES
from dsbuild.layout.lay_out import lay_out
from dsbuild.layout.paragraphs import Paragraph, all_on_a_line, paragraphs

__all__ = ["RULES", "Paragraph", "all_on_a_line", "lay_out", "paragraphs"]
