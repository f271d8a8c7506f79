"""What the review decided goes before what the rules say."""

from hashlib import sha256

from dsbuild import pipeline
from dsbuild.model import Decisions, Label, Role, SentenceDecision, SpeakerDecision, article_from_text

TEXT = """Council votes on bridge

The council voted on Monday to close the old bridge at Sallow Ford for a year.

“We warned them about that bridge for ten years,” said Mara Okafor, a baker. “Nobody listened.”

“We will not forget this,” Okafor said.
"""


def test_a_speakers_role_is_settled_for_every_sentence(lexicon) -> None:
    article = article_from_text(TEXT)
    before = pipeline.annotate(article, lexicon)
    name = next(sentence.speaker for sentence in before.sentences if sentence.speaker)
    settled = Decisions(speakers={name: SpeakerDecision("d1", Role.EXTREMIST, None)})
    after = pipeline.annotate(article, lexicon, settled)
    spoken = [sentence for sentence in after.sentences if sentence.speaker == name]
    assert len(spoken) >= 3
    assert all(sentence.label is Label.QUOTED_EXTREMIST_SPEECH for sentence in spoken)
    assert all(sentence.decided_by_review and not sentence.needs_review for sentence in spoken)
    assert all(sentence.evidence[0].rule == "review" for sentence in spoken)
    assert {sentence.evidence[0].note for sentence in spoken} == {"decision d1 on the speaker"}
    assert not any(sentence.decided_by_review for sentence in after.sentences if sentence.speaker != name)
    assert [speaker.basis for speaker in after.speakers if speaker.name == name] == [("review",)]
    assert all(sentence.label is Label.REPORTAGE for sentence in before.sentences)


def test_a_sentences_labels_are_settled_by_its_words(lexicon) -> None:
    article = article_from_text(TEXT)
    words = "The council voted on Monday to close the old bridge at Sallow Ford for a year."
    key = (sha256(words.encode()).hexdigest(), 0)
    labels = (Label.REPORTAGE, Label.CASUALTY_STATISTIC)
    after = pipeline.annotate(article, lexicon, Decisions(sentences={key: SentenceDecision("d2", labels)}))
    (decided,) = [sentence for sentence in after.sentences if sentence.decided_by_review]
    assert TEXT[decided.start : decided.end] == words
    assert decided.labels == labels
    assert not decided.needs_review
    assert {piece.note for piece in decided.evidence if piece.rule == "review"} == {"decision d2"}
