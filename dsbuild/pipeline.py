"""The recipe: from an article to all that the rules and the review say about it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from dsbuild import counts, labels, layout, quotes, sentences
from dsbuild.lexicon import Lexicon
from dsbuild.model import (
    Annotation,
    Article,
    Casualty,
    Decisions,
    Evidence,
    LabelledSentence,
    Quotations,
    Sentence,
    SentenceDecision,
    Speaker,
    SpeakerDecision,
)
from dsbuild.sentences import Segmenter

REVIEW = "review"


def annotate(
    article: Article,
    lexicon: Lexicon,
    decisions: Decisions | None = None,
    segmenter: Segmenter = sentences.ENGLISH,
) -> Annotation:
    """The article's blocks, sentences with labels and evidence, and roster; what the review decided goes first."""
    decided = decisions or Decisions()
    text = article.text
    page = layout.lay_out(article, lexicon)
    split = sentences.segment(text, page.blocks, lexicon, segmenter)
    quoted = _settled(quotes.find(text, page, split, lexicon), decided.speakers)
    counted = counts.count(text, split, lexicon)
    labelled = labels.label(text, page.blocks, split, quoted, counted, lexicon)
    labelled = tuple(_following(sentence, decided.speakers) for sentence in labelled)
    return Annotation(
        article=article,
        blocks=page.blocks,
        dropped=page.dropped,
        sentences=_decided(text, labelled, decided.sentences),
        speakers=quoted.speakers,
        quotations=quoted.quotations,
    )


def portrayed(article: Article, lexicon: Lexicon) -> dict[str, list[tuple[str, float]]]:
    """For each speaker of an article what adds up to their role: a rule or a word at a place, and its logits, the most first."""
    page = layout.lay_out(article, lexicon)
    split = sentences.segment(article.text, page.blocks, lexicon)
    return quotes.portrayed(article.text, page, split, lexicon)


def sentence_spans(
    text: str, lexicon: Lexicon, segmenter: Segmenter = sentences.ENGLISH
) -> list[tuple[int, int]]:
    """The spans of every sentence of a text, nothing dropped, in order, trimmed."""
    if layout.all_on_a_line(text):
        return sentences.spans(text, lexicon, parameters=segmenter.parameters, rules=segmenter.rules)
    return sentences.of_paragraphs(text, layout.paragraphs(text), lexicon, segmenter)


def casualties(text: str, lexicon: Lexicon) -> list[Casualty]:
    """The counts of people killed, injured or missing in a text, in order; what cannot hold any is not even split."""
    paragraphs = layout.paragraphs(text)

    def split(run: range) -> Iterator[Sentence]:
        for start, end in sentences.of_paragraphs(text, paragraphs[run.start : run.stop], lexicon):
            yield Sentence(start, end, 0)

    counted = counts.count_split(text, paragraphs, split, lexicon)
    return [casualty for found in counted for casualty in found.casualties]


def _settled(quoted: Quotations, decisions: Mapping[str, SpeakerDecision]) -> Quotations:
    """The quotations and the roster with the roles that the review settled."""
    if not decisions:
        return quoted
    return Quotations(
        quotations=tuple(
            replace(quotation, speaker_role=decision.role, speaker_status=decision.status, weak=False)
            if (decision := decisions.get(quotation.speaker or ""))
            else quotation
            for quotation in quoted.quotations
        ),
        speakers=tuple(_settled_speaker(speaker, decisions.get(speaker.name)) for speaker in quoted.speakers),
    )


def _settled_speaker(speaker: Speaker, decision: SpeakerDecision | None) -> Speaker:
    if decision is None:
        return speaker
    return replace(speaker, role=decision.role, status=decision.status, basis=(REVIEW,), contested=False)


def _following(sentence: LabelledSentence, decisions: Mapping[str, SpeakerDecision]) -> LabelledSentence:
    """The sentence with the review as its evidence, where it settled who the speaker is that decides the label."""
    decision = decisions.get(sentence.speaker or "")
    if decision is None:
        return sentence
    shown = Evidence(
        REVIEW,
        sentence.voice,
        sentence.start,
        sentence.end,
        f"decision {decision.decision_id} on the speaker",
    )
    return replace(sentence, evidence=(shown, *sentence.evidence), decided_by_review=True)


def _decided(
    text: str,
    labelled: tuple[LabelledSentence, ...],
    decisions: Mapping[tuple[str, int], SentenceDecision],
) -> tuple[LabelledSentence, ...]:
    """The sentences with the labels that the review gave them; a sentence is known by its words and occurrence."""
    if not decisions:
        return labelled
    seen: dict[str, int] = {}
    result = []
    for sentence in labelled:
        digest = sha256(text[sentence.start : sentence.end].encode()).hexdigest()
        occurrence = seen[digest] = seen.get(digest, -1) + 1
        decision = decisions.get((digest, occurrence))
        result.append(_reviewed(sentence, decision) if decision else sentence)
    return tuple(result)


def _reviewed(sentence: LabelledSentence, decision: SentenceDecision) -> LabelledSentence:
    shown = tuple(
        Evidence(REVIEW, label, sentence.start, sentence.end, f"decision {decision.decision_id}")
        for label in decision.labels
    )
    return replace(
        sentence, labels=decision.labels, evidence=(*shown, *sentence.evidence), decided_by_review=True
    )
