"""`dsbuild schemas`."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from dsbuild.cli import told


@click.command(name="schemas", short_help="Write the JSON Schemas, or check them.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("schemas"),
    show_default=True,
    help="Where the schemas are.",
)
@click.option("--check", is_flag=True, help="Write nothing; say which schema differs from the code.")
def command(out: Path, *, check: bool) -> None:
    """Write the JSON Schemas of all that dsbuild reads and writes, made from its code.

    Exit codes: 0 written, or all as they should be; 1 with --check, a schema differs.

    \b
    Example:
      dsbuild schemas --check
    """
    made = {
        f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas()
    }
    if check:
        _check(out, made)
        return
    out.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        (out / name).write_text(text, encoding="utf-8")
    click.echo(f"wrote {len(made)} schemas to {out}")


def _check(out: Path, made: dict[str, str]) -> None:
    there = {path.name: path.read_text(encoding="utf-8") for path in out.glob("*.schema.json")}
    wrong = [name for name in sorted(made.keys() | there.keys()) if made.get(name) != there.get(name)]
    for name in wrong:
        state = (
            "is missing"
            if name not in there
            else "belongs to nothing"
            if name not in made
            else "differs from the code"
        )
        click.echo(f"{out / name}: {state}; run `dsbuild schemas` and look at the change", err=True)
    if wrong:
        sys.exit(told.REFUSED_SOME)
    click.echo(f"{len(made)} schemas as the code has them")


def schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """The name and JSON Schema of each thing that is read or written."""
    from pydantic import BaseModel, TypeAdapter

    from dsbuild.cli.built import BuildReport
    from dsbuild.cli.released import ReleaseReport
    from dsbuild.evaluation.gold import Gold
    from dsbuild.evaluation.report import Evaluation
    from dsbuild.lexicon.load import FILES
    from dsbuild.release.diff import ChangedRow, Difference
    from dsbuild.release.documents.manifest import Manifest
    from dsbuild.release.hydrate import Hydrated
    from dsbuild.release.publish.publishing import Publications
    from dsbuild.release.publish.withdrawing import Withdrawal
    from dsbuild.release.shown import Datasets, Shown
    from dsbuild.release.tables import columns
    from dsbuild.release.verify import Verification
    from dsbuild.report.casualties import Month
    from dsbuild.report.tolls import ArticleToll
    from dsbuild.review.decisions import LINE
    from dsbuild.settings import Settings
    from dsbuild.sources.registry import Registry

    models: dict[str, type[BaseModel] | TypeAdapter[Any]] = {
        "settings": Settings,
        "registry": Registry,
        "gold": Gold,
        "decision": LINE,
        "manifest": Manifest,
        "build": BuildReport,
        "evaluation": Evaluation,
        "casualties-by-month": TypeAdapter(list[Month]),
        "casualties-by-article": TypeAdapter(list[ArticleToll]),
        "release": ReleaseReport,
        "diff": Difference,
        "diff-row": ChangedRow,
        "verification": Verification,
        "list": Datasets,
        "show": Shown,
        "publish": Publications,
        "yank": Withdrawal,
        "hydrate": Hydrated,
        **{f"lexicon-{topic}": model for topic, model in FILES.items()},
    }
    for name, model in models.items():
        schema = model.json_schema() if isinstance(model, TypeAdapter) else model.model_json_schema()
        yield name, _titled(name, schema)
    for config in columns.ALL_CONFIGS:
        yield f"record-{config}", _titled(f"record-{config}", columns.json_schema(config))


def _titled(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{name}.schema.json"}
    return {**head, **schema}
