"""`dsbuild evaluate` against figures that are computed here, by other code."""

import json
from pathlib import Path

import pytest

from dsbuild import lexicon, pipeline
from dsbuild.evaluation import corpus
from tests.e2e.conftest import Run

ROOT = Path(__file__).parent.parent.parent
GOLD = ROOT / "seeds/gold"


def ratios(right: int, found: int, wanted: int) -> dict[str, float]:
    return {"precision": right / found, "recall": right / wanted, "f1": 2 * right / (found + wanted)}


@pytest.fixture(scope="module")
def independent() -> dict[str, dict[str, float]]:
    """Spans by set arithmetic, labels by looking up the label that most of a unit's characters have."""
    spans = [0, 0, 0]
    labels = {label: [0, 0, 0] for label in ("quoted_extremist_speech", "casualty_statistic")}
    pairs, _ = corpus.pairs(GOLD)
    for pair in pairs:
        text = pair.article.text
        found = pipeline.annotate(pair.article, lexicon.load())
        painted: list[object] = [None] * len(text)
        for sentence in found.sentences:
            painted[sentence.start : sentence.end] = [sentence] * (sentence.end - sentence.start)
        unsure = [(g.start, g.end) for g in pair.gold.sentences if "span" in g.unsure] + [
            (g.start, g.end) for g in pair.gold.dropped
        ]
        wanted = {(g.start, g.end) for g in pair.gold.sentences if "span" not in g.unsure}
        got = {(s.start, s.end) for s in found.sentences}
        got -= {span for span in got - wanted if any(span[0] < b and a < span[1] for a, b in unsure)}
        spans = [spans[0] + len(wanted & got), spans[1] + len(got), spans[2] + len(wanted)]
        for unit in (*pair.gold.sentences, *pair.gold.dropped):
            under = [s for s in painted[unit.start : unit.end] if s is not None]
            best = max(dict.fromkeys(under), key=under.count, default=None)
            if best is not None and 2 * under.count(best) <= unit.end - unit.start:
                best = None
            for label, (right, found_n, wanted_n) in labels.items():
                kind = "casualty" if label == "casualty_statistic" else "voice"
                if kind in getattr(unit, "unsure", ()):
                    continue
                has, should = best is not None and label in best.labels, label in getattr(unit, "labels", ())
                labels[label] = [right + (has and should), found_n + has, wanted_n + should]
    return {"spans": ratios(*spans), **{label: ratios(*counts) for label, counts in labels.items()}}


def test_figures_are_what_other_code_finds(cli: Run, independent) -> None:
    said = json.loads(cli("evaluate", "--gold", GOLD, "--json").stdout)["measures"]
    for measure, figures in independent.items():
        for name, value in figures.items():
            assert said[measure][name] == pytest.approx(value), (measure, name)


def test_a_build_has_the_figures_of_the_rules(cli: Run) -> None:
    cli("build", ROOT / "seeds", "--name", "all")
    rules = json.loads(cli("evaluate", "--gold", GOLD, "--json").stdout)["measures"]
    build = json.loads(cli("evaluate", "dist/all/dev", "--gold", GOLD, "--json").stdout)["measures"]
    assert build == rules


def test_minima_hold(cli: Run) -> None:
    cli("evaluate", "--gold", GOLD, "--min", "spans.f1=0.5")
    done = cli("evaluate", "--gold", GOLD, "--min", "spans.f1=0.5", "--min", "kept.recall=1.1", code=1)
    assert "kept.recall is" in done.stderr
    assert "expected MEASURE" in cli("evaluate", "--gold", GOLD, "--min", "spam=1", code=2).stderr


def test_mistakes_are_shown_with_their_text(cli: Run) -> None:
    said = cli("evaluate", "--gold", GOLD, "--errors", 2, "--by", "style").stdout
    assert "wanted" in said
    assert "house styles" in said


def test_json_has_its_schema(cli: Run) -> None:
    import jsonschema

    schema = json.loads((ROOT / "schemas/evaluation.schema.json").read_text())
    jsonschema.validate(json.loads(cli("evaluate", "--gold", GOLD, "--json", "--errors", 3).stdout), schema)


def test_gold_is_checked_and_edited(cli: Run, tmp_path: Path) -> None:
    assert " 0 faults" in cli("gold", "check", "--gold", GOLD).stdout
    article = min((ROOT / "seeds/open").glob("*.txt"))
    form = cli("gold", "edit", article, "--gold", GOLD).stdout
    (tmp_path / "a.gold").write_text(form, encoding="utf-8")
    cli("gold", "edit", article, "--gold", "mine", "--apply", "a.gold")
    (made,) = (tmp_path / "mine").glob("*.json")
    assert made.read_bytes() == (GOLD / made.name).read_bytes()
    (tmp_path / "b.gold").write_text(form.replace(" ", "  ", 3), encoding="utf-8")
    cli("gold", "edit", article, "--gold", "mine", "--apply", "b.gold", code=2)


def test_every_open_article_has_gold() -> None:
    have = {gold.article_id for gold in map(corpus.load, corpus.files(GOLD))}
    assert {article.article_id for article in corpus.articles([str(ROOT / "seeds")]).values()} <= have
