from pathlib import Path

import pytest

from dsbuild import pipeline, sources
from dsbuild.engines.shard import RulesError, ShardJob
from dsbuild.settings import TextPolicy


def raw(text: str) -> sources.Raw:
    return sources.Raw("news/a.txt", "a.txt", sources.Format.TEXT, text.encode())


def test_a_shard_is_read_annotated_and_staged(tmp_path: Path) -> None:
    job = ShardJob(tmp_path, TextPolicy.FULL, sources.Limits())
    result = job(0, [raw("It rained in Kasra."), raw("")])
    assert result.articles == 1
    assert [str(refusal) for refusal in result.refusals] == ["news/a.txt: found nothing; give an article, or take the file away"]  # fmt: skip
    assert list(tmp_path.glob("shard-*.json"))


def test_a_rule_that_fails_names_the_article_and_stages_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("fault")

    monkeypatch.setattr(pipeline, "annotate", fail)
    with pytest.raises(RulesError, match=r"news/a.txt: a rule failed \(KeyError: 'fault'\)"):
        ShardJob(tmp_path, TextPolicy.FULL, sources.Limits())(0, [raw("It rained.")])
    assert not list(tmp_path.iterdir())
