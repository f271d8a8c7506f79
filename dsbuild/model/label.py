from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """The labels of the guideline, in the one order of the dataset's ClassLabel."""

    REPORTAGE = "reportage"
    QUOTED_EXTREMIST_SPEECH = "quoted_extremist_speech"
    CASUALTY_STATISTIC = "casualty_statistic"


class ReviewReason(StrEnum):
    """Why a person should look at a sentence: a closed list."""

    SPEAKER_UNRESOLVED = "speaker_unresolved"
    WEAK_CUE = "weak_cue"
    ROLE_UNKNOWN = "role_unknown"
    ROLE_CONTESTED = "role_contested"
    RULES_CONFLICT = "rules_conflict"
    UNQUOTED_STATEMENT = "unquoted_statement"
    UNCLOSED_QUOTATION = "unclosed_quotation"
    LOW_EVIDENCE = "low_evidence"


@dataclass(frozen=True, slots=True)
class Evidence:
    """That a rule spoke for or, by a rule that rules out, against a label at `text[start:end]`.

    `note` never quotes the text, because it is published where the text is withheld.
    """

    rule: str
    label: Label
    start: int
    end: int
    note: str = ""
