import re
from datetime import date
from inspect import signature
from pathlib import Path

import huggingface_hub
import pytest
import yaml
from huggingface_hub import DatasetCard, DatasetCardData

from dsbuild.evaluation.gold import Gold, GoldCount, GoldDropped, GoldSentence
from dsbuild.model import Label
from dsbuild.release.documents.card import _size_category
from dsbuild.release.documents.frontmatter import header, moved
from dsbuild.release.options import Historic
from dsbuild.settings import Card, TextPolicy

KNOWN = set(signature(DatasetCardData).parameters)


def read(built):
    return (built.folder / "README.md").read_text(encoding="utf-8")


def front_matter(built):
    return yaml.safe_load(header(read(built)).strip("-\n"))


def test_the_front_matter_says_what_the_loader_needs(build, annotate):
    built = build([[annotate(number) for number in range(5)]])
    told = front_matter(built)
    sentences, articles = told["configs"]
    assert sentences["config_name"] == "sentences"
    assert sentences["default"] is True
    assert [config["version"] for config in (sentences, articles)] == ["0.0.0", "0.0.0"]
    assert "content sha256:" in sentences["description"]
    assert sentences["data_files"][0] == {"split": "train", "path": "sentences/train-*.parquet"}
    splits = {split["name"]: split["num_examples"] for split in told["dataset_info"][0]["splits"]}
    assert splits == {"train": 15, "validation": 5, "test": 5}
    files = {file.name: file.stat().st_size for file in (built.folder / "sentences").iterdir()}
    assert told["dataset_info"][0]["download_size"] == sum(files.values())


def test_the_hub_reads_it(build, annotate):
    built = build(
        [[annotate(number, language="en-GB") for number in range(5)]],
        card=Card(pretty_name='A: "b" #c', contact="us@x.example", labels_license="CC-BY-4.0"),
    )
    data = DatasetCard.load(built.folder / "README.md").data
    assert data.pretty_name == 'A: "b" #c'
    assert data.language == ["en"]
    assert data.license == "cc0-1.0"
    assert data.size_categories == ["n<1K"]
    assert "- **License of labels, offsets and evidence:** CC-BY-4.0\n" in read(built)
    assert (
        "## Dataset Card Contact\n\nTo ask a question, or to have an article taken out: us@x.example."
        in read(built)
    )


def test_mixed_rights_are_other(build, annotate):
    told = front_matter(build([[annotate(1), annotate(2, rights="all-rights-reserved")]]))
    assert told["license"] == "other"
    assert told["license_name"] == "by-source"


def test_the_content_decides_the_description(build, annotate):
    one, other = build([[annotate(1)]]), build([[annotate(2)]])
    described = [
        [config["description"] for config in front_matter(built)["configs"]] for built in (one, other)
    ]
    assert not set(described[0]) & set(described[1])


def test_the_prose_tells_labels_counts_rights_and_rules(build, annotate):
    made = [
        annotate(number, publisher="Pipes | and\nlines <b>", rights="all-rights-reserved")
        for number in range(4)
    ]
    text = read(build([made], policy=TextPolicy.OPEN, rules={"V001": "the speaker is an extremist"}))
    for label in Label:
        assert f"| `{label}` |" in text
    assert "| Pipes \\| and lines \\<b\\> | all-rights-reserved | 4 | withheld |" in text
    assert "4 of 4 articles have no licence" in text
    assert "| `V001` | the speaker is an extremist | 4 | 20.00% |" in text
    assert "| `low_evidence` | 4 |" in text
    assert "No examples here" in text
    assert "$" not in text


def test_examples_are_shown_where_anybody_may_pass_them_on(build, annotate):
    text = read(build([[annotate(1)]]))
    assert "| `quoted_extremist_speech` | “We will burn every ferry" in text
    assert "| `reportage` | Nobody at the ferry" in text, "a sentence of the body, not the headline"


def test_the_card_says_what_the_splits_cannot_give(build, annotate):
    text = read(build([[annotate(1)]]))
    assert "too few articles for: validation, test" in text
    assert "validation" not in [
        split["name"] for split in front_matter(build([[annotate(1)]]))["dataset_info"][0]["splits"]
    ]
    lacking = read(build([[annotate(1), *(annotate(number, kept=(0, 3)) for number in range(2, 8))]]))
    assert "no quoted_extremist_speech in validation" in lacking


def test_the_dataset_folder_leads_to_the_build_and_says_the_cure(build, annotate):
    built = build([[annotate(1)]])
    text = (built.path.parent / "README.md").read_text(encoding="utf-8")
    assert f"path: builds/{built.digest}/sentences/train-*.parquet" in text
    assert "cache is stale" in text


def test_the_dataset_folder_leads_to_the_newest_release(build, annotate):
    home = build([[annotate(1)]]).path.parent
    for version in ("1.9.0", "1.10.0", "1.10.0-draft"):
        (home / version).mkdir()
        (home / version / "README.md").write_text(
            "---\nconfigs:\n    path: sentences/*\n---\n", encoding="utf-8"
        )
    build([[annotate(2)]])
    assert "path: 1.10.0/sentences/*\n" in (home / "README.md").read_text(encoding="utf-8")


def test_only_paths_move():
    assert (
        moved("---\nabout: path: x\n    path: a/*\n---\n", "b")
        == "---\nabout: path: x\n    path: b/a/*\n---\n"
    )
    with pytest.raises(ValueError, match="without front matter"):
        header("# Title\n")


@pytest.mark.parametrize(
    ("rows", "category"),
    [
        (0, "n<1K"),
        (999, "n<1K"),
        (1000, "1K<n<10K"),
        (99_999, "10K<n<100K"),
        (10**6, "1M<n<10M"),
        (10**12, "n>1T"),
    ],
)
def test_size_categories(rows, category):
    assert _size_category(rows) == category


def test_every_section_of_the_hubs_template_is_there(build, annotate):
    template = Path(huggingface_hub.__file__).parent / "templates" / "datasetcard_template.md"
    wanted = re.findall(r"^#{2,4} (.*)$", template.read_text(encoding="utf-8"), flags=re.MULTILINE)
    text = read(build([[annotate(number) for number in range(3)]]))
    there = re.findall(r"^#{2,4} (.*)$", text, flags=re.MULTILINE)
    needed = [title for title in wanted if "[optional]" not in title]
    assert len(needed) > 10
    assert [title for title in needed if title not in there] == []
    assert {"Annotations", "Citation"} < set(there)
    assert "More Information Needed" not in text


def test_the_hubs_own_check_of_the_metadata_finds_nothing(build, annotate):
    """The rules of the Hub's card: its parser, its list of task names, its keys."""
    text = read(build([[annotate(number) for number in range(3)]]))
    card = DatasetCard(text)
    assert yaml.safe_load(str(card.data)) == yaml.safe_load(header(text).strip("-\n"))
    assert not card.data.__dict__.keys() - (KNOWN | {"configs", "dataset_info", "tags"})


def test_quality_is_measured_on_the_rows_that_have_gold(build, annotate, tmp_path):
    gold = tmp_path / "gold"
    gold.mkdir()
    for number, split in ((0, "heldout"), (1, "tune")):
        made = annotate(number)
        (gold / f"{number}.json").write_text(as_gold(made, split).model_dump_json(), encoding="utf-8")
    text = read(build([[annotate(number) for number in range(3)]], gold=(gold,)))
    quality = text.split("#### Quality")[1].split("\n### ")[0]
    assert "Held out: 1 articles on which no rule was tuned." in quality
    assert "Tuned on: 1 articles" in quality
    assert quality.count("| sentences with both ends right | 100.0 | 100.0 | 100.0 | – | 5 |") == 2
    assert quality.count("| `quoted_extremist_speech` | 100.0 | 100.0 | 100.0 | – | 1 |") == 1
    assert quality.count("| `quoted_extremist_speech` | 0.0 | – | 0.0 | – | 0 |") == 1, (
        "the gold that says otherwise"
    )
    assert "Not measured" in read(build([[annotate(number) for number in range(3)]]))


def test_the_history_the_day_and_the_limits_are_told(build, annotate):
    built = build(
        [[annotate(number) for number in range(3)]],
        version="1.1.0",
        summary="2 added",
        released=date(2031, 5, 1),
        history=(Historic(version="1.0.0", digest="0" * 64, summary="first"),),
    )
    text = read(built)
    assert "- **Version:** 1.1.0, of 2031-05-01" in text
    assert "| 1.1.0 | 2 added |\n| 1.0.0 | first |" in text
    assert 'revision="v1.1.0"' in text
    assert "One publisher gives 100% of the articles" in text


def as_gold(made, split):
    """Gold that agrees with an annotation; that to tune on calls nothing extremist."""
    sentences = []
    for sentence in made.sentences:
        extremist = Label.QUOTED_EXTREMIST_SPEECH in sentence.labels and split == "heldout"
        counts = [
            GoldCount(
                start=count.start,
                end=count.end,
                count_min=count.count_min,
                count_max=count.count_max,
                kind=count.kind,
            )
            for count in sentence.casualties
        ]
        voice = Label.QUOTED_EXTREMIST_SPEECH if extremist else Label.REPORTAGE
        labels = (voice, Label.CASUALTY_STATISTIC) if counts else (voice,)
        sentences.append(
            GoldSentence(
                start=sentence.start, end=sentence.end, kind=made.blocks[sentence.block].kind, labels=labels,
                counts=tuple(counts), speaker=None,
            )
        )  # fmt: skip
    dropped = tuple(GoldDropped(start=one.start, end=one.end, kind=one.kind) for one in made.dropped)
    article = made.article
    return Gold(
        article_id=article.article_id, sha256=article.sha256, style="made up", split=split,
        sentences=tuple(sentences), dropped=dropped,
    )  # fmt: skip
