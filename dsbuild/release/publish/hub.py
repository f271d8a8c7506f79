"""Releases on the Hugging Face Hub: each one commit that replaces the last release's files, under the tag `vX.Y.Z`."""

from contextlib import contextmanager
from typing import TYPE_CHECKING

from dsbuild.release.disk import notice
from dsbuild.release.documents import manifest
from dsbuild.release.documents.frontmatter import header
from dsbuild.release.places.opened import ordered, version_key
from dsbuild.release.progress import Progress
from dsbuild.release.publish.errors import FailedError, RefusedError, TakenError
from dsbuild.release.publish.failures import told
from dsbuild.release.publish.parcel import Parcel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from huggingface_hub import CommitOperationAdd, CommitOperationDelete, HfApi

TYPE = "dataset"
TRIES = 5
_OURS_TO_KEEP = frozenset({".gitattributes", notice.FILE})
_OF_AN_EMPTY_REPOSITORY = frozenset({".gitattributes", "README.md", notice.FILE})


class Hub:
    """A dataset repository. A version is published when its tag is there.

    Token and endpoint are what the Hub's own tools take: `hf auth login` or `HF_TOKEN`, and `HF_ENDPOINT`.
    """

    def __init__(self, repo: str, *, private: bool = False, api: "HfApi | None" = None) -> None:
        self.repo = repo
        self.place = f"hf://datasets/{repo}"
        self.access = f"log in with `hf auth login`, or set HF_TOKEN to a token that may write to {repo}"
        self._private = private
        self._given = api

    def manifest(self, version: str) -> bytes | None:
        """The manifest under the version's tag; None while there is no tag."""
        with self._told() as api:
            tagged = self._tags(api).get(f"v{version}")
            return self._read(api, manifest.FILE, tagged) or b"" if tagged else None

    def versions(self) -> list[str]:
        """The versions that are tagged, the oldest first."""
        with self._told() as api:
            return ordered(tag.removeprefix("v") for tag in self._tags(api))

    def notices(self) -> notice.Notices:
        """Which of them are withdrawn."""
        with self._told() as api:
            return notice.parse(self._read(api, notice.FILE, "main"))

    def put(self, parcel: Parcel, progress: Progress) -> None:
        """Sends the files, makes the commit and then the tag; each of the three is left out where it is done already."""
        del progress  # the Hub's client tells its own
        with self._told() as api:
            self._ensure(api)
            for _ in range(TRIES):
                head = self._head(api)
                commit = self._made_before(api, parcel) or self._commit(api, parcel, head)
                if commit:
                    self._tag(api, parcel, commit)
                    return
        raise FailedError(f"{self.place}: others kept committing to it; run it again")

    def settle(self, version: str) -> None:
        """Does nothing: the tag comes last, so a version that is there has nothing left undone."""

    def address(self, version: str) -> str:
        """The repository at the version's tag."""
        return f"{self.place}@v{version}"

    def loading(self, parcel: Parcel) -> str:
        """The line of Python that loads a published release."""
        return f'load_dataset("{self.repo}", revision="v{parcel.version}")'

    def mark(self, version: str, mark: notice.Notice | None) -> None:
        """Puts the notice into `withdrawn.json`, and into the card if the version is the one that people see.

        The tag stays, so that who pinned the version is not cut off.
        """
        from huggingface_hub import CommitOperationAdd

        with self._told() as api:
            for _ in range(TRIES):
                head = self._head(api)
                held = notice.parse(self._read(api, notice.FILE, head))
                notices = held.marked(version, mark)
                if notices is held:
                    return
                changed = [CommitOperationAdd(notice.FILE, notices.as_json().encode())]
                if card := self._marked_card(api, head, version, mark):
                    changed.append(CommitOperationAdd("README.md", card.encode()))
                title = f"Withdraw {version}" if mark else f"Reinstate {version}"
                if self._send(api, changed, title, head):
                    return
        raise FailedError(f"{self.place}: others kept committing to it; run it again")

    def _marked_card(self, api: "HfApi", head: str, version: str, mark: notice.Notice | None) -> str | None:
        """The version's card with the notice, if it is the version that the repository shows."""
        shown = self._read(api, manifest.FILE, head)
        card = self._read(api, "README.md", f"v{version}")
        if not shown or not card or manifest.parse(shown).version != version:
            return None
        front = header(card.decode())
        return card.decode().replace(front, f"{front}\n> **Withdrawn.** {mark}.\n" if mark else front, 1)

    def _ensure(self, api: "HfApi") -> None:
        """Returns when the repository is there, as private as asked."""
        from huggingface_hub.errors import RepositoryNotFoundError

        try:
            private = api.repo_info(self.repo, repo_type=TYPE).private
        except RepositoryNotFoundError:
            api.create_repo(self.repo, repo_type=TYPE, private=self._private or None, exist_ok=True)
            return
        if self._private and not private:
            raise RefusedError(
                f"{self.place}: found a public repository, expected a private one; make it private first"
            )

    def _head(self, api: "HfApi") -> str:
        refs = api.list_repo_refs(self.repo, repo_type=TYPE)
        return next(branch.target_commit for branch in refs.branches if branch.name == "main")

    def _tags(self, api: "HfApi") -> dict[str, str]:
        from huggingface_hub.errors import RepositoryNotFoundError

        try:
            refs = api.list_repo_refs(self.repo, repo_type=TYPE)
        except RepositoryNotFoundError:
            return {}
        return {tag.name: tag.target_commit for tag in refs.tags}

    def _read(self, api: "HfApi", path: str, commit: str) -> bytes | None:
        from huggingface_hub import HfFileSystem

        files = HfFileSystem(endpoint=api.endpoint, token=api.token, skip_instance_cache=True)
        try:
            data: bytes = files.cat_file(f"datasets/{self.repo}@{commit}/{path}")
        except FileNotFoundError:
            return None
        return data

    def _made_before(self, api: "HfApi", parcel: Parcel) -> str | None:
        """The commit of this very release, of a run that did not come to its end."""
        for commit in api.list_repo_commits(self.repo, repo_type=TYPE):
            if (
                commit.title == parcel.title
                and self._read(api, manifest.FILE, commit.commit_id) == parcel.manifest
            ):
                return commit.commit_id
        return None

    def _commit(self, api: "HfApi", parcel: Parcel, head: str) -> str | None:
        """The commit that makes the repository this release, all of it at once; None if somebody else's came first."""
        from huggingface_hub import CommitOperationAdd, CommitOperationDelete

        there = set(api.list_repo_files(self.repo, revision=head, repo_type=TYPE))
        self._check_ours(there, self._read(api, manifest.FILE, head), parcel)
        files = {name: parcel.folder / name for name in (*parcel.hashes, manifest.FILE)}
        if parcel.attestation:
            files[parcel.attestation.name] = parcel.attestation
        gone = sorted(there - files.keys() - _OURS_TO_KEEP)
        changed: list[CommitOperationAdd | CommitOperationDelete] = [
            *(CommitOperationAdd(name, path) for name, path in files.items()),
            *(CommitOperationDelete(name) for name in gone),
        ]
        return self._send(api, changed, parcel.title, head)

    def _check_ours(self, there: set[str], shown: bytes | None, parcel: Parcel) -> None:
        """Passes a repository that is empty, or that shows an earlier release of this dataset."""
        if shown is None:
            if others := sorted(there - _OF_AN_EMPTY_REPOSITORY):
                raise RefusedError(
                    f"{self.place}: found {others[0]} and no {manifest.FILE}, expected an empty repository or earlier "
                    "releases; publish to a repository of its own"
                )
            return
        held = manifest.parse(shown)
        if held.name != parcel.told.name:
            raise RefusedError(
                f"{self.place}: found releases of {held.name}, expected {parcel.told.name}; publish to a repository of its own"
            )
        if version_key(held.version) > version_key(parcel.version):
            raise RefusedError(
                f"{self.place}: found the newer {held.version}, and {parcel.version} would take its place; "
                "publish releases in their order"
            )

    def _send(
        self,
        api: "HfApi",
        changed: "Sequence[CommitOperationAdd | CommitOperationDelete]",
        title: str,
        head: str,
    ) -> str | None:
        from huggingface_hub.errors import HfHubHTTPError

        try:
            made = api.create_commit(
                self.repo,
                list(changed),
                commit_message=title,
                repo_type=TYPE,
                revision="main",
                parent_commit=head,
            )
        except HfHubHTTPError as error:
            if error.response.status_code in {409, 412}:
                return None
            raise
        return str(made.oid)

    def _tag(self, api: "HfApi", parcel: Parcel, commit: str) -> None:
        """Sets the tag; one that is there is left where it is, and has to lead to the same release."""
        from huggingface_hub.errors import HfHubHTTPError

        tag = f"v{parcel.version}"
        try:
            api.create_tag(self.repo, tag=tag, revision=commit, repo_type=TYPE)
        except HfHubHTTPError as error:
            if error.response.status_code != 409:
                raise
            if self._read(api, manifest.FILE, self._tags(api)[tag]) != parcel.manifest:
                raise TakenError(f"{self.address(parcel.version)}: appeared meanwhile") from None

    @contextmanager
    def _told(self) -> "Iterator[HfApi]":
        """The Hub's client; its errors are told as ours."""
        from huggingface_hub import HfApi

        with told(self.place, self.access):
            yield self._given or HfApi()
