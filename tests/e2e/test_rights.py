"""Rights, end to end: what is withheld stays withheld everywhere, comes back to who has it, and goes when it must."""

import json
import re
from pathlib import Path

import jsonschema
import pyarrow.parquet as pq
import pytest

SCHEMAS = Path(__file__).parents[2] / "schemas"

TOWNS = ("Sallow Ford", "Kasra", "Brannock", "Ellerby", "Tamsin Hill", "Oru")
STORY = """Blast at {town} market kills {count}

{town}, March 3 (Northern Wire) - At least {count} people were killed and 14 injured on Tuesday when a bomb went off beside the {thing} of {town}, police said.

The Harrow Front, a separatist militia, claimed responsibility.

“We will strike the {thing} again until the {town} valley is free,” said Karim Aden, a commander of the Harrow Front.

“My brother sold {thing} tickets in {town}. He hurt nobody,” said Mara Okafor, whose brother was killed.
"""
THINGS = ("granary", "ferry", "lighthouse", "quarry", "orchard", "viaduct")


def story(number):
    return STORY.format(town=TOWNS[number], count=number + 5, thing=THINGS[number])


def runs(text, length=5):
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}


def texts(path):
    """All that a file holds, as text."""
    if path.suffix != ".parquet":
        return [path.read_text(encoding="utf-8")]
    table = pq.read_table(path)
    return [
        repr(table.schema.metadata),
        *(repr(value) for column in table.columns for value in column.to_pylist()),
    ]


@pytest.fixture
def registered(cli, tmp_path):
    """A registry of six articles, the first three restricted; the text of the restricted ones."""
    cli("init", ".")
    for number in range(6):
        file = tmp_path / f"{number}.txt"
        file.write_text(story(number), encoding="utf-8")
        rights = "all-rights-reserved" if number < 3 else "CC0-1.0"
        cli(
            "seeds",
            "add",
            file,
            "--rights",
            rights,
            "--title",
            f"No. {number}",
            "--publisher",
            f"Wire {number % 2}",
        )
    return [story(number) for number in range(3)]


def ids(cli):
    rows = json.loads(cli("seeds", "status", "--json").stdout)
    return {row["title"]: row["id"] for row in rows if row["state"] == "present"}


def test_an_open_release_holds_no_five_words_of_a_restricted_article_in_any_file(cli, registered, tmp_path):
    cli("build", "--name", "news")
    said = cli("release", "--name", "news").stdout
    assert "text withheld of 3 of 6 articles, which declare no licence" in said
    assert "declare one with `rights` in the registry, or make an internal release with `--text full`" in said
    removed = ids(cli)["No. 1"]
    cli("seeds", "remove", removed, "--reason", "The publisher asked.")
    cli("build", "--name", "news")
    told = cli("release", "--name", "news", "--json").stdout
    assert json.loads(told)["version"] == "2.0.0"
    cli("publish", "latest", "--name", "news", "--to", "public/news")
    said = [
        cli("diff", "1.0.0", "2.0.0", "--name", "news", *how).stdout
        for how in ((), ("--json",), ("--markdown",))
    ]
    shown = cli("show", "2.0.0", "--name", "news").stdout

    open_runs = set().union(*(runs(line) for number in range(3, 6) for line in story(number).splitlines()))
    held = set().union(*(runs(line) for text in registered for line in text.splitlines())) - open_runs
    assert len(held) > 80
    home = tmp_path / "dist" / "news"
    files = [path for path in home.rglob("*") if path.is_file() and not {"builds", "dev"} & set(path.parts)]
    files += [path for path in (tmp_path / "public").rglob("*") if path.is_file()]
    assert {"README.md", "CHANGES.md", "croissant.json", "manifest.json"} < {path.name for path in files}
    for where, words in [
        *((path, text) for path in files for text in texts(path)),
        *(("said", text) for text in (told, shown, *said)),
    ]:
        assert not (runs(words) & held), where
    (full,) = (home / "dev" / "sentences").glob("train-*")
    assert any(runs(text) & held for text in texts(full)), "the search finds them where they are"


def test_a_removed_article_stays_out_and_the_next_release_says_so(cli, registered, tmp_path):
    cli("build", "--name", "news")
    cli("release", "--name", "news")
    removed = ids(cli)["No. 4"]
    assert "never built again" in cli("seeds", "remove", removed, "--reason", "A court ordered it.").stdout
    again = cli("seeds", "add", tmp_path / "4.txt", code=2)
    assert "removed" in again.stderr
    built = cli("build", "seeds", tmp_path / "4.txt", "--name", "news")
    assert "A court ordered it." in built.stderr
    home = tmp_path / "dist" / "news"
    assert removed not in pq.read_table(home / "dev" / "articles")["article_id"].to_pylist()
    cli("build", "--name", "news")
    cli("release", "--name", "news")
    changes = (home / "2.0.0" / "CHANGES.md").read_text(encoding="utf-8")
    assert removed in changes
    assert "A court ordered it." in changes
    assert removed not in pq.read_table(home / "2.0.0" / "articles")["article_id"].to_pylist()


def test_a_full_release_of_restricted_text_needs_the_flag_to_leave_the_house(cli, registered, tmp_path):
    cli("build", "--name", "news")
    cli("release", "--name", "news", "--text", "full")
    said = cli("publish", "--name", "news", "--to", "public", code=4).stderr
    assert "found the text of 3 articles whose rights do not let it be passed on" in said
    assert "--allow-restricted-text" in said
    assert not (tmp_path / "public").exists()
    cli("publish", "--name", "news", "--to", "inside", "--allow-restricted-text")


def test_who_has_the_articles_gets_the_rows_of_the_full_build_back(cli, registered, tmp_path):
    cli("build", "--name", "news")
    cli("release", "--name", "news")
    (tmp_path / "mine").mkdir()
    for number in range(2):
        (tmp_path / "mine" / f"{number}.txt").write_text(story(number), encoding="utf-8")
    said = cli("hydrate", "--name", "news", "--seeds", "mine", "-o", "some", code=1).stdout
    assert "text of 2 of 3 withheld articles put back" in said
    assert "No. 2: not among the seeds" in said
    told = json.loads(cli("hydrate", "--name", "news", "--seeds", "seeds", "--json").stdout)
    jsonschema.validate(told, json.loads((SCHEMAS / "hydrate.schema.json").read_text(encoding="utf-8")))
    assert (told["hydrated"], told["missing"]) == (3, [])
    dev = tmp_path / "dist" / "news" / "dev"
    for config in ("sentences", "articles"):
        back = pq.read_table(tmp_path / "hydrated" / "news" / "1.0.0" / config)
        assert back.to_pylist() == pq.read_table(dev / config).to_pylist()
    assert cli("hydrate", "--name", "news", "--seeds", "mine", "-o", "some", code=2).stderr.startswith(
        "error: some: found something there"
    )
    assert "found no manifest.json" in cli("publish", "hydrated/news/1.0.0", "--to", "public", code=2).stderr
