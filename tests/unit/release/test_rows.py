from dataclasses import replace
from hashlib import sha256

from dsbuild.model import CasualtyKind, Label, Role
from dsbuild.release.staging.rows import LARGEST, article_row, sentence_rows
from dsbuild.settings import TextPolicy


def test_rows_are_the_sentences(annotate):
    made = annotate(3)
    rows = sentence_rows(made, TextPolicy.FULL)
    assert [
        made.article.text[start:end] for start, end in zip(rows["start"], rows["end"], strict=True)
    ] == rows["text"]
    assert rows["text_sha256"] == [sha256(text.encode()).hexdigest() for text in rows["text"]]
    assert rows["position"] == [0, 1, 2, 3, 4]
    assert rows["block"] == [0, 2, 2, 2, 2]
    assert rows["label"] == [0, 1, 2, 0, 0]
    assert rows["labels"] == [[0], [1], [0, 2], [0], [0]]
    assert rows["speaker_role"] == [None, list(Role).index(Role.EXTREMIST), None, None, None]
    assert rows["needs_review"] == [False, False, True, False, False]
    assert rows["casualties"][2][0]["kind"] is CasualtyKind.KILLED
    assert rows["evidence"][1][0]["label"] is Label.QUOTED_EXTREMIST_SPEECH


def test_ids_are_of_article_words_and_occurrence(annotate):
    made = annotate(3)
    rows = sentence_rows(made, TextPolicy.FULL)
    assert rows["id"] == [
        f"{made.article.article_id}-{digest[:12]}-{occurrence}"
        for digest, occurrence in zip(rows["text_sha256"], [0, 0, 0, 0, 1], strict=True)
    ]


def test_ids_outlive_segmentation_elsewhere(annotate):
    whole, part = annotate(3), annotate(3, kept=(1, 3, 4))
    ids = sentence_rows(whole, TextPolicy.FULL)["id"]
    assert sentence_rows(part, TextPolicy.FULL)["id"] == [ids[1], ids[3], ids[4]]


def test_words_in_marks_that_nobody_utters_are_no_quotation(annotate):
    quotations = sentence_rows(annotate(3), TextPolicy.FULL)["quotations"][1]
    assert [quotation["speaker"] for quotation in quotations] == ["Orin Vale"]


def test_a_reviewed_sentence_no_longer_waits_for_review(annotate):
    made = annotate(3)
    reviewed = replace(
        made, sentences=tuple(replace(kept, decided_by_review=True) for kept in made.sentences)
    )
    rows = sentence_rows(reviewed, TextPolicy.FULL)
    assert set(rows["decided_by"]) == {"review"}
    assert not any(rows["needs_review"])


def test_counts_beyond_the_column_are_its_largest(annotate):
    made = annotate(3, kept=(2,))
    (sentence,) = made.sentences
    absurd = replace(sentence.casualties[0], count_min=10**30, count_max=10**31)
    rows = sentence_rows(replace(made, sentences=(replace(sentence, casualties=(absurd,)),)), TextPolicy.FULL)
    assert [(count["count_min"], count["count_max"]) for count in rows["casualties"][0]] == [
        (LARGEST, LARGEST)
    ]


def test_the_article_row_is_the_bibliography_and_the_layout(annotate):
    made = annotate(3)
    row = {name: value for name, (value,) in article_row(made, TextPolicy.FULL).items()}
    assert row["text"] == made.article.text
    assert [block["kind"] for block in row["blocks"]][:2] == ["headline", "body"]
    assert [piece["kind"] for piece in row["dropped"]] == ["navigation"]
    assert row["speakers"][0]["basis"] == ("R001",)
