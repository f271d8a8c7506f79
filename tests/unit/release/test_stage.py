import random

import pytest

from dsbuild.release.staging import merge
from dsbuild.release.staging.stage import read_shard, summaries, write_shard, write_sorted
from dsbuild.settings import TextPolicy


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_bytes_of_a_shard_do_not_depend_on_the_order(tmp_path, annotate):
    made = [annotate(number) for number in range(20)]
    folders = []
    for turn in range(2):
        folder = tmp_path / str(turn)
        folder.mkdir()
        write_shard(random.Random(turn).sample(made, len(made)), folder, 0, TextPolicy.FULL)
        folders.append(contents(folder))
    assert folders[0] == folders[1]


def test_a_shard_comes_back_sorted_an_article_at_a_time(tmp_path, annotate):
    made = {each.article.article_id: each for each in map(annotate, range(20))}
    summary = write_shard(made.values(), tmp_path, 3, TextPolicy.FULL)
    assert list(summaries(tmp_path)) == [summary]
    assert summary.sentences == 100
    read = list(read_shard(summary, tmp_path))
    assert [article.article_id for article, _, _ in read] == sorted(made)
    for article, sentences, row in read:
        assert sentences["position"].to_pylist() == [0, 1, 2, 3, 4]
        assert row["text"].to_pylist() == [made[article.article_id].article.text]
        assert article.labels == [3, 1, 1]


def test_an_article_without_a_sentence_is_staged(tmp_path, annotate):
    summary = write_shard([annotate(1, kept=())], tmp_path, 0, TextPolicy.FULL)
    ((_, sentences, row),) = read_shard(summary, tmp_path)
    assert (sentences.num_rows, row.num_rows) == (0, 1)


def test_an_interrupted_shard_is_not_there(tmp_path, annotate):
    def dying(staged):
        yield next(iter(staged))
        raise KeyboardInterrupt

    write_shard([annotate(1), annotate(2)], tmp_path, 0, TextPolicy.FULL)
    staged = merge.merged(tmp_path)
    below = tmp_path / "below"
    below.mkdir()
    with pytest.raises(KeyboardInterrupt):
        write_sorted(dying(staged), below, 0)
    assert list(summaries(below)) == []


def test_many_shards_merge_in_passes(tmp_path, annotate):
    made = [annotate(number) for number in range(23)]
    for shard in range(0, 23, 2):
        write_shard(made[shard : shard + 2], tmp_path, shard, TextPolicy.FULL)
    ids = [article.article_id for article, _, _ in merge.merged(tmp_path, fan_in=3)]
    assert ids == sorted(each.article.article_id for each in made)


def test_of_equal_articles_the_first_by_path_is_kept(tmp_path, annotate):
    paths = ["b/one.txt", "a/two.txt", "c/three.txt"]
    for shard, path in enumerate(paths):
        write_shard([annotate(1, path=path, title=path)], tmp_path, shard, TextPolicy.FULL)
    write_shard([annotate(1, path="b/one.txt", place=4), annotate(2)], tmp_path, 3, TextPolicy.FULL)
    index, repeats = merge.index(tmp_path)
    assert [(repeat.path, repeat.place, repeat.of) for repeat in repeats] == [
        ("b/one.txt", None, "a/two.txt"),
        ("b/one.txt", 4, "a/two.txt"),
        ("c/three.txt", None, "a/two.txt"),
    ]
    rows = [row for _, _, row in merge.merged(tmp_path)]
    assert len(rows) == len(index) == 2
    assert "a/two.txt" in [row["title"][0].as_py() for row in rows]
