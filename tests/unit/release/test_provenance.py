import json
from base64 import b64decode, b64encode
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_public_key,
)
from in_toto_attestation.v1.resource_descriptor import ResourceDescriptor
from in_toto_attestation.v1.statement import Statement

from dsbuild.release.disk import provenance
from dsbuild.release.disk.provenance import KeyFileError, attest, check, signer
from tests.servers.releases import release as made

STARTED = datetime(2031, 5, 1, 12, 30, tzinfo=UTC)


def keys(folder, private=None):
    private = private or Ed25519PrivateKey.generate()
    secret, public = folder / "key.pem", folder / "key.pub"
    secret.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public.write_bytes(private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return secret, public


@pytest.fixture
def release(tmp_path):
    return made(tmp_path / "dist" / "gazette", numbers=range(3))


def manifest(release):
    return (release / "manifest.json").read_bytes()


def test_the_statement_says_what_was_made_of_what_with_what_and_when(release, monkeypatch):
    monkeypatch.setenv("DSBUILD_BUILDER", "https://ci.example/release.yml")
    path = attest(release.parent, release, started=STARTED)
    assert path == release.parent / "1.0.0.intoto.json"
    told = json.loads(path.read_text())
    assert told["_type"] == "https://in-toto.io/Statement/v1"
    assert told["predicateType"] == "https://slsa.dev/provenance/v1"
    files = {path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()}
    assert {subject["name"] for subject in told["subject"]} == {f"gazette/1.0.0/{name}" for name in files}
    made_by = told["predicate"]["runDetails"]
    assert made_by["builder"]["id"] == "https://ci.example/release.yml"
    assert made_by["metadata"]["startedOn"] == "2031-05-01T12:30:00Z"
    assert made_by["metadata"]["finishedOn"] >= "2026"
    assert told["predicate"]["buildDefinition"]["externalParameters"]["version"] == "1.0.0"
    assert check(path.read_bytes(), manifest(release)) == []


def test_the_libraries_of_the_format_read_it(release):
    """The field's own bindings validate statement and predicate."""
    told = json.loads(attest(release.parent, release, started=STARTED).read_text())
    subjects = [
        ResourceDescriptor(name=subject["name"], digest=subject["digest"]).pb for subject in told["subject"]
    ]
    Statement(subjects, told["predicateType"], told["predicate"]).validate()


def test_it_is_reproducible_where_the_time_is_fixed(release, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    texts = {attest(release.parent, release, started=datetime.now(UTC)).read_text() for _ in range(2)}
    assert len(texts) == 1
    assert "2030-03-17T17:46:40Z" in texts.pop()


def test_a_signature_is_checked_by_the_public_key_alone(release, tmp_path):
    secret, public = keys(tmp_path)
    path = attest(release.parent, release, started=STARTED, signer=signer(secret))
    envelope = json.loads(path.read_text())
    assert envelope["payloadType"] == "application/vnd.in-toto+json"
    payload = b64decode(envelope["payload"])
    signed = b"DSSEv1 %d %b %d %b" % (
        len(envelope["payloadType"]), envelope["payloadType"].encode(), len(payload), payload,
    )  # fmt: skip
    key = load_pem_public_key(public.read_bytes())
    assert isinstance(key, Ed25519PublicKey)
    key.verify(b64decode(envelope["signatures"][0]["sig"]), signed)  # by the standard's own words
    assert check(path.read_bytes(), manifest(release), [public]) == []
    assert check(path.read_bytes(), manifest(release)) == []


def test_another_key_no_signature_and_a_changed_statement_are_told(release, tmp_path):
    secret, public = keys(tmp_path)
    (tmp_path / "other").mkdir()
    _, other = keys(tmp_path / "other")
    unsigned = attest(release.parent, release, started=STARTED).read_bytes()
    assert "found no signature, expected one" in check(unsigned, manifest(release), [public])[0]
    signed = attest(release.parent, release, started=STARTED, signer=signer(secret)).read_bytes()
    assert "found no signature by the given key" in check(signed, manifest(release), [other])[0]
    envelope = json.loads(signed)
    payload = bytearray(b64decode(envelope["payload"]))
    for at in range(0, len(payload), 97):
        flipped = bytearray(payload)
        flipped[at] ^= 1
        changed = provenance._json({**envelope, "payload": b64encode(bytes(flipped)).decode()})
        assert check(changed.encode(), manifest(release), [public]), at


def test_a_statement_about_another_release_is_told(release, tmp_path):
    secret, public = keys(tmp_path)
    signed = attest(release.parent, release, started=STARTED, signer=signer(secret)).read_bytes()
    other = made(tmp_path / "other" / "gazette", numbers=range(4))
    assert "another release" in check(signed, manifest(other), [public])[0]


@pytest.mark.parametrize(
    "text", [b"", b"{}", b"[]", b"null", b"\xff", b'{"payloadType": 1}', b'{"subject": [1]}']
)
def test_what_is_no_statement_is_told(release, text):
    assert check(text, manifest(release)) == [
        "found no in-toto statement; get it again from where the release was published"
    ]


def test_keys_that_cannot_be_used_are_told(release, tmp_path):
    secret, public = keys(tmp_path, generate_private_key(SECP256R1()))
    with pytest.raises(KeyFileError, match="expected ed25519; make one with `openssl genpkey"):
        signer(secret)
    with pytest.raises(KeyFileError, match="expected ed25519"):
        check(b"{}", manifest(release), [public])
    (tmp_path / "empty").write_text("")
    for path in (tmp_path / "empty", tmp_path / "none", public):
        with pytest.raises(KeyFileError, match="found no private key"):
            signer(path)
    with pytest.raises(KeyFileError, match="found no public key"):
        check(b"{}", manifest(release), [secret])
