"""`dsbuild publish` and `yank` with the real clients: the Hub's against a server that speaks its API, S3's against moto."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from dsbuild.release.disk import provenance
from tests.servers import hub, releases, s3
from tests.servers.check import whole

REPO = "org/gazette"
TO_HUB = f"hf://datasets/{REPO}"
SCHEMAS = Path(__file__).parents[2] / "schemas"
TO_S3 = f"s3://{s3.BUCKET}/sets/gazette"


@pytest.fixture
def home(tmp_path):
    return tmp_path / "dist" / "gazette"


@pytest.fixture
def run(tmp_path):
    """Runs `dsbuild …`, or Python, against the servers; gives what it printed and said, and checks the exit code."""
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("HF_", "AWS_"))},
        **s3.CREDENTIALS,
        "HF_HOME": str(tmp_path / "hf"),
        "HF_HUB_DISABLE_XET": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "HF_TOKEN": hub.TOKEN,
        "NO_COLOR": "1",
    }

    def started(*command, code=0, **more):
        done = subprocess.run(
            [sys.executable, *map(str, command)], cwd=tmp_path, env={**env, **more}, capture_output=True, text=True,
            check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == code, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert code == 0 or "Traceback" not in done.stderr
        return done

    def dsbuild(*command, **more):
        return started("-m", "dsbuild", *command, **more)

    dsbuild.env, dsbuild.python = env, lambda code, **more: started("-c", code, **more)
    return dsbuild


@pytest.fixture
def server(run):
    with hub.running() as server:
        run.env["HF_ENDPOINT"] = server.url
        yield server


@pytest.fixture
def bucket(run):
    with s3.running() as server:
        run.env["AWS_ENDPOINT_URL"] = server.url
        server.client = client = s3.client(server.url)
        client.create_bucket(Bucket=s3.BUCKET)
        yield server


def told(done, schema):
    """What a command printed as JSON, which its schema describes."""
    said = json.loads(done.stdout)
    jsonschema.validate(said, json.loads((SCHEMAS / f"{schema}.schema.json").read_text(encoding="utf-8")))
    return said


def objects(bucket):
    listed = bucket.client.list_objects_v2(Bucket=s3.BUCKET).get("Contents", [])
    return {
        entry["Key"].removeprefix("sets/gazette/"): bucket.client.get_object(
            Bucket=s3.BUCKET, Key=entry["Key"]
        )["Body"].read()
        for entry in listed
    }


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


LOADS = """
import json, sys
from datasets import load_dataset
told = {}
for config in ("sentences", "articles"):
    loaded = load_dataset(*sys.argv[1:2], config, revision="v1.0.0")
    streamed = load_dataset(*sys.argv[1:2], config, revision="v1.0.0", streaming=True)
    for split, rows in loaded.items():
        assert list(streamed[split]) == list(rows), split
        told[f"{config}/{split}"] = rows.num_rows
    assert streamed["train"].features == loaded["train"].features
told["names"] = load_dataset(sys.argv[1], revision="v1.0.0")["train"].features["label"].names
print(json.dumps(told))
"""


def test_on_the_hub_a_release_is_a_tag_that_loads_verifies_and_stays(run, server, home, tmp_path):
    folder = releases.release(home)
    planned = run("publish", "1.0.0", "--to", TO_HUB, "--dry-run", "--json")
    assert json.loads(planned.stdout)["published"][0]["state"] == "to publish"
    assert server.repos == {}
    first = told(run("publish", "1.0.0", "--to", TO_HUB, "--json"), "publish")["published"][0]
    assert (first["state"], first["place"]) == ("published", TO_HUB)
    repo = server.repos[REPO]
    assert {
        name: data for name, data in repo.at("v1.0.0").files.items() if name != ".gitattributes"
    } == files(folder)
    assert [commit.title for commit in repo.commits] == ["initial commit", "gazette 1.0.0"]
    assert not repo.private
    again = json.loads(run("publish", "latest", "--to", TO_HUB, "--json").stdout)["published"][0]
    assert again == {**first, "state": "there already"}
    assert len(repo.commits) == 2
    assert "is sound" in run("verify", f"{TO_HUB}@1.0.0").stdout
    script = tmp_path / "loads.py"
    script.write_text(LOADS)
    loaded = json.loads(run.python(f"import sys; sys.argv[1:] = ['{REPO}']\n{LOADS}").stdout)
    assert loaded["articles/train"] == 10
    assert loaded["names"] == ["reportage", "quoted_extremist_speech", "casualty_statistic"]

    releases.release(home, "1.1.0", range(13))
    run("publish", "1.1.0", "--to", TO_HUB)
    assert [commit.title for commit in repo.commits][-1] == "gazette 1.1.0"
    assert {
        name: data for name, data in repo.at("v1.0.0").files.items() if name != ".gitattributes"
    } == files(folder)
    assert "is sound" in run("verify", TO_HUB).stdout


@pytest.mark.parametrize("kind", ["hub", "bucket"])
def test_what_attests_to_a_release_goes_with_it(run, request, home, tmp_path, kind):
    request.getfixturevalue("server" if kind == "hub" else "bucket")
    place, address = (TO_HUB, f"{TO_HUB}@1.0.0") if kind == "hub" else (TO_S3, f"{TO_S3}/1.0.0")
    for command in ("genpkey -algorithm ed25519 -out key.pem", "pkey -in key.pem -pubout -out key.pub"):
        subprocess.run(["openssl", *command.split()], cwd=tmp_path, check=True)
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", "x.pem"], cwd=tmp_path, check=True)
    subprocess.run(["openssl", "pkey", "-in", "x.pem", "-pubout", "-out", "x.pub"], cwd=tmp_path, check=True)
    folder = releases.release(home)
    provenance.attest(home, folder, started=datetime.now(UTC), signer=provenance.signer(tmp_path / "key.pem"))
    run("publish", "--to", place)
    assert "is sound" in run("verify", address, "--key", "key.pub").stdout
    assert "found no signature by the given key" in run("verify", address, "--key", "x.pub", code=1).stdout


def test_on_the_hub_private_is_private_from_the_start(run, server, home):
    releases.release(home)
    run("publish", "--to", TO_HUB, "--private")
    assert server.repos[REPO].private
    assert run("verify", f"{TO_HUB}@1.0.0", code=2, HF_TOKEN="hf_other").stderr.startswith(
        f"error: {TO_HUB}@v1.0.0"
    )
    server.repos[REPO].private = False
    releases.release(home, "1.1.0", range(13))
    assert "found a public repository" in run("publish", "--to", TO_HUB, "--private", code=4).stderr
    assert set(server.repos[REPO].tags) == {"v1.0.0"}


@pytest.mark.parametrize("token", ["hf_wrong", ""])
def test_a_wrong_token_is_told(run, server, home, token):
    releases.release(home)
    said = run("publish", "--to", TO_HUB, code=2, HF_TOKEN=token).stderr
    assert f"error: {TO_HUB}: refused (" in said
    assert "HF_TOKEN to a token that may write to org/gazette" in said
    assert server.repos == {}


def test_a_repository_that_holds_something_else_is_left_alone(run, server, home):
    releases.release(home)
    server.repos[REPO] = repo = hub.Repo(private=False)
    repo.commit("initial commit", {".gitattributes": b"", "data.csv": b"1"}, set())
    assert "found data.csv and no manifest.json" in run("publish", "--to", TO_HUB, code=4).stderr
    assert len(repo.commits) == 1
    assert repo.tags == {}


def test_releases_of_another_dataset_are_left_alone(run, server, home, tmp_path):
    releases.release(tmp_path / "dist" / "herald")
    run("publish", "herald@1.0.0", "--name", "herald", "--to", TO_HUB)
    releases.release(home, "1.1.0")
    said = run("publish", "1.1.0", "--name", "gazette", "--to", TO_HUB, code=4).stderr
    assert "found releases of herald, expected gazette" in said
    assert set(server.repos[REPO].tags) == {"v1.0.0"}


def test_an_older_release_does_not_take_the_place_of_a_newer(run, server, home):
    releases.release(home, "1.1.0", range(13))
    run("publish", "1.1.0", "--to", TO_HUB)
    releases.release(home, "1.0.0")
    assert "found the newer 1.1.0" in run("publish", "1.0.0", "--to", TO_HUB, code=4).stderr
    assert set(server.repos[REPO].tags) == {"v1.1.0"}


def test_a_version_on_the_hub_is_never_another_release(run, server, home, tmp_path):
    releases.release(home)
    run("publish", "--to", TO_HUB)
    other = releases.release(tmp_path / "other" / "gazette", numbers=range(5))
    before = dict(server.repos[REPO].tags)
    assert "another release under this version" in run("publish", other, "--to", TO_HUB, code=4).stderr
    assert server.repos[REPO].tags == before
    assert len(server.repos[REPO].commits) == 2


def test_somebody_who_commits_meanwhile_is_not_overwritten(run, server, home):
    folder = releases.release(home)
    left = ["a README of theirs", "and once more"]

    def meanwhile(asked):
        if asked.endswith("/commit/main") and left:
            files = {".gitattributes": b"", "README.md": left.pop().encode()}
            server.repos[REPO].commit("theirs", files, set())

    server.before = meanwhile
    run("publish", "--to", TO_HUB)
    repo = server.repos[REPO]
    assert [commit.title for commit in repo.commits] == [
        "initial commit",
        "theirs",
        "theirs",
        "gazette 1.0.0",
    ]
    assert repo.at("v1.0.0").files["README.md"] == (folder / "README.md").read_bytes()


@pytest.mark.parametrize("same", [True, False])
def test_of_two_publishers_on_the_hub_the_first_tag_wins(run, server, home, tmp_path, same):
    folder = releases.release(home)
    theirs = files(folder if same else releases.release(tmp_path / "other" / "gazette", numbers=range(5)))

    def meanwhile(asked):
        repo = server.repos.get(REPO)
        if "/tag/" in asked and not repo.tags:
            repo.tags["v1.0.0"] = repo.commit("gazette 1.0.0", theirs, set()).id

    server.before = meanwhile
    done = run("publish", "--to", TO_HUB, code=0 if same else 4)
    assert same or "another release under this version" in done.stderr
    found = server.repos[REPO].at("v1.0.0").files
    assert found == theirs
    assert whole(found["manifest.json"], found.__getitem__)


def test_a_yank_on_the_hub_marks_the_card_that_people_see_and_cuts_nobody_off(run, server, home):
    folder = releases.release(home)
    run("publish", "--to", TO_HUB)
    run("yank", "1.0.0", "--reason", "An article was taken down.")
    repo = server.repos[REPO]
    shown = repo.at("main").files
    assert "> **Withdrawn.** 1.0.0 was withdrawn on" in shown["README.md"].decode()
    assert json.loads(shown["withdrawn.json"])["withdrawn"][0]["reason"] == "An article was taken down."
    assert repo.at("v1.0.0").files["README.md"] == (folder / "README.md").read_bytes()
    commits = len(repo.commits)
    run("yank", "1.0.0", "--reason", "An article was taken down.")
    assert len(repo.commits) == commits, "the same once more changes nothing"
    releases.release(home, "2.0.0", range(1, 12))
    run("publish", "2.0.0", "--to", TO_HUB)
    assert "withdrawn.json" in repo.at("v2.0.0").files
    assert "Withdrawn" not in repo.at("main").files["README.md"].decode()
    assert "is sound" in run("verify", f"{TO_HUB}@2.0.0").stdout
    run("yank", "1.0.0", "--reason", "An article was taken down.", "--successor", "2.0.0", "--json")
    assert json.loads(repo.at("main").files["withdrawn.json"])["withdrawn"][0]["successor"] == "2.0.0"
    run("yank", "1.0.0", "--undo")
    assert json.loads(repo.at("main").files["withdrawn.json"]) == {"withdrawn": []}


def test_a_yank_that_reaches_one_place_marks_it_and_says_which_it_did_not(run, server, home, tmp_path):
    releases.release(home)
    run("publish", "--to", TO_HUB, "--to", tmp_path / "public")
    assert json.loads(run("list", "--json").stdout)["datasets"][0]["releases"][0]["published"] == [
        TO_HUB,
        str(tmp_path / "public"),
    ]
    report = told(run("yank", "1.0.0", "--reason", "x", "--json", code=2, HF_TOKEN="hf_wrong"), "yank")
    assert "1.0.0 was withdrawn on" in run("list").stdout
    errors = {place["place"]: place["error"] for place in report["places"]}
    assert errors[str(tmp_path / "public")] is None
    assert "HF_TOKEN" in errors[TO_HUB]
    assert (tmp_path / "public" / "withdrawn.json").exists()
    run("yank", "1.0.0", "--reason", "x")
    assert "withdrawn.json" in server.repos[REPO].at("main").files


def test_in_a_bucket_a_release_is_a_prefix_that_loads_verifies_and_stays(run, bucket, home):
    folder = releases.release(home)
    first = json.loads(run("publish", "--to", TO_S3, "--json").stdout)["published"][0]
    assert first["state"] == "published"
    assert objects(bucket) == {f"1.0.0/{name}": data for name, data in files(folder).items()}
    puts = [asked for asked in bucket.requests if asked.startswith("PUT") and "1.0.0" in asked]
    assert puts[-1].endswith("/1.0.0/manifest.json"), "what makes it a release comes last"
    bucket.requests.clear()
    again = json.loads(run("publish", "--to", TO_S3, "--json").stdout)["published"][0]
    assert again == {**first, "state": "there already"}
    assert not [asked for asked in bucket.requests if asked.startswith("PUT")]
    assert "is sound" in run("verify", f"{TO_S3}/1.0.0").stdout
    loaded = run.python(f"from datasets import load_dataset\nprint({first['load']})").stdout
    assert "train: Dataset" in loaded
    assert "num_rows: 50" in loaded


def test_a_bucket_that_is_not_there_is_told(run, bucket, home):
    releases.release(home)
    said = run("publish", "--to", "s3://no-such-bucket/sets", code=2).stderr
    assert "s3://no-such-bucket/sets: The specified bucket does not exist" in said


def test_in_a_bucket_what_an_unfinished_publish_of_another_release_left_is_told(run, bucket, home, tmp_path):
    other = releases.release(tmp_path / "other" / "gazette", numbers=range(5))
    name = "sentences/train-00000-of-00001.parquet"
    bucket.client.put_object(
        Bucket=s3.BUCKET, Key=f"sets/gazette/1.0.0/{name}", Body=(other / name).read_bytes()
    )
    releases.release(home)
    said = run("publish", "--to", TO_S3, code=4).stderr
    assert f"1.0.0/{name}: found other bytes" in said
    assert "1.0.0/manifest.json" not in objects(bucket)


@pytest.mark.parametrize("same", [True, False])
def test_of_two_publishers_in_a_bucket_the_first_wins(run, bucket, home, tmp_path, same):
    folder = releases.release(home)
    theirs = folder if same else releases.release(tmp_path / "other" / "gazette", numbers=range(5))
    seen = []

    def meanwhile(asked):
        if asked == "PUT /news/sets/gazette/1.0.0/README.md" and not seen:
            seen.append(asked)
            for name, data in files(theirs).items():
                bucket.answer_put(f"sets/gazette/1.0.0/{name}", data)

    bucket.before = meanwhile
    done = run("publish", "--to", TO_S3, code=0 if same else 4)
    assert seen
    assert same or "found other bytes" in done.stderr
    assert objects(bucket) == {f"1.0.0/{name}": data for name, data in files(theirs).items()}


def test_a_yank_in_a_bucket(run, bucket, home):
    releases.release(home)
    run("publish", "--to", TO_S3)
    for reason in ("a name", "another name"):
        run("yank", "1.0.0", "--reason", reason)
        assert json.loads(objects(bucket)["withdrawn.json"])["withdrawn"][0]["reason"] == reason
    assert "is sound" in run("verify", f"{TO_S3}/1.0.0").stdout


def test_what_cannot_be_a_place_is_told(run, home):
    releases.release(home)
    assert "expected hf://datasets/ORG/NAME" in run("publish", "--to", "gs://bucket/x", code=4).stderr
    assert "leave it out" in run("publish", "--to", "public", "--private", code=4).stderr
    assert "Missing option '--to'" in run("publish", code=2).stderr
    assert "expected one of: 1.0.0" in run("publish", "1.2.0", "--to", "public", code=2).stderr
