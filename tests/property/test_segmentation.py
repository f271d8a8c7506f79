"""What holds of the segmentation of any text, through the public face and the whole pipeline."""

import gc
import time
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import dsbuild
from dsbuild import layout, sentences
from dsbuild.lexicon import load
from dsbuild.model import Sentence, article_from_text
from tests.property import strategies as news


def trimmed(text: str, start: int, end: int) -> bool:
    return start < end and not text[start].isspace() and not text[end - 1].isspace()


def wrapped(text: str) -> bool:
    return any(paragraph.hard_wrapped for paragraph in layout.paragraphs(text))


def covered(text: str, spans: list[tuple[int, int]]) -> bool:
    bare = bytearray(not character.isspace() for character in text)
    for start, end in spans:
        bare[start:end] = bytes(end - start)
    return not any(bare)


@given(news.any_text)
def test_spans_are_in_order_disjoint_trimmed_and_cover(text: str) -> None:
    spans = dsbuild.sentence_spans(text)
    assert all(trimmed(text, *span) for span in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert covered(text, spans)


@given(news.any_text)
def test_kept_and_dropped_cover_every_character(text: str) -> None:
    annotation = dsbuild.annotate(text)
    kept = [(sentence.start, sentence.end) for sentence in annotation.sentences]
    dropped = [(piece.start, piece.end) for piece in annotation.dropped]
    spans = sorted(kept + dropped)
    assert annotation.article.text == text
    assert all(trimmed(text, *span) for span in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert covered(text, spans)


@given(news.any_text)
def test_sentences_and_quotations_stay_inside_one_block(text: str) -> None:
    annotation = dsbuild.annotate(text)
    for sentence in annotation.sentences:
        block = annotation.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        for quotation in sentence.quotations:
            assert sentence.start <= quotation.start < quotation.end <= sentence.end
        for count in sentence.casualties:
            assert sentence.start <= count.start < count.end <= sentence.end
        assert 0.0 <= sentence.quoted_share <= 1.0
    for quotation in annotation.quotations:
        assert any(block.start <= quotation.start < quotation.end <= block.end for block in annotation.blocks)


LINE = st.sampled_from(
    ["", " ", "The men", "the men of the town went home and said that it had rained all", "he left. " * 14]
)


@given(
    st.lists(
        st.tuples(LINE, st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r", "\u2028", " \n"])), max_size=12
    )
)
def test_no_paragraph_is_hard_wrapped_in_text_with_all_on_a_line(lines: list[tuple[str, str]]) -> None:
    text = "".join(line + end for line, end in lines)
    assert not (layout.all_on_a_line(text) and wrapped(text))


@given(news.any_text)
def test_blocks_are_split_together_as_alone(text: str) -> None:
    blocks = layout.lay_out(article_from_text(text), load()).blocks
    alone = [
        Sentence(sentence.start, sentence.end, number)
        for number, block in enumerate(blocks)
        for sentence in sentences.segment(text, [block], load())
    ]
    assert list(sentences.segment(text, blocks, load())) == alone


@given(news.news, news.news)
def test_appending_a_paragraph_changes_no_earlier_span(text: str, more: str) -> None:
    both = f"{text}\n\n{more}"
    assume(not wrapped(both))
    spans = dsbuild.sentence_spans(text)
    assert dsbuild.sentence_spans(both)[: len(spans)] == spans


@given(st.lists(news.paragraph, min_size=2, max_size=5))
def test_a_chunk_between_blank_lines_is_split_alone_as_inside(chunks: list[str]) -> None:
    text = "\n\n".join(chunks)
    assume(not wrapped(text))
    inside, at = [], 0
    for chunk in chunks:
        inside += [(start + at, end + at) for start, end in dsbuild.sentence_spans(chunk)]
        at += len(chunk) + 2
    assert dsbuild.sentence_spans(text) == inside


@given(news.news)
def test_a_sentence_a_line_is_split_as_it_is(text: str) -> None:
    assume(not wrapped(text))
    found = [text[start:end] for start, end in dsbuild.sentence_spans(text)]
    again = "\n".join(found)
    assume(not wrapped(again))
    assert [again[start:end] for start, end in dsbuild.sentence_spans(again)] == found


@given(st.lists(st.sampled_from(news.ABBREVIATED + news.SOLID), min_size=1, max_size=5))
def test_nothing_solid_is_split(pieces: list[str]) -> None:
    text = "They saw " + " and ".join(pieces) + " there."
    assert dsbuild.sentence_spans(text) == [(0, len(text))]


@given(news.any_text)
def test_the_same_text_gives_the_same_annotation(text: str) -> None:
    first = dsbuild.annotate(text)
    assert dsbuild.annotate(text) == first


@pytest.mark.parametrize("text", news.HOSTILE, ids=lambda text: repr(text[:8]))
@pytest.mark.parametrize("work", [dsbuild.sentence_spans, dsbuild.annotate], ids=["spans", "annotate"])
def test_hostile_input_takes_linear_time(work, text: str) -> None:
    """Ten times the text may take some fifteen times as long, with a floor under which time tells nothing.

    Other work on the machine can spoil a measurement, so one of five has to hold; the collector, whose work hangs on
    all that the process holds, rests meanwhile.
    """

    def seconds(size: int) -> float:
        gc.collect()
        gc.disable()
        began = time.process_time()
        work(text[:size])
        taken = time.process_time() - began
        gc.enable()
        return taken

    seconds(1000)
    assert any(seconds(1_000_000) < 18 * max(seconds(100_000), 0.03) for _ in range(5))
