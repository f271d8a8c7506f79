"""What holds of the segmenter's engine on any text: against NLTK, against its own trace, cut and put together."""

import json
import random
import re
import time
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsbuild import sentences
from dsbuild.lexicon import load
from dsbuild.sentences import punkt
from dsbuild.sentences.catalogue import switched
from dsbuild.sentences.engine import scan
from dsbuild.sentences.parameters import Parameters, english
from dsbuild.sentences.words import words_of
from tests.property import strategies as news

PUNKT_WORDS = st.sampled_from(
    [
        "Mr", "mr", "u.s", "U.S", "He", "he", "the", "The", "said", "A", "1", "15", "3.5", "etc", "e.g", "p.m", "St",
        "john", "c", "C", "…", ".", "...", ". . .", "?", "!", "?!", '"', "'", "“", "”", "’", "«", "(", ")", "[", "]",
        "--", "-", ",", ";", ":", "_", "`", "*", " ", " ", " ", "  ", "\n", "\n\n", "\t", "\u00a0", "\x1c", "\x0b",
        "é", "É", "中", "ß", "\u0301", "²", "Ⅷ", "ª", "‿", "\u2028",
    ]
)  # fmt: skip
assigned = st.text(st.characters(exclude_categories=("Cs", "Cn", "Co")), max_size=80)
punkt_text = st.one_of(st.lists(PUNKT_WORDS, max_size=30).map("".join), assigned, news.news)
wrapped = st.lists(news.paragraph.map(lambda text: text.replace(" ", "\n")), min_size=1, max_size=3).map(
    "\n\n".join
)


@pytest.fixture(scope="module")
def nltk_punkt():
    """NLTK's tokenizer with our parameters; its expressions are those of 3.10."""
    tokenizer = pytest.importorskip("nltk.tokenize.punkt", minversion=None)
    nltk = pytest.importorskip("nltk", minversion="3.10")
    assert nltk
    ours, theirs = english(), tokenizer.PunktParameters()
    theirs.abbrev_types = set(ours.abbreviations)
    theirs.collocations = set(ours.collocations)
    theirs.sent_starters = set(ours.starters)
    theirs.ortho_context.update(ours.orthography)
    return tokenizer.PunktSentenceTokenizer(theirs)


@given(text=punkt_text)
def test_punkt_is_nltk_s(nltk_punkt, text: str) -> None:
    assert sentences.spans(text, load(), rules=()) == list(nltk_punkt.span_tokenize(text))


@given(
    text=punkt_text,
    pair=st.tuples(st.sampled_from(["c", "st", "john", "15"]), st.sampled_from(["he", "john", "the"])),
)
def test_punkt_is_nltk_s_with_collocations(nltk_punkt, text: str, pair: tuple[str, str]) -> None:
    ours = english()
    more = Parameters(ours.abbreviations, frozenset({pair}), ours.starters, ours.orthography)
    nltk_punkt._params.collocations = {pair}  # every test sets its own
    assert sentences.spans(text, load(), rules=(), parameters=more) == list(nltk_punkt.span_tokenize(text))


def corpus(root: Path, size: int) -> Iterator[str]:
    """At least `size` characters of documents: those shared with the developers, then ours, cut up and mixed."""
    shared = root.parent / "shared" / "data" / "sentences.jsonl"
    if shared.is_file():
        for line in shared.read_text(encoding="utf-8").splitlines():
            size -= len(text := json.loads(line)["text"])
            yield text
    chance = random.Random(7)
    ours = [path.read_text(encoding="utf-8") for path in sorted((root / "seeds" / "open").glob("*.txt"))]
    runs = [run for text in ours for run in re.findall(r"(?:\S+\s+){1,9}", text)]
    glue = [
        "",
        "",
        "",
        "",
        ". ",
        ".",
        "? ",
        "!\n",
        "... ",
        ".” ",
        ". ”",
        "Mr. ",
        "U.S. ",
        "3. ",
        ".\n\n",
        "J. ",
    ]
    while size > 0:
        text = "".join(chance.choice(runs) + chance.choice(glue) for _ in range(400))
        size -= len(text)
        yield text


@pytest.mark.slow
def test_punkt_is_nltk_s_on_megabytes(nltk_punkt, root: Path, full: bool) -> None:
    nltk_punkt._params.collocations = set()
    for text in corpus(root, 5_000_000 if full else 1_000_000):
        assert sentences.spans(text, load(), rules=()) == list(nltk_punkt.span_tokenize(text))


@given(text=news.any_text, on=st.sets(st.sampled_from([rule.id for rule in sentences.RULES]), min_size=1))
def test_any_choice_of_rules_holds_every_character_once(text: str, on: set[str]) -> None:
    if on == {"S090"}:
        return
    found = sentences.spans(text, load(), rules=on)
    assert all(start < end and text[start:end].strip() == text[start:end] for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    kept = "".join(text[start:end] for start, end in found)
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.slow
def test_a_line_of_50_megabytes_takes_linear_time(full: bool) -> None:
    text = "Mr. Lind saw it (all of it) in 1994. Nobody else did. " * (950_000 if full else 20_000)
    seconds = []
    for part in (len(text) // 4, len(text)):
        began = time.process_time()
        found = sentences.spans(text[:part], load())
        seconds.append(time.process_time() - began)
    assert len(found) == 2 * (len(text) // 54)
    assert seconds[1] < 8 * max(seconds[0], 0.05)


@given(text=news.any_text)
def test_a_sentence_alone_is_one_sentence(text: str) -> None:
    for start, end in sentences.spans(text, load()):
        assert sentences.spans(text[start:end], load()) == [(0, end - start)], text[start:end]


@given(text=news.any_text, hard_wrapped=st.booleans())
def test_the_glance_and_the_rules_agree(text: str, hard_wrapped: bool) -> None:
    ends = [end for _, end in sentences.spans(text, load(), hard_wrapped=hard_wrapped)][:-1]
    log = sentences.trace(text, load(), hard_wrapped=hard_wrapped)
    split = [len(text[: decision.end].rstrip()) for decision in log if decision.splits]
    assert ends == split
    assert all(before.end <= after.start for before, after in pairwise(log))


@given(text=news.any_text, before=news.any_text)
def test_a_span_of_a_text_is_split_as_that_text_alone(text: str, before: str) -> None:
    whole, offset = f"{before}\n{text}\nThe end.", len(before) + 1
    moved = [(start + offset, end + offset) for start, end in sentences.spans(text, load())]
    assert sentences.spans(whole, load(), offset, offset + len(text)) == moved


@given(text=news.any_text, data=st.data())
def test_a_text_cut_anywhere_is_split_as_the_rest_alone(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    moved = [(start + cut, end + cut) for start, end in sentences.spans(text[cut:], load())]
    assert sentences.spans(text, load(), cut) == moved


@given(text=news.any_text, on=st.sets(st.sampled_from([rule.id for rule in sentences.RULES])))
def test_what_is_in_sight_tells_what_the_rules_would_say(text: str, on: set[str]) -> None:
    """With a rule switched off nothing is settled at a glance, but by what is in sight; a log asks the rules."""
    rules, log = switched(on), []
    if rules.none:
        return
    words = words_of(load(), english())
    found = scan(text, 0, len(text), words, hard_wrapped=False, rules=rules)
    assert scan(text, 0, len(text), words, hard_wrapped=False, rules=rules, log=log) == found


@given(
    word=st.one_of(
        st.sampled_from(sorted(english().abbreviations)),
        st.text("aAzé1.-_'’\")]}…$", min_size=1, max_size=6),
    ),
    following=st.sampled_from(["The", "the", "A", "5", "I", "(", "“The", "--", "$", "é", "It"]),
)
def test_what_punkt_is_sure_of_is_what_it_decides(word: str, following: str) -> None:
    if punkt.always_ends(word, english()):
        assert punkt.breaks(f"{word}. {following}", english())


@given(text=wrapped)
def test_hard_wrapped_text_has_the_sentences_of_the_same_text_on_one_line(text: str) -> None:
    flat = text.replace("\n\n", "\x00").replace("\n", " ").replace("\x00", "\n\n")
    assert sentences.spans(text, load(), hard_wrapped=True) == sentences.spans(flat, load())


HOSTILE = (
    *news.HOSTILE, "a.b.c. " * 140_000, "(. " * 330_000, "(a. B) " * 140_000, "[(" * 500_000, ". . " * 250_000,
    "?” A, " * 160_000, "?” " + "A, " * 330_000, ".\t" * 500_000, "a.\tB" * 250_000, ".A" * 500_000, "“Why?” Ann Bo " * 70_000,
    ". [1]" * 200_000, "Who? (a, " * 110_000, "? (" + "a, " * 330_000, "At 9 a.m. " * 100_000, "lot. Mar. " * 100_000, "U.S. “A” " * 110_000, "— A. " * 200_000, "\r\n" * 500_000, "1. " * 330_000, "\u00a0." * 500_000,
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:10]))
@pytest.mark.parametrize("hard_wrapped", [False, True], ids=["lines", "wrapped"])
def test_hostile_text_takes_linear_time(text: str, hard_wrapped: bool) -> None:
    def seconds(size: int) -> float:
        began = time.process_time()
        sentences.spans(text[:size], load(), hard_wrapped=hard_wrapped)
        return time.process_time() - began

    assert any(seconds(400_000) < 8 * max(seconds(100_000), 0.03) for _ in range(3))


def test_a_company_s_name_ends_before_an_opener() -> None:
    lists = load().abbreviations
    for company, opener in product(lists.companies.words, lists.openers.words):
        first = f"They sold the mill to Dahl {company}."
        text = f"{first} {opener} fell."
        assert sentences.spans(text, load()) == [(0, len(first)), (len(first) + 1, len(text))], text


def test_an_institution_belongs_to_its_country() -> None:
    for institution in load().abbreviations.institutions.words:
        text = f"They took the case to the U.S. {institution} Office in May."
        assert len(sentences.spans(text, load())) == 1, text


def test_a_state_behind_a_comma_ends_a_sentence_before_a_name() -> None:
    for state, name in product(["Calif", "Ill", "Mass", "N.J", "N.Y", "Pa", "Tex", "Va"], ["Palmer", "Lind"]):
        text = f"They moved to Salem, {state}. {name} stayed."
        assert len(sentences.spans(text, load())) == 2, text


def test_a_title_never_ends_a_sentence() -> None:
    for title, name in product(load().abbreviations.titles.words, ["The", "Palmer", "A"]):
        text = f"They saw {title}. {name} Osei there."
        assert len(sentences.spans(text, load())) == 1, text
