"""Near-duplicates and shared boxes are found, what every story says is not."""

import random
import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsbuild.model import Annotation, Block, BlockKind, LabelledSentence, article_from_text
from dsbuild.release import groups
from dsbuild.release.groups.fingerprint import _words
from dsbuild.release.groups.links import SHARED, STORIES
from dsbuild.release.options import TakenOver

NOTHING = TakenOver()
ORDER = ("train", "validation", "test")
WORDS = [
    f"{a}{b}{c}"
    for a in ("ka", "lo", "mi", "tu")
    for b in ("ren", "sal", "vor", "dim")
    for c in ("a", "eth", "on", "is")
]


def prose(seed: object, sentences: int = 12) -> list[str]:
    """Sentences of made-up words, other ones for every seed."""
    chance = random.Random(str(seed))
    return [
        " ".join(chance.choices(WORDS, k=chance.randint(10, 16))).capitalize() + "." for _ in range(sentences)
    ]


def annotated(lines: list[str]) -> Annotation:
    text = "\n\n".join(lines)
    ends = np.cumsum([len(line) + 2 for line in lines]).tolist()
    spans = [(end - 2 - len(line), end - 2) for line, end in zip(lines, ends, strict=True)]
    return Annotation(
        article=article_from_text(text),
        blocks=tuple(Block(*span, BlockKind.BODY, "L001") for span in spans),
        dropped=(),
        sentences=tuple(LabelledSentence(*span, position, position) for position, span in enumerate(spans)),
        speakers=(),
        quotations=(),
    )


@pytest.fixture
def grouped(tmp_path):
    """The group of each of some articles, in their order."""

    def run(*articles: list[str], known: TakenOver = NOTHING) -> list[str]:
        made = [annotated(article) for article in articles]
        groups.write(map(groups.fingerprint, made), tmp_path / "prints.arrow")
        prints = groups.read([tmp_path / "prints.arrow"])
        found = groups.group(prints.ids, groups.links(prints), known, ORDER).group_of
        return [found[each.article.article_id] for each in made]

    return run


def test_articles_of_their_own_are_groups_of_their_own(grouped):
    assert len(set(grouped(*(prose(number) for number in range(40))))) == 40


def test_a_reprint_with_another_headline_and_marks_is_the_same_story(grouped):
    story = prose("story")
    reprint = ["Another headline altogether", *(line.replace(".", "!").upper() for line in story[1:])]
    one, other, apart = grouped(story, reprint, prose("else"))
    assert one == other != apart


def test_an_update_of_a_live_story_is_the_same_story(grouped):
    story = prose("live", 8)
    one, other = grouped(story, [*prose("more", 12), *story])
    assert one == other


def test_articles_that_share_a_fact_box_belong_together(grouped):
    box = prose("box", 4)
    one, other, apart = grouped([*prose(1, 30), *box], [*prose(2, 30), *box], prose(3, 30))
    assert one == other != apart


def test_one_sentence_in_common_is_not_enough(grouped):
    shared = prose("quote", 1)
    assert len(shared[0]) < SHARED
    one, other = grouped([*prose(1), *shared], [*prose(2), *shared])
    assert one != other


def test_a_footer_of_many_stories_chains_nothing(grouped):
    footer = prose("footer", 5)
    few, many = STORIES, STORIES + 1
    assert len(set(grouped(*([*prose(number), *footer] for number in range(few))))) == 1
    assert len(set(grouped(*([*prose(number), *footer] for number in range(many))))) == many


def test_a_story_reprinted_by_hundreds_is_one_story(grouped):
    story = prose("wire")
    assert len(set(grouped(*([*story, f"By our reporter number {number}."] for number in range(200))))) == 1


def test_a_box_counts_once_for_all_the_reprints_of_a_story(grouped):
    box, story = prose("box", 4), [*prose("wire", 30), *prose("box", 4)]
    reprints = [[*story, f"By our reporter number {number}."] for number in range(30)]
    assert len(set(grouped(*reprints, [*prose("other", 30), *box]))) == 1


def test_the_order_of_articles_does_not_matter(grouped):
    made = [[*prose(number % 7, 10), *prose(f"{number} own", 4)] for number in range(40)]
    one = dict(zip(map(tuple, made), grouped(*made), strict=True))
    shuffled = random.Random(5).sample(made, len(made))
    assert one == dict(zip(map(tuple, shuffled), grouped(*shuffled), strict=True))
    assert len(set(one.values())) == 7


@pytest.mark.parametrize("article", [["…"], ["Yes."], ["漢字"], ["One two three four five."]])
def test_articles_without_words_to_compare(grouped, article):
    assert len(set(grouped(article, prose(1), prose(2)))) == 3


def test_no_articles(tmp_path):
    groups.write([], tmp_path / "none.arrow")
    prints = groups.read([tmp_path / "none.arrow"])
    assert groups.group(prints.ids, groups.links(prints), TakenOver(), ORDER).group_of == {}


def identity(article: list[str]) -> str:
    return annotated(article).article.article_id


STORY, UPDATE, APART = prose("a"), [*prose("a"), *prose("later", 3)], prose("b")


def test_a_new_article_joins_the_group_of_the_last_release(grouped):
    known = TakenOver({identity(STORY): "g-old"}, {"g-old": "test"})
    assert grouped(STORY, UPDATE, APART, known=known)[:2] == ["g-old", "g-old"]


def test_old_groups_stay_apart_and_a_new_article_joins_that_of_the_later_split():
    ids = ("a", "b", "c")
    known = TakenOver({"a": "g-a", "c": "g-c"}, {"g-a": "train", "g-c": "test"})
    found = groups.group(ids, np.array([[0, 1], [1, 2]]), known, ORDER)
    assert found.group_of == {"a": "g-a", "b": "g-c", "c": "g-c"}
    (crossing,) = found.crossings({"g-a": "train", "g-c": "test"}, ORDER)
    assert (crossing.article_id, crossing.split) == ("b", "test")
    assert (crossing.near, crossing.near_split) == ("a", "train")


def test_old_groups_of_one_split_stay_apart_without_a_crossing():
    known = TakenOver({"a": "g-a", "c": "g-c"}, {"g-a": "train", "g-c": "train"})
    found = groups.group(("a", "b", "c"), np.array([[0, 1], [1, 2]]), known, ORDER)
    assert found.group_of == {"a": "g-a", "b": "g-a", "c": "g-c"}
    assert not found.crossings({"g-a": "train", "g-c": "train"}, ORDER)


def test_a_new_group_never_takes_a_name_that_was_given():
    known = TakenOver({"x": "g-a", "y": "g-b"}, {"g-a": "train", "g-b": "train"})
    assert groups.group(("a", "x"), np.empty((0, 2), int), known, ORDER).group_of == {
        "a": "g-a-2",
        "x": "g-a",
    }
    assert groups.group(("a", "c", "x"), np.array([[0, 1]]), known, ORDER).group_of["a"] == "g-c"


def test_a_fingerprint_is_of_kept_text_alone():
    kept = annotated(STORY)
    part = replace(kept, blocks=kept.blocks[:3], sentences=kept.sentences[:3])
    assert groups.fingerprint(part).signature == groups.fingerprint(annotated(STORY[:3])).signature


@given(st.text(alphabet="aB_1 .,-“”‘’–—…éßİſΣ²\n\x1f\u2028", max_size=40))
def test_words_of_a_fingerprint_are_runs_of_letters_and_digits(text):
    assert _words(text) == re.findall(r"\w+", text.casefold())
