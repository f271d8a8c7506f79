"""What settling a speaker shows is what the next build gives: the same, for every speaker of every article we have."""

from dataclasses import replace
from pathlib import Path

import pytest

from dsbuild import pipeline, sources
from dsbuild.model import Article, Decisions, Label, Role, SpeakerDecision, Status
from dsbuild.release.staging.rows import article_row, sentence_rows
from dsbuild.review import articles as articles_of
from dsbuild.review import items, queue, speakers, verify
from dsbuild.review.errors import InvalidError, MissingError
from dsbuild.review.store import Store
from dsbuild.review.values import Answer, User
from dsbuild.review.voices import Spoken, apart, voices
from dsbuild.settings import TextPolicy
from tests.unit.review.kit import decide, do

STANDINGS = [
    (role, Status.CURRENT if role is Role.EXTREMIST else None) for role in (Role.EXTREMIST, Role.OTHER)
]


def articles(root: Path) -> list[Article]:
    limits = sources.Limits()
    found = [raw for raw in sources.discover((str(root / "seeds"),), limits) if isinstance(raw, sources.Raw)]
    return [one for raw in found if isinstance(one := sources.parse(raw, limits), Article)]


def test_the_preview_is_what_the_next_build_gives(root: Path, lexicon) -> None:
    compared = relabelled = 0
    for article in articles(root):
        before = pipeline.annotate(article, lexicon)
        columns, row = sentence_rows(before, TextPolicy.FULL), article_row(before, TextPolicy.FULL)
        rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
        found = [_spoken(one) for one in rows]
        blocks = row["blocks"][0]
        assert voices(article.text, blocks, found, {}) == {one.id: one.rules for one in found}
        for speaker in before.speakers:
            for role, status in STANDINGS:
                settled = Decisions(speakers={speaker.name: SpeakerDecision("d", role, status)})
                after = pipeline.annotate(article, lexicon, settled)
                expected = [_answer(one.labels) for one in after.sentences]
                shown = list(voices(article.text, blocks, found, {speaker.name: (role, status)}).values())
                assert shown == expected, (article.path, speaker.name, role)
                compared += len(shown)
                relabelled += shown != [one.rules for one in found]
    assert compared > 10_000
    assert relabelled > 50


def _answer(labels: tuple[Label, ...]) -> Answer:
    return Answer(Label.QUOTED_EXTREMIST_SPEECH in labels, Label.CASUALTY_STATISTIC in labels)


def _spoken(row: dict) -> Spoken:
    labels = tuple(list(Label)[number] for number in row["labels"])
    quotations, held = tuple(row["quotations"]), apart(row["evidence"])
    return Spoken(row["id"], row["start"], row["end"], _answer(labels), False, quotations, held)


def _said(item, **said) -> dict:
    return {"article": item.article.id, "speaker": item.speakers[0].name, "revision": 0, **said}


def quoted(store: Store, user: User):
    return next(
        one for one in queue.next_items(store, user, 50).items if one.speakers and not one.rules.extremist
    )


def waiting(store: Store, user: User):
    """All that waits; what needs no look is decided on the way."""
    while batch := queue.next_items(store, user, 50, carry_on=True).items:
        yield from batch
        for item in batch:
            if item.reasons != ("role_unknown",) or not item.speakers:
                decide(store, user, item)


def test_settling_relabels_all_but_the_exceptions_and_undo_brings_back(store: Store, ann: User) -> None:
    item = quoted(store, ann)
    name = item.speakers[0].name
    preview = speakers.preview(store, ann, item.article.id, name, Role.EXTREMIST, Status.CURRENT)
    assert preview.decides == item.speakers[0].decides > 0
    assert preview.changes == preview.decides
    left_out = preview.sentences[0].id
    partly = speakers.preview(store, ann, item.article.id, name, Role.EXTREMIST, Status.CURRENT, (left_out,))
    assert (partly.decides, partly.changes) == (preview.decides - 1, preview.changes - 1)
    made = do(store, ann, "speaker", **_said(item, role="extremist", status="current", exceptions=[left_out]))
    for change in partly.sentences:
        assert items.item(store, ann, change.id).rules == change.after
    card = speakers.roster(store, ann, item.article.id)
    mine = next(one for one in card if one.name == name)
    assert mine.settled is not None
    assert (mine.settled.role, mine.exceptions, mine.revision) == (Role.EXTREMIST, (left_out,), 1)
    do(store, ann, "undo", event=made.id)
    assert items.item(store, ann, item.id).rules == item.rules
    assert verify.verify(store).ok


def test_what_a_settled_speaker_decides_leaves_the_queue(store: Store, ann: User) -> None:
    item = next(one for one in waiting(store, ann) if one.reasons == ("role_unknown",) and one.speakers)
    made = do(store, ann, "speaker", **_said(item, role="official", status=None))
    assert _state(store, ann, item) == "speaker"
    do(store, ann, "undo", event=made.id)
    assert _state(store, ann, item) == "open"


def test_the_list_of_articles_tells_answers_from_what_follows_from_a_speaker(store: Store, ann: User) -> None:
    item = quoted(store, ann)
    before = _listed(store, item.article.id)
    assert (before.decided, before.by_speaker, before.settled) == (0, 0, 0)
    made = do(store, ann, "speaker", **_said(item, role="extremist", status="current"))
    settled = _listed(store, item.article.id)
    pieces = articles_of.view(store, ann, item.article.id).pieces
    assert settled.by_speaker == sum(piece.state == "speaker" for piece in pieces) > 0
    assert (settled.decided, settled.settled) == (0, 1)
    follows = next(piece.sentence for piece in pieces if piece.state == "speaker")
    decide(store, ann, items.item(store, ann, follows))
    both = _listed(store, item.article.id)
    assert (both.decided, both.by_speaker) == (1, settled.by_speaker - 1)
    do(store, ann, "undo", event=made.id)
    assert (_listed(store, item.article.id).decided, _listed(store, item.article.id).by_speaker) == (1, 0)


def _listed(store: Store, identity: str):
    return next(one for one in articles_of.listing(store, count=200).articles if one.id == identity)


def test_the_list_can_leave_out_articles_with_nothing_open(store: Store, ann: User) -> None:
    everything = articles_of.listing(store, count=200).articles
    opened = articles_of.listing(store, count=200, waiting=True).articles
    assert opened == tuple(one for one in everything if one.open)
    assert opened
    while items_left := queue.next_items(store, ann, 50, carry_on=True).items:
        for item in items_left:
            decide(store, ann, item)
    assert articles_of.listing(store, waiting=True).articles == ()


def test_one_article_after_the_other_is_settled(store: Store, ann: User) -> None:
    listed = articles_of.listing(store, count=200).articles
    seen = [listed[0].id]
    while following := articles_of.next_to_settle(store, next(one for one in listed if one.id == seen[-1])):
        seen.append(following.id)
    assert seen[1:] == [one.id for one in listed[1:] if one.speakers and one.open]
    done = next(one for one in listed if one.id == seen[1])
    for card in speakers.roster(store, ann, done.id):
        said = {"article": done.id, "speaker": card.name, "revision": 0, "role": "other", "status": None}
        do(store, ann, "speaker", **said)
    assert articles_of.next_to_settle(store, listed[0]).id == seen[2]


def _state(store: Store, user: User, item) -> str:
    queue.give_back(store, user)
    pieces = articles_of.view(store, user, item.article.id).pieces
    return next(piece.state for piece in pieces if piece.sentence == item.id)


def test_what_cannot_be_meant_is_refused(store: Store, ann: User) -> None:
    item = quoted(store, ann)
    with pytest.raises(MissingError, match="no speaker"):
        do(store, ann, "speaker", **{**_said(item), "speaker": "Nobody", "role": "other", "status": None})
    with pytest.raises(InvalidError, match="is not in the article"):
        do(store, ann, "speaker", **_said(item, role="other", exceptions=[f"{'0' * 16}-{'0' * 12}-0"]))
    with pytest.raises(InvalidError):
        speakers.preview(store, ann, item.article.id, item.speakers[0].name, Role.EXTREMIST)
    with pytest.raises(MissingError):
        speakers.roster(store, ann, "0" * 16)


def test_a_formula_of_worship_stays_reportage_whoever_says_it() -> None:
    text = "“Allahu akbar,” he said. “Allahu akbar. We will fight on,” he said."
    ends = (text.index(" “Allahu akbar. W"), text.index(" We will"), len(text))
    starts = (0, ends[0] + 1, ends[1] + 1)
    found = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        close = text.find("”", start, end) + 1 or end
        quotation = {
            "start": start,
            "end": close,
            "speaker": "he",
            "role": "other",
            "status": None,
            "cue": None,
            "open": close == end,
        }
        found.append(Spoken(str(number), start, end, Answer(False, False), False, (quotation,)))
    blocks = [{"kind": "body", "start": 0, "end": len(text)}]
    settled = voices(text, blocks, found, {"he": (Role.EXTREMIST, Status.CURRENT)})
    assert [one.extremist for one in settled.values()] == [False, True, True]
    assert settled["0"] == replace(found[0].rules)
