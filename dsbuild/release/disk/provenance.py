"""`X.Y.Z.intoto.json`, beside a release: what it was made of, with and when, as an in-toto statement, signed if a key is given.

A statement of https://in-toto.io/Statement/v1 with provenance of https://slsa.dev/provenance/v1; signed, a DSSE
envelope that holds it. It says when, so it stands outside of what is byte-identical, unless SOURCE_DATE_EPOCH is set.
"""

import json
import os
import re
from base64 import b64decode
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dsbuild.release.disk.folders import replace_text
from dsbuild.release.documents import manifest as manifests

if TYPE_CHECKING:
    from securesystemslib.signer._key import Key

STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "https://slsa.dev/provenance/v1"
PAYLOAD = "application/vnd.in-toto+json"
BUILD = "urn:dsbuild:release:v1"
BUILDER = "urn:dsbuild:local"
BUILDER_VARIABLE = "DSBUILD_BUILDER"
EPOCH = "SOURCE_DATE_EPOCH"
INSTALL = "install it with `pip install 'dsbuild[sign]'`"


class EpochError(ValueError):
    """SOURCE_DATE_EPOCH is set to what is no time."""


class KeyFileError(ValueError):
    """A key that cannot be used."""


def beside(version: str) -> str:
    """The name of the file beside the folder of a version."""
    return f"{version}.intoto.json"


def attest(home: Path, folder: Path, *, started: datetime, signer: Any = None) -> Path:
    """The attestation written into `home` for the release in `folder`, whose manifest is complete; signed if it can be."""
    raw = (folder / manifests.FILE).read_bytes()
    told = manifests.parse(raw)
    text = _json(
        statement(told, raw, started=fixed_time() or started, finished=fixed_time() or datetime.now(UTC))
    )
    path = home / beside(told.version)
    replace_text(path, _sealed(text, signer) if signer else text)
    return path


def statement(
    told: manifests.Manifest, raw: bytes, *, started: datetime, finished: datetime
) -> dict[str, Any]:
    """The statement about a release with this manifest: its subjects are the manifest, and every file that it lists."""
    name = f"{told.name}/{told.version}"
    hashes = [(manifests.FILE, sha256(raw).hexdigest()), *((file.path, file.sha256) for file in told.files)]
    return {
        "_type": STATEMENT,
        "subject": [{"name": f"{name}/{path}", "digest": {"sha256": digest}} for path, digest in hashes],
        "predicateType": PREDICATE,
        "predicate": {
            "buildDefinition": {
                "buildType": BUILD,
                "externalParameters": {
                    "name": told.name,
                    "version": told.version,
                    "text": str(told.text),
                    "previous": told.previous and told.previous.model_dump(mode="json"),
                },
                "internalParameters": {"python": told.python, "libraries": dict(told.libraries)},
                "resolvedDependencies": [_dependency(*pair) for pair in sorted(told.inputs.items())],
            },
            "runDetails": {
                "builder": {
                    "id": os.environ.get(BUILDER_VARIABLE, BUILDER),
                    "version": {"dsbuild": told.dsbuild},
                },
                "metadata": {"startedOn": _rfc3339(started), "finishedOn": _rfc3339(finished)},
            },
        },
    }


def check(text: bytes, raw: bytes, keys: Sequence[Path] = ()) -> list[str]:
    """What is wrong with an attestation of the release with this manifest, in words; nothing where all is well.

    With public keys, one of them has to have signed it.

    Raises:
        KeyFileError: a key is no ed25519 public key in PEM, or there is no library to check with.
    """
    public = [_public(key) for key in keys]
    try:
        held = json.loads(text)
        signed = isinstance(held, dict) and "payloadType" in held
        told = json.loads(_payload(held)) if signed else held
        stated = {subject["name"]: subject["digest"]["sha256"] for subject in told["subject"]}
        kinds = told["_type"], told["predicateType"]
    except (ValueError, KeyError, TypeError):
        return ["found no in-toto statement; get it again from where the release was published"]
    problems = []
    if kinds != (STATEMENT, PREDICATE):
        problems.append(
            f"found a statement of {kinds[0]} about {kinds[1]}, expected {STATEMENT} about {PREDICATE}"
        )
    about = manifests.parse(raw)
    name = f"{about.name}/{about.version}/{manifests.FILE}"
    if stated.get(name) != sha256(raw).hexdigest():
        problems.append(f"found a statement about another release, expected one about {name} of these bytes")
    if public and not signed:
        problems.append("found no signature, expected one by the given key; release with `--key`")
    elif public and not _signed_by(held, public):
        problems.append(
            "found no signature by the given key; ask the publisher for the right one, or do not trust it"
        )
    return problems


def _dependency(name: str, version: str) -> dict[str, Any]:
    if re.fullmatch(r"[0-9a-f]{64}", version):
        return {"name": name, "digest": {"sha256": version}}
    return {"name": name, "annotations": {"version": version}}


def fixed_time() -> datetime | None:
    """What SOURCE_DATE_EPOCH says, seconds since 1970; None where it is not set.

    Raises:
        EpochError: it says something else.
    """
    fixed = os.environ.get(EPOCH)
    try:
        return datetime.fromtimestamp(int(fixed), UTC) if fixed else None
    except (ValueError, OverflowError, OSError):
        raise EpochError(
            f"{EPOCH}: found {fixed!r}, expected seconds since 1970; unset it, or mend it"
        ) from None


def _rfc3339(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _payload(held: dict[str, Any]) -> bytes:
    return b64decode(held["payload"], validate=True)


def _sealed(text: str, signer: Any) -> str:
    from securesystemslib.dsse import Envelope

    envelope = Envelope(text.encode(), PAYLOAD, {})
    envelope.sign(signer)
    return _json(envelope.to_dict())


def _signed_by(held: dict[str, Any], keys: "Sequence[Key]") -> bool:
    from securesystemslib.dsse import Envelope
    from securesystemslib.exceptions import Error

    try:
        Envelope.from_dict(held).verify(list(keys), threshold=1)
    except (Error, ValueError, KeyError, TypeError):
        return False
    return bool(held["payloadType"] == PAYLOAD)


def signer(path: Path) -> Any:
    """What signs with the key in a file.

    Raises:
        KeyFileError: it is no ed25519 private key in PEM, or there is no library to sign with.
    """
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key
        from securesystemslib.signer import CryptoSigner
    except ImportError:
        raise KeyFileError(f"{path}: found nothing to sign with; {INSTALL}") from None
    try:
        private = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise KeyFileError(f"{path}: found no private key ({error}); {_REMEDY}") from None
    if not isinstance(private, Ed25519PrivateKey):
        raise KeyFileError(f"{path}: found a key of another kind, expected ed25519; {_REMEDY}")
    return CryptoSigner(private)


def _public(path: Path) -> "Key":
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
        from cryptography.hazmat.primitives.serialization import load_pem_public_key
        from securesystemslib.signer import SSlibKey
    except ImportError:
        raise KeyFileError(f"{path}: found nothing to check a signature with; {INSTALL}") from None
    try:
        public = load_pem_public_key(path.read_bytes())
    except (OSError, ValueError) as error:
        raise KeyFileError(f"{path}: found no public key ({error}); ask the publisher for it") from None
    if not isinstance(public, Ed25519PublicKey):
        raise KeyFileError(f"{path}: found a key of another kind, expected ed25519; ask the publisher for it")
    key: Key = SSlibKey.from_crypto(public)
    return key


_REMEDY = "make one with `openssl genpkey -algorithm ed25519 -out key.pem`"
