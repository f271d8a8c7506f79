"""Writes what the docs show from the code and from a build of the seeds; with --check says what has drifted."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from dsbuild import catalogue, lexicon
from dsbuild.evaluation import report
from dsbuild.lexicon.actors import Actors
from dsbuild.lexicon.evidence import Card, Weights
from dsbuild.model import Effect, Label
from dsbuild.release.tables import columns

ROOT = Path(__file__).parent.parent
TOPICS = {"L": "Layout", "S": "Sentences", "Q": "Quotation marks", "A": "Attribution", "R": "Roles", "C": "Casualty counts", "V": "Voice"}  # fmt: skip


def columns_page() -> str:
    """`docs/columns.md`."""
    parts = [
        "# The columns",
        "Offsets are code points of the article's text, from 0; spans are half-open.",
        "In JavaScript or Java, slice by code points, not by UTF-16 units (`Array.from(text)`).",
    ]
    for config in columns.ALL_CONFIGS:
        rows = [
            f"| `{field.name}` | {_type(field)} | {columns.about(field)} |"
            for field in columns.SCHEMAS[config]
        ]
        parts.append("\n".join([f"## `{config}`", "", "| column | type | what |", "|---|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def _type(field) -> str:
    if names := columns.class_names(field):
        return f"ClassLabel of {len(names)}: {', '.join(names)}"
    return str(field.type).replace("|", r"\|").replace("<item: ", "<").replace("element: ", "")


def rules_page() -> str:
    """`docs/rules.md`."""
    parts = [
        "# The rules",
        "Each has its examples in `tests/rules/<id>.txt`. *Not* marks a rule that rules something out.",
    ]
    for letter, topic in TOPICS.items():
        rules = [rule for rule in catalogue.RULES if rule.id.startswith(letter)]
        rows = [
            f"| {rule.id} | {'*not*' if rule.effect is Effect.RULES_OUT else ''} | {rule.description} |"
            for rule in rules
        ]
        parts.append("\n".join([f"## {topic}", "", "| id | | what it sees |", "|---|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def rows_table() -> str:
    """Real rows of the sample build: for each label the shortest sentence that is not too short."""
    with tempfile.TemporaryDirectory() as dist:
        command = [sys.executable, "-m", "dsbuild", "build", "--dist", dist]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        files = sorted((Path(dist) / "dsbuild-sample/dev/sentences").glob("*.parquet"))
        rows = [
            row for file in files for row in pq.read_table(file).to_pylist() if row["rights"] == "CC0-1.0"
        ]
    lines = ["| text | labels | speaker | casualties |", "|---|---|---|---|"]
    lines += [_row(row) for row in _chosen(rows)]
    return "\n".join(lines) + "\n"


def _chosen(rows: list[dict]) -> Iterator[dict]:
    names = list(Label)
    spoken = [row for row in rows if 60 <= len(row["text"]) <= 130 and not row["review_reasons"]]
    spoken.sort(key=lambda row: row["id"])
    wanted = (
        lambda row: names[row["label"]] == "quoted_extremist_speech" and row["speaker_status"] == "former",
        lambda row: names[row["label"]] == "quoted_extremist_speech" and row["speaker_status"] == "current",
        lambda row: names[row["label"]] == "reportage" and row["speaker_role"] == 2,
        lambda row: names[row["label"]] == "reportage" and row["speaker_role"] == 1,
        lambda row: names[row["label"]] == "casualty_statistic" and row["casualties"][0]["count_max"] is None,
        lambda row: names[row["label"]] == "casualty_statistic" and len(row["casualties"]) > 1,
    )
    for fits in wanted:
        yield from [row for row in spoken if fits(row)][:1]


def _row(row: dict) -> str:
    roles, names = columns.class_names(columns.SENTENCES.field("speaker_role")), list(Label)
    who = ", ".join(
        filter(None, (row["speaker"], row["speaker"] and roles[row["speaker_role"]], row["speaker_status"]))
    )
    counts = "; ".join(f"{_bounds(count)} {count['kind']}" for count in row["casualties"])
    return f"| {row['text']} | {', '.join(names[n] for n in row['labels'])} | {who} | {counts} |"


def weights_table(weights: Weights, background: frozenset[str] = frozenset()) -> str:
    """How much each cue counts, and the sum that is enough."""
    rows = [
        f"| {rule} | {catalogue.description(rule)} | {weight:+} | {'background' if rule in background else ''} |"
        for rule, weight in sorted(weights.cues.items())
    ]
    head = ["", "| id | what it sees | counts | |", "|---|---|---|---|"]
    return "\n".join([*head, *rows, f"| | enough | {weights.enough} | |", "", ""])


def lexicon_tables(actors: Actors) -> str:
    """How many organisations the lexicon has, by ideology, and what is known of who lists them."""
    every = [organisation for family in actors.families for organisation in family.organisations]
    names = sum(1 + len(organisation.aliases) + len(organisation.exact) for organisation in every)
    seen = sum(1 for organisation in every if organisation.listed)
    rows = [f"| {family.ideology} | {len(family.organisations)} |" for family in actors.families]
    parts = [
        "",
        f"{len(every)} organisations with {names} names, {seen} of them seen in a copy of a list:",
        "",
    ]
    parts += ["| ideology | organisations |", "|---|---|", *rows, ""]
    parts += ["| list, often read in part | copy of | seen in it | not checked |", "|---|---|---|---|"]
    for key, source in actors.sources.items():
        listed = sum(1 for organisation in every if key in organisation.listed)
        unchecked = sum(1 for organisation in every if key in organisation.unchecked)
        title = source.title.partition(", http")[0]
        parts.append(f"| {title} | {source.dated or 'none'} | {listed or '–'} | {unchecked or '–'} |")
    return "\n".join([*parts, "", ""])


def card_table(card: Card) -> str:
    """What speaks for and against a person being an extremist actor, and the points that are enough."""
    told = {"armed": "an article on an armed group", "heated": "an article on violence"}
    told |= {"calling": "a calling that tells no role", "place": "a place in an organisation not told of"}
    rows = [
        (name, told.get(name) or catalogue.description(name), points) for name, points in card.cues.items()
    ]
    rows += [(name, "the same, with less strength", points) for name, points in card.weak.items()]
    rows += [(name.removesuffix("?"), _against(name), points) for name, points in card.against.items()]
    head = ["", "| | what it sees | points |", "|---|---|---|"]
    lines = [f"| {name} | {seen} | {points:+} |" for name, seen, points in sorted(rows)]
    return "\n".join([*head, *lines, "", ""])


def enough_table(card: Card) -> str:
    """What the model of people has to say for a decision."""
    rows = [
        ("an extremist actor, where a rule hints at one", f"{card.enough:+}"),
        ("an extremist actor, by the words alone", f"{card.enough_unhinted:+}"),
        (
            f"an extremist actor by {card.certain} points, without a name by {card.described}",
            f"{card.least:+}",
        ),
        ("and ahead of every other role but `other` by", f"{card.ahead}"),
        ("who left, where a rule hints at it", f"{card.gone:+}"),
        ("who left, by the words alone", f"{card.gone_unhinted:+}"),
        ("else the likeliest other role", f"{card.alone:+}"),
        ("to be reviewed, within", f"{card.doubtful}"),
    ]
    lines = [f"| {what} | {least} |" for what, least in rows]
    return "\n".join(["", "| | log-odds |", "|---|---|", *lines, "", ""])


def _against(name: str) -> str:
    if name in {"denies", "doubts"}:
        return "membership that is denied, or only alleged"
    return "this role, with less strength" if name.endswith("?") else "this role"


def figures(split: str, gold: str = "seeds/gold") -> str:
    """The table of `dsbuild evaluate` on articles of the repository."""
    result = report.evaluate(ROOT / gold, split=split)
    return f"{report.as_markdown(result)}\n\n{len(result.articles)} articles.\n"


def agreement_table() -> str:
    """The table of `dsbuild gold agree` on the two readings."""
    command = [sys.executable, "-m", "dsbuild", "gold", "agree", "--markdown"]
    readings = [str(ROOT / "seeds/gold/readings" / name) for name in ("first", "second")]
    return subprocess.run([*command, *readings], check=True, capture_output=True, text=True).stdout


def filled(path: Path, **parts: str) -> str:
    """A page with what stands between its markers replaced."""
    text = path.read_text(encoding="utf-8")
    for name, part in parts.items():
        start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        before, _, rest = text.partition(start)
        text = before + start + part + end + rest.partition(end)[2]
    return text


def _bounds(count: dict) -> str:
    least, most = count["count_min"], count["count_max"]
    return f"{least} or more" if most is None else str(least) if least == most else f"{least} to {most}"


def pages() -> dict[Path, str]:
    """Every generated page with the text that it should have."""
    evidence = lexicon.load().evidence
    return {
        ROOT / "docs/columns.md": columns_page(),
        ROOT / "docs/rules.md": rules_page(),
        ROOT / "docs/evaluation.md": filled(
            ROOT / "docs/evaluation.md",
            heldout=figures("heldout"),
            tune=figures("tune"),
            unread=figures("all", "tests/golden/unread/gold"),
            agreement=agreement_table(),
        ),
        ROOT / "docs/roles.md": filled(
            ROOT / "docs/roles.md",
            lexicon=lexicon_tables(lexicon.load().actors),
            organisations=weights_table(evidence.organisations, evidence.background),
            people=card_table(evidence.people),
            enough=enough_table(evidence.people),
        ),
        ROOT / "README.md": filled(ROOT / "README.md", rows=rows_table()),
    }


def main() -> None:
    """Writes or checks every page."""
    drifted = []
    for path, text in pages().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            drifted.append(str(path.relative_to(ROOT)))
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    if "--check" in sys.argv and drifted:
        sys.exit(f"{', '.join(drifted)}: differs from the code; run `just generate` and look at the change")
    print(json.dumps({"written" if "--check" not in sys.argv else "drifted": drifted}))


if __name__ == "__main__":
    main()
