"""A program that publishes over connections that are cut: `cut_off.py hub|s3 WORK HOW:NUMBER…`.

HOW is `before` the request is carried out, `after` it was and before the answer, `half` way through the answer, or
`gone`, from then on for good. After each the place holds the version whole or not at all, and publishing
again finishes; a line says how it went.
"""

import asyncio
import json
import os
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from tests.servers import hub, s3
from tests.servers.check import whole
from tests.servers.releases import release

REPO = "org/gazette"
os.environ |= {
    "HF_HUB_DISABLE_XET": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
}
os.environ |= {"HF_TOKEN": hub.TOKEN, **s3.CREDENTIALS, "AWS_MAX_ATTEMPTS": "2"}
kind, work = sys.argv[1], Path(sys.argv[2])
time.sleep = lambda _: None  # the clients wait between their tries
waiting = asyncio.sleep
asyncio.sleep = lambda delay, *rest: waiting(min(delay, 0.01), *rest)


class OnHub:
    place = f"hf://datasets/{REPO}"

    def __init__(self, server: hub.Hub) -> None:
        self.server = server

    def empty(self) -> None:
        self.server.repos.clear()
        self.server.objects.clear()
        self.server.requests.clear()

    def there(self) -> bool:
        """Whether the version is there, whole; and where it is, that nothing else is."""
        repo = self.server.repos.get(REPO)
        if repo is None or "v1.0.0" not in repo.tags:
            return False
        files = repo.at("v1.0.0").files
        assert whole(files["manifest.json"], files.__getitem__)
        return True

    def check_once(self) -> None:
        repo = self.server.repos[REPO]
        assert [commit.title for commit in repo.commits] == ["initial commit", "gazette 1.0.0"]
        assert repo.tags == {"v1.0.0": repo.commits[-1].id}


class InBucket:
    place = f"s3://{s3.BUCKET}/sets/gazette"

    def __init__(self, server: s3.S3) -> None:
        import boto3

        self.server = server
        self.client = boto3.client("s3")
        self.client.create_bucket(Bucket=s3.BUCKET)

    def empty(self) -> None:
        for entry in self.client.list_objects_v2(Bucket=s3.BUCKET).get("Contents", []):
            self.client.delete_object(Bucket=s3.BUCKET, Key=entry["Key"])
        self.server.requests.clear()

    def read(self, name: str) -> bytes:
        return self.client.get_object(Bucket=s3.BUCKET, Key=f"sets/gazette/1.0.0/{name}")["Body"].read()

    def there(self) -> bool:
        listed = self.client.list_objects_v2(Bucket=s3.BUCKET, Prefix="sets/gazette/1.0.0/manifest.json")
        if not listed["KeyCount"]:
            return False
        assert whole(self.read("manifest.json"), self.read)
        return True

    def check_once(self) -> None:
        listed = self.client.list_objects_v2(Bucket=s3.BUCKET)["Contents"]
        assert len(listed) == len([path for path in folder.rglob("*") if path.is_file()])


@contextmanager
def running():
    module, made = (hub, OnHub) if kind == "hub" else (s3, InBucket)
    with module.running() as server:
        os.environ["HF_ENDPOINT" if kind == "hub" else "AWS_ENDPOINT_URL"] = server.url
        yield made(server)


def publish_from_anew() -> tuple[str, str]:
    """What a run of its own says, with no memory of an earlier one."""
    import fsspec
    import huggingface_hub

    from dsbuild.release.publish.errors import FailedError
    from dsbuild.release.publish.publishing import publish

    huggingface_hub.HfFileSystem.clear_instance_cache()
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    try:
        return str(publish(folder, place.place).state), ""
    except FailedError as error:
        return "failed", str(error)


def cut_at(how: str, number: int):
    if how == "gone":
        return lambda asked: "before" if asked >= number else None
    return lambda asked: how if asked == number else None


folder = release(work / "dist" / "gazette", numbers=range(1))
with running() as place:
    for moment in sys.argv[3:]:
        how, _, number = moment.partition(":")
        place.empty()
        place.server.cut = cut_at(how, int(number))
        first, error = publish_from_anew()
        asked = len(place.server.requests)
        place.server.cut = lambda _: None
        there = place.there()
        assert there or first == "failed", first
        second, _ = publish_from_anew()
        assert second == ("there already" if there else "published"), second
        assert place.there()
        place.check_once()
        told = {"how": how, "cut": asked > int(number), "first": first, "there": there, "error": error}
        print(json.dumps(told), flush=True)
