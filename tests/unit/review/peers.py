"""Holds the golden files against the tools' own packages: `just peers` runs it where they are installed."""

import json
from pathlib import Path

import argilla
from label_studio_sdk.label_interface import LabelInterface

from dsbuild.review.interchange.label_studio import CONFIG

GOLDEN = Path(__file__).parents[2] / "golden" / "review"
KEPT = ("id", "fields", "suggestions", "responses", "metadata", "vectors")


def main() -> None:
    interface = LabelInterface(CONFIG)
    interface.validate()
    tasks = json.loads((GOLDEN / "label-studio.json").read_text(encoding="utf-8"))
    for task in tasks:
        interface.validate_task({"data": task["data"]})
        assert all(interface.validate_prediction(one) for one in task["predictions"])
        assert all(interface.validate_annotation(one) for one in task["annotations"])
    wrong = json.loads(json.dumps(tasks[0]["predictions"][0]))
    wrong["result"][0]["value"]["choices"] = ["hate"]
    assert not interface.validate_prediction(wrong), "it accepts what it does not know"
    records = json.loads((GOLDEN / "argilla.json").read_text(encoding="utf-8"))
    for record in records:
        back = argilla.Record.from_dict(record).to_dict()
        assert {key: back[key] for key in KEPT} == {key: record[key] for key in KEPT}
    print(f"Label Studio takes {len(tasks)} tasks, Argilla {len(records)} records")


if __name__ == "__main__":
    main()
