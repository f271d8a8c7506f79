import json

import datasets
import jsonschema
import pyarrow.parquet as pq
import pytest

from dsbuild.model import BlockKind, Label, Role
from dsbuild.release.tables import columns


@pytest.mark.parametrize("config", columns.ALL_CONFIGS)
def test_card_metadata_and_schema_give_the_same_features(config):
    features = datasets.Features.from_dict(columns.features(config))
    assert datasets.Features._from_yaml_list(columns.features_yaml(config)) == features
    assert datasets.Features.from_arrow_schema(columns.stored_schema(config)) == features
    assert features._to_yaml_list() == columns.features_yaml(config)
    assert features.arrow_schema.equals(columns.SCHEMAS[config])


@pytest.mark.parametrize("config", columns.ALL_CONFIGS)
def test_no_list_is_spelled_as_older_releases_of_datasets_cannot_read_it(config):
    assert '"List"' not in json.dumps(columns.features(config))


def test_class_labels_are_the_enums_in_their_order():
    assert dict(columns.class_fields(columns.SENTENCES)) == {
        "block": list(BlockKind),
        "label": list(Label),
        "labels": list(Label),
        "speaker_role": list(Role),
    }


@pytest.mark.parametrize("config", columns.ALL_CONFIGS)
def test_every_column_says_what_it_holds(config):
    assert all(columns.about(field) for field in columns.SCHEMAS[config])


@pytest.mark.parametrize("config", columns.CONFIGS)
def test_rows_obey_the_json_schema(config, build, annotate):
    built = build([[annotate(0), annotate(1, title=None, publisher=None, published=None, url=None)]])
    schema = columns.json_schema(config)
    for row in pq.read_table(built.folder / config / "train-00000-of-00001.parquet").to_pylist():
        jsonschema.validate(json.loads(json.dumps(row, default=str)), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**json.loads(json.dumps(row, default=str)), "surprise": 1}, schema)
