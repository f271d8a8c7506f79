"""Gold as text and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsbuild.evaluation import corpus, form
from dsbuild.evaluation.blank import blank
from dsbuild.evaluation.gold import Gold
from dsbuild.model import Label, article_from_text
from tests.property import strategies as news

TEXT = """Blast at Sallow Ford market kills nine

At least nine people were killed and up to 20, nine of them children, injured.
“We will be back. Wait,” said Karim Aden.
- a list item
Subscribe to our newsletter
"""
FORM = """article {id} wire tune
= headline reportage casualty_statistic
Blast at Sallow Ford market kills nine
+ count nine = 9 killed
= body reportage casualty_statistic
At least nine people were killed and up to 20, nine of them children, injured.
+ count At least nine = 9.. killed
+ count up to 20 = 0..20 injured
+ count nine #2 = 9 injured
= body quoted_extremist_speech
“We will be back.
+ speaker Karim Aden / Aden = extremist current
= body quoted_extremist_speech
Wait,” said Karim Aden.
+ speaker Karim Aden / Aden = extremist current
+ unsure speaker
= list_item reportage
\\ - a list item
- invitation
Subscribe to our newsletter
"""
ARTICLE = article_from_text(TEXT)


def read(text: str) -> Gold:
    return form.read(text, TEXT, ARTICLE.sha256)


def test_a_form_is_read_and_written_back() -> None:
    filled = FORM.format(id=ARTICLE.article_id)
    gold = read(filled)
    assert form.write(gold, TEXT) == filled
    assert Gold.model_validate_json(gold.model_dump_json(exclude_defaults=True)) == gold
    assert corpus.check(gold, ARTICLE, "a") == []
    nine = gold.sentences[1].counts[2]
    assert TEXT[nine.start : nine.end] == "nine"
    assert nine.start > gold.sentences[1].counts[1].start
    assert [sentence.labels[0] for sentence in gold.sentences[2:4]] == [Label.QUOTED_EXTREMIST_SPEECH] * 2


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("article ", "articles ", "form:1: found"),
        ("= headline", "= hedline", "form:2"),
        ("kills nine\n", "kills ten\n", "expected the article to go on with"),
        ("+ count nine = 9 killed", "+ count ten = 9 killed", "found no 'ten' in the sentence"),
        ("+ count nine = 9 killed", "+ count nine is 9", "expected `+ count PHRASE"),
        ("= extremist current", "= hero", "'hero'"),
        ("+ unsure", "+ maybe", "found `+ maybe`"),
        ("- invitation\nSubscribe to our newsletter\n", "", "found nothing for"),
        ("= body quoted_extremist_speech\nWait", "= body casualty_statistic\nWait", "voice label"),
    ],
)
def test_what_cannot_be_read_is_told(old: str, new: str, told: str) -> None:
    with pytest.raises(form.FormError) as raised:
        read(FORM.format(id=ARTICLE.article_id).replace(old, new, 1))
    assert told in str(raised.value)


@given(news.any_text)
def test_blank_gold_covers_any_text(text: str) -> None:
    article = article_from_text(text)
    assert corpus.check(blank(article, "any", "tune"), article, "a") == []


@given(st.one_of(news.news, news.marked_text))
def test_any_gold_round_trips(text: str) -> None:
    article = article_from_text(text)
    gold = blank(article, "any", "tune")
    assert form.read(form.write(gold, text), text, article.sha256) == gold


def test_check_tells_overlaps_and_gaps() -> None:
    gold = read(FORM.format(id=ARTICLE.article_id))
    first, second, *rest = gold.sentences
    gap = gold.model_copy(update={"sentences": (first, *rest)})
    assert any("no unit covers" in line for line in corpus.check(gap, ARTICLE, "a"))
    overlap = gold.model_copy(
        update={"sentences": (first, second.model_copy(update={"start": first.start}), *rest)}
    )
    assert any("overlaps" in line for line in corpus.check(overlap, ARTICLE, "a"))
