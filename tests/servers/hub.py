"""A server that speaks what the Hub's clients speak: repositories, refs, tags, trees, preupload, LFS, commits, files.

It holds all in memory, checks what the Hub checks (token, parent commit, sha256 of what is uploaded), and can cut
the connection at any request, before it is answered or after it was carried out.
"""

import base64
import hashlib
import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

TOKEN = "hf_test"
WHEN = "2031-01-01T00:00:00.000Z"
REPO = r"datasets/(?P<repo>[^/]+/[^/]+)"


@dataclass
class Commit:
    title: str
    files: dict[str, bytes]
    lfs: set[str]
    id: str = ""


@dataclass
class Repo:
    private: bool
    commits: list[Commit] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)

    def at(self, revision: str) -> Commit | None:
        wanted = self.tags.get(revision, revision)
        if wanted in {"main", "HEAD", "refs/heads/main"}:
            return self.commits[-1]
        return next((commit for commit in self.commits if commit.id == wanted), None)

    def commit(self, title: str, files: dict[str, bytes], lfs: set[str]) -> Commit:
        made = Commit(title, files, lfs)
        made.id = hashlib.sha1(f"{len(self.commits)} {title} {sorted(files)}".encode()).hexdigest()
        self.commits.append(made)
        return made


class RefusedError(Exception):
    def __init__(self, status: int, message: str, code: str = "") -> None:
        super().__init__(message)
        self.status, self.message, self.code = status, message, code


class Hub(ThreadingHTTPServer):
    """`requests` is the log of what was asked; `cut` says of each request's number how it ends."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.repos: dict[str, Repo] = {}
        self.objects: dict[str, bytes] = {}
        self.requests: list[str] = []
        self.cut: Callable[[int], str | None] = lambda _: None
        self.before: Callable[[str], None] = lambda _: None
        self.lock = threading.RLock()

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of connections that the client, or the test, has cut."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Hub

    def log_message(self, *_: object) -> None:
        pass

    def handle_any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        asked = urlsplit(self.path)
        path = unquote(asked.path)
        with self.server.lock:
            number = len(self.server.requests)
            self.server.requests.append(f"{self.command} {path}")
        how = self.server.cut(number)
        if how == "before":
            self.hang_up()
            return
        self.server.before(f"{self.command} {path}")
        with self.server.lock:
            status, headers, answer = self.answer(path.strip("/"), parse_qs(asked.query), body)
        if how == "after":
            self.hang_up()
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer[: len(answer) // 2] if how == "half" else answer)
        if how == "half":
            self.hang_up()

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = handle_any  # noqa: N815

    def hang_up(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def answer(self, path: str, query: dict, body: bytes) -> tuple[int, dict[str, str], bytes]:
        try:
            for verb, pattern, act in ROUTES:
                if verb == self.command and (found := re.fullmatch(pattern, path)):
                    told = act(self, query=query, body=body, **found.groupdict())
                    if isinstance(told, tuple):
                        return told
                    return 200, {"Content-Type": "application/json"}, json.dumps(told).encode()
            told = {"error": f"no such thing: {self.command} {path}"}
            return 404, {"X-Error-Code": "EntryNotFound"}, json.dumps(told).encode()
        except RefusedError as refused:
            headers = {"X-Error-Message": refused.message, "Content-Type": "application/json"}
            if refused.code:
                headers["X-Error-Code"] = refused.code
            return refused.status, headers, json.dumps({"error": refused.message}).encode()

    def writer(self) -> None:
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            raise RefusedError(401, "Invalid username or password.")

    def repo(self, name: str, revision: str = "main") -> tuple[Repo, Commit]:
        repo = self.server.repos.get(name)
        if repo is None or (repo.private and self.headers.get("Authorization") != f"Bearer {TOKEN}"):
            raise RefusedError(404 if repo is None else 401, "Repository not found", "RepoNotFound")
        if (commit := repo.at(revision)) is None:
            raise RefusedError(404, f"Invalid rev id: {revision}", "RevisionNotFound")
        return repo, commit


def create(on: Handler, body: bytes, **_: object) -> object:
    on.writer()
    told = json.loads(body)
    name = f"{told['organization']}/{told['name']}" if told.get("organization") else told["name"]
    if name in on.server.repos:
        raise RefusedError(409, "You already created this dataset repo")
    made = on.server.repos[name] = Repo(
        private=told.get("visibility") == "private" or bool(told.get("private"))
    )
    made.commit(
        "initial commit", {".gitattributes": b"*.parquet filter=lfs diff=lfs merge=lfs -text\n"}, set()
    )
    return {"url": f"{on.server.url}/datasets/{name}"}


def info(on: Handler, repo: str, revision: str = "main", **_: object) -> object:
    held, commit = on.repo(repo, revision)
    return {
        "id": repo,
        "author": repo.partition("/")[0],
        "sha": commit.id,
        "lastModified": WHEN,
        "private": held.private,
        "gated": False,
        "disabled": False,
        "tags": [],
        "downloads": 0,
        "likes": 0,
        "siblings": [{"rfilename": path} for path in sorted(commit.files)],
    }


def refs(on: Handler, repo: str, **_: object) -> object:
    held, commit = on.repo(repo)
    return {
        "branches": [{"name": "main", "ref": "refs/heads/main", "targetCommit": commit.id}],
        "converts": [],
        "tags": [
            {"name": tag, "ref": f"refs/tags/{tag}", "targetCommit": at} for tag, at in held.tags.items()
        ],
    }


def commits(on: Handler, repo: str, revision: str, query: dict, **_: object) -> object:
    held, commit = on.repo(repo, revision)
    until = held.commits[: held.commits.index(commit) + 1]
    return [
        {"id": at.id, "title": at.title, "message": "", "date": WHEN, "authors": [{"user": "somebody"}]}
        for at in reversed(until)
    ]


def entry(commit: Commit, path: str) -> dict:
    data = commit.files[path]
    blob = hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
    told: dict = {"type": "file", "path": path, "size": len(data), "oid": blob}
    if path in commit.lfs:
        told["lfs"] = {"oid": hashlib.sha256(data).hexdigest(), "size": len(data), "pointerSize": 130}
    return told


def folders(commit: Commit) -> set[str]:
    return {path[:at] for path in commit.files for at, sign in enumerate(path) if sign == "/"}


def listed(commit: Commit, paths: set[str]) -> list[dict]:
    files = [entry(commit, path) for path in sorted(paths & commit.files.keys())]
    inner = [
        {"type": "directory", "path": path, "oid": "0" * 40, "size": 0}
        for path in sorted(paths & folders(commit))
    ]
    return inner + files


def tree(
    on: Handler, repo: str, revision: str, query: dict, inside: str | None = None, **_: object
) -> object:
    _, commit = on.repo(repo, revision)
    under = f"{inside.strip('/')}/" if inside and inside.strip("/") else ""
    found = {
        path for path in commit.files.keys() | folders(commit) if path.startswith(under) and path != under
    }
    if under and not found:
        raise RefusedError(404, f"{under} does not exist", "EntryNotFound")
    if query.get("recursive", ["false"])[0].lower() not in {"true", "1"}:
        found = {path for path in found if "/" not in path.removeprefix(under)}
    return listed(commit, found)


def paths_info(on: Handler, repo: str, revision: str, body: bytes, **_: object) -> object:
    _, commit = on.repo(repo, revision)
    if on.headers.get("Content-Type", "").startswith("application/json"):
        wanted = json.loads(body)["paths"]
    else:
        wanted = parse_qs(body.decode())["paths"]
    wanted = [wanted] if isinstance(wanted, str) else wanted
    return listed(commit, {path.strip("/") for path in wanted})


def preupload(on: Handler, repo: str, revision: str, body: bytes, **_: object) -> object:
    on.writer()
    _, commit = on.repo(repo, revision)
    return {
        "files": [
            {
                "path": file["path"],
                "uploadMode": "lfs" if file["path"].endswith(".parquet") else "regular",
                "shouldIgnore": False,
                "oid": entry(commit, file["path"])["oid"] if file["path"] in commit.files else None,
            }
            for file in json.loads(body)["files"]
        ]
    }


def lfs_batch(on: Handler, repo: str, body: bytes, **_: object) -> object:
    on.writer()
    on.repo(repo)
    objects = []
    for wanted in json.loads(body)["objects"]:
        told = {"oid": wanted["oid"], "size": wanted["size"]}
        if wanted["oid"] not in on.server.objects:
            told["actions"] = {
                "upload": {"href": f"{on.server.url}/lfs/{wanted['oid']}"},
                "verify": {"href": f"{on.server.url}/lfs/{wanted['oid']}/verify"},
            }
        objects.append(told)
    return {"transfer": "basic", "objects": objects}


def lfs_put(on: Handler, oid: str, body: bytes, **_: object) -> object:
    if hashlib.sha256(body).hexdigest() != oid:
        raise RefusedError(400, "the object's sha256 is another")
    on.server.objects[oid] = body
    return {}


def lfs_verify(on: Handler, oid: str, body: bytes, **_: object) -> object:
    if len(on.server.objects.get(oid, b"")) != json.loads(body)["size"]:
        raise RefusedError(404, "no such object")
    return {}


def commit(on: Handler, repo: str, revision: str, body: bytes, **_: object) -> object:
    on.writer()
    held, head = on.repo(repo, revision)
    lines = [json.loads(line) for line in body.decode().splitlines()]
    header = lines[0]["value"]
    if header.get("parentCommit") not in {None, head.id}:
        raise RefusedError(412, "A commit has happened since. Please refresh and try again.")
    files, lfs = dict(head.files), set(head.lfs)
    for line in lines[1:]:
        kind, told = line["key"], line["value"]
        path = told["path"]
        lfs.discard(path)
        if kind == "deletedFile":
            if files.pop(path, None) is None:
                raise RefusedError(404, "A file with this name doesn't exist", "EntryNotFound")
        elif kind == "file":
            files[path] = base64.b64decode(told["content"])
        elif told["oid"] not in on.server.objects:
            raise RefusedError(400, f"{path}: its LFS object was not uploaded")
        else:
            files[path] = on.server.objects[told["oid"]]
            lfs.add(path)
    made = held.commit(header["summary"], files, lfs)
    return {"commitUrl": f"{on.server.url}/datasets/{repo}/commit/{made.id}", "commitOid": made.id}


def tag(on: Handler, repo: str, revision: str, body: bytes, **_: object) -> object:
    on.writer()
    held, at = on.repo(repo, revision)
    name = json.loads(body)["tag"]
    if name in held.tags:
        raise RefusedError(409, f'Reference "refs/tags/{name}" already exists')
    held.tags[name] = at.id
    return {}


def resolve(on: Handler, repo: str, revision: str, inside: str, **_: object) -> tuple:
    _, commit = on.repo(repo, revision)
    if inside not in commit.files:
        raise RefusedError(404, "Entry not found", "EntryNotFound")
    data, told = commit.files[inside], entry(commit, inside)
    etag = told["lfs"]["oid"] if "lfs" in told else told["oid"]
    headers = {"ETag": f'"{etag}"', "X-Repo-Commit": commit.id, "Accept-Ranges": "bytes"}
    if "lfs" in told:
        headers |= {"X-Linked-Etag": f'"{etag}"', "X-Linked-Size": str(len(data))}
    if found := re.fullmatch(r"bytes=(\d+)-(\d*)", on.headers.get("Range") or ""):
        first, last = int(found[1]), int(found[2] or len(data) - 1)
        headers["Content-Range"] = f"bytes {first}-{min(last, len(data) - 1)}/{len(data)}"
        return 206, headers, data[first : last + 1]
    return 200, headers, data


REVISION = r"(?P<revision>refs/[^/]+/[^/]+|[^/]+)"
ROUTES = (
    ("POST", "api/repos/create", create),
    ("POST", "api/validate-yaml", lambda on, **_: {"errors": [], "warnings": []}),
    ("GET", f"api/{REPO}", info),
    ("GET", f"api/{REPO}/revision/{REVISION}", info),
    ("GET", f"api/{REPO}/refs", refs),
    ("GET", f"api/{REPO}/commits/{REVISION}", commits),
    ("GET", f"api/{REPO}/tree/{REVISION}(?P<inside>/.*)?", tree),
    ("POST", f"api/{REPO}/paths-info/{REVISION}", paths_info),
    ("POST", f"api/{REPO}/preupload/{REVISION}", preupload),
    ("POST", rf"{REPO}\.git/info/lfs/objects/batch", lfs_batch),
    ("PUT", "lfs/(?P<oid>[0-9a-f]{64})", lfs_put),
    ("POST", "lfs/(?P<oid>[0-9a-f]{64})/verify", lfs_verify),
    ("POST", f"api/{REPO}/commit/{REVISION}", commit),
    ("POST", f"api/{REPO}/tag/{REVISION}", tag),
    ("GET", f"{REPO}/resolve/{REVISION}/(?P<inside>.+)", resolve),
    ("HEAD", f"{REPO}/resolve/{REVISION}/(?P<inside>.+)", resolve),
)


@contextmanager
def running() -> Iterator[Hub]:
    with Hub() as hub:
        thread = threading.Thread(target=hub.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield hub
        finally:
            hub.shutdown()
            thread.join()
