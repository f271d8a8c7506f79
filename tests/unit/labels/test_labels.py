"""Labels from hand-made quotations and counts: what the guideline says of each case."""

from dataclasses import replace

import pytest

from dsbuild import labels
from dsbuild.model import (
    Block,
    BlockKind,
    Casualty,
    CasualtyKind,
    Counts,
    Evidence,
    Label,
    LabelledSentence,
    Quotation,
    Quotations,
    ReviewReason,
    Role,
    RuledOut,
    Sentence,
    Speaker,
    Status,
)

TEXT = "“We will be back. Wait for us,” Karim Aden said."
FIRST, SECOND = (0, 17), (18, 48)
WHOLE = Quotation(0, 31, "“", "”", "Q001", speaker="Karim Aden", attribution="A001", cue=(43, 47))
ADEN = replace(WHOLE, speaker_role=Role.EXTREMIST, speaker_status=Status.CURRENT)


def labelled(lexicon, text, spans, quotations=(), counts=None, speakers=(), kind=BlockKind.BODY):
    blocks = (Block(0, len(text), kind, "L001"),)
    sentences = [Sentence(start, end, 0) for start, end in spans]
    found = counts or [Counts() for _ in spans]
    return labels.label(
        text, blocks, sentences, Quotations(tuple(quotations), tuple(speakers)), found, lexicon
    )


def test_every_sentence_of_an_extremists_quotation_is_their_speech(lexicon) -> None:
    first, second = labelled(lexicon, TEXT, [FIRST, SECOND], [ADEN])
    assert first.labels == second.labels == (Label.QUOTED_EXTREMIST_SPEECH,)
    assert (first.speaker, first.speaker_role, first.speaker_status) == (
        "Karim Aden",
        Role.EXTREMIST,
        Status.CURRENT,
    )
    assert (first.quotations[0].start, first.quotations[0].end, first.quotations[0].open) == (0, 17, True)
    assert (second.quotations[0].start, second.quotations[0].end, second.quotations[0].open) == (
        18,
        31,
        False,
    )
    assert [piece.rule for piece in first.evidence] == ["V001"]
    assert first.quoted_share == 1.0
    assert 0.3 < second.quoted_share < 0.5


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.EXTREMIST])
def test_anybody_elses_quotation_is_reportage(lexicon, role: Role) -> None:
    first, _ = labelled(lexicon, TEXT, [FIRST, SECOND], [replace(WHOLE, speaker_role=role)])
    assert first.labels == (Label.REPORTAGE,)
    assert first.speaker == "Karim Aden"
    assert (ReviewReason.ROLE_UNKNOWN in first.review_reasons) is (role is Role.UNKNOWN)


def test_the_extremists_quotation_decides_among_several(lexicon) -> None:
    text = "“No,” the judge said, and Aden said “never, never”."
    judge = Quotation(0, 5, "“", "”", "Q001", speaker="the judge", speaker_role=Role.OFFICIAL)
    aden = replace(ADEN, start=36, end=50, utterance=False)
    (only,) = labelled(lexicon, text, [(0, len(text))], [judge, aden])
    assert only.label is Label.QUOTED_EXTREMIST_SPEECH
    assert only.speaker == "Karim Aden"
    assert ReviewReason.LOW_EVIDENCE in only.review_reasons


def test_worship_alone_is_no_speech_of_its_own(lexicon) -> None:
    text = "“Allahu akbar! Allahu akbar!” Aden said."
    (only,) = labelled(lexicon, text, [(0, len(text))], [replace(ADEN, end=29)])
    assert only.labels == (Label.REPORTAGE,)
    assert [piece.rule for piece in only.evidence] == ["V002"]


def test_scare_quotes_are_no_speech(lexicon) -> None:
    text = "He called it the “caliphate” again."
    scare = replace(ADEN, start=17, end=28, speech=False)
    (only,) = labelled(lexicon, text, [(0, len(text))], [scare])
    assert only.labels == (Label.REPORTAGE,)
    assert only.quotations == ()
    assert [piece.rule for piece in only.evidence] == ["V003"]


def test_a_quotation_of_nobody_is_flagged(lexicon) -> None:
    first, _ = labelled(lexicon, TEXT, [FIRST, SECOND], [replace(WHOLE, speaker=None)])
    assert first.labels == (Label.REPORTAGE,)
    assert first.review_reasons == (ReviewReason.SPEAKER_UNRESOLVED,)
    assert first.needs_review


def test_a_statement_without_marks_is_flagged(lexicon) -> None:
    text = "We claim responsibility for the operation at the quay."
    (only,) = labelled(lexicon, text, [(0, len(text))], speakers=[Speaker("Dawn", role=Role.EXTREMIST)])
    assert only.labels == (Label.REPORTAGE,)
    assert only.review_reasons == (ReviewReason.UNQUOTED_STATEMENT,)


def test_a_mark_never_closed_is_flagged(lexicon) -> None:
    text = "“We will be back."
    (only,) = labelled(lexicon, text, [(0, len(text))], [replace(ADEN, end=len(text), closed="")])
    assert only.label is Label.QUOTED_EXTREMIST_SPEECH
    assert only.review_reasons == (ReviewReason.UNCLOSED_QUOTATION,)


def test_counts_are_a_label_of_their_own_and_what_was_ruled_out_is_told(lexicon) -> None:
    text = "At least 41 people, aged 3 to 70, were killed."
    counts = Counts((Casualty(0, 11, 41, None, CasualtyKind.KILLED, "C001"),), (RuledOut(25, 32, "C101"),))
    (only,) = labelled(lexicon, text, [(0, len(text))], counts=[counts])
    assert only.labels == (Label.REPORTAGE, Label.CASUALTY_STATISTIC)
    assert only.label is Label.CASUALTY_STATISTIC
    assert only.evidence == (
        Evidence("C001", Label.CASUALTY_STATISTIC, 0, 11),
        Evidence("C101", Label.CASUALTY_STATISTIC, 25, 32),
    )


def test_speech_goes_before_counts(lexicon) -> None:
    text = "“We killed 12 soldiers,” Aden said."
    counts = Counts((Casualty(11, 13, 12, 12, CasualtyKind.KILLED, "C001"),))
    (only,) = labelled(lexicon, text, [(0, len(text))], [replace(ADEN, end=24)], [counts])
    assert only.labels == (Label.QUOTED_EXTREMIST_SPEECH, Label.CASUALTY_STATISTIC)
    assert only.label is Label.QUOTED_EXTREMIST_SPEECH


@pytest.mark.parametrize("label", [Label.QUOTED_EXTREMIST_SPEECH, Label.CASUALTY_STATISTIC])
def test_a_label_without_evidence_cannot_exist(label: Label) -> None:
    with pytest.raises(ValueError, match="has no evidence"):
        LabelledSentence(0, 5, 0, 0, labels=(label,))
