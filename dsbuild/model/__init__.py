"""The values that travel between the stages: frozen, slotted, and free of behaviour.

Every offset is a code point of the article's text, every span is half-open.
"""

from dsbuild.model.annotation import Annotation, LabelledSentence
from dsbuild.model.article import Article, Markup, MarkupKind, article_from_text
from dsbuild.model.block import Block, BlockKind, DropKind, Dropped, Layout
from dsbuild.model.casualty import Casualty, CasualtyKind, Counts, RuledOut
from dsbuild.model.decision import Decisions, SentenceDecision, SpeakerDecision
from dsbuild.model.label import Evidence, Label, ReviewReason
from dsbuild.model.quotation import Quotation, Quotations, Role, Speaker, Status
from dsbuild.model.rule import Effect, Rule
from dsbuild.model.sentence import Sentence

__all__ = [
    "Annotation",
    "Article",
    "Block",
    "BlockKind",
    "Casualty",
    "CasualtyKind",
    "Counts",
    "Decisions",
    "DropKind",
    "Dropped",
    "Effect",
    "Evidence",
    "Label",
    "LabelledSentence",
    "Layout",
    "Markup",
    "MarkupKind",
    "Quotation",
    "Quotations",
    "ReviewReason",
    "Role",
    "Rule",
    "RuledOut",
    "Sentence",
    "SentenceDecision",
    "Speaker",
    "SpeakerDecision",
    "Status",
    "article_from_text",
]
