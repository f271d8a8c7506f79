"""The app as a process: it says where it is, serves TLS, and ends when told to."""

import json
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from dsbuild.web.config import Config, ConfigError, Tls
from dsbuild.web.serve import listening


def started(url: str, *options: str) -> tuple[subprocess.Popen[str], str]:
    """The app as a process, and the address that it says."""
    command = [sys.executable, "-m", "dsbuild", "review", "serve", "--db", url, "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, bufsize=1)
    told = ""
    while "Open http" not in told:
        told = process.stderr.readline()
        assert told, "the app ended before it opened"
    return process, told.split("Open ")[1].strip()


def ended(process: subprocess.Popen[str]) -> int:
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    return process.returncode


def test_it_opens_on_a_free_port_and_ends_when_told(filled: Path) -> None:
    process, address = started(f"sqlite:///{filled}")
    with urllib.request.urlopen(f"{address}/healthz", timeout=10) as answer:
        assert answer.read() == b'{"status":"ok"}'
        assert "server" not in answer.headers
        assert "strict-transport-security" not in answer.headers
    assert ended(process) in {0, -signal.SIGTERM}


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Tls:
    """A certificate of this machine's own, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    made = Tls(folder / "cert.pem", folder / "key.pem")
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=127.0.0.1 -days 2"
    places = [
        "-addext",
        "subjectAltName=IP:127.0.0.1",
        "-keyout",
        str(made.key),
        "-out",
        str(made.certificate),
    ]
    subprocess.run([*command.split(), *places], capture_output=True, check=True)
    return made


def test_it_serves_tls(filled: Path, pair: Tls) -> None:
    cert, key = pair.certificate, pair.key
    process, address = started(f"sqlite:///{filled}", "--tls-cert", str(cert), "--tls-key", str(key))
    context = ssl.create_default_context(cafile=str(cert))
    with urllib.request.urlopen(f"{address}/login", timeout=10, context=context) as answer:
        assert answer.headers["strict-transport-security"]
        assert "secure" in answer.headers["set-cookie"].lower()
    ended(process)


def asked(address: str, path: str, body: object = None, **headers: str) -> int:
    """The status of an answer."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address + path, data, {"Content-Type": "application/json", **headers})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code


@pytest.mark.parametrize(("proxy", "second"), [("127.0.0.0/8", 401), ("10.9.8.0/24", 429)])
def test_who_comes_is_believed_of_the_declared_proxies_alone(
    filled: Path, tmp_path: Path, proxy: str, second: int
) -> None:
    file = shutil.copy(filled, tmp_path / "review.db")
    process, told = started(f"sqlite:///{file}", "--public", "https://review.example.org", "--proxy", proxy)
    here = f"http://{told.split('listening on ')[1]}"
    base = {"Host": "review.example.org", "Origin": "https://review.example.org"}
    with urllib.request.urlopen(
        urllib.request.Request(f"{here}/api/session", headers=base), timeout=10
    ) as answer:
        token = {
            "X-CSRF-Token": json.load(answer)["csrf"],
            "Cookie": answer.headers["set-cookie"].split(";")[0],
        }

    def sign_in(number: int, whence: str) -> int:
        body = {"name": f"nobody {number}", "password": "wrong words here"}
        headers = {**base, **token, "X-Forwarded-For": whence}
        return asked(here, "/api/login", body, **headers)

    assert [sign_in(number, "203.0.113.1") for number in range(31)] == [401] * 30 + [429]
    assert sign_in(31, "203.0.113.2") == second
    ended(process)


def test_a_load_balancer_may_ask_by_any_name(filled: Path) -> None:
    process, address = started(f"sqlite:///{filled}")
    for path in ("/healthz", "/readyz"):
        assert asked(address, path, Host="10.0.0.7:8460") == 200
    assert asked(address, "/login", Host="10.0.0.7:8460") == 421
    ended(process)


def test_it_is_not_ready_when_the_database_does_not_answer(filled: Path, tmp_path: Path) -> None:
    from starlette.testclient import TestClient

    from dsbuild.review.store import open_store
    from dsbuild.web import app

    store = open_store(f"sqlite:///{shutil.copy(filled, tmp_path / 'review.db')}")
    client = TestClient(app.create(store), base_url="http://127.0.0.1:8460")
    assert client.get("/readyz").json() == {"status": "ok"}
    store.close()
    (tmp_path / "review.db").unlink()
    (tmp_path / "review.db").mkdir()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    assert client.get("/healthz").status_code == 200


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=f"127.0.0.1:{port}: Address already in use; choose another"):
            listening(Config(port=port)).__enter__()


def test_a_host_that_is_not_ours_is_told() -> None:
    with pytest.raises(ConfigError, match="choose another --port or --host"):
        listening(Config(host="203.0.113.9", public="https://review.example.org")).__enter__()


def test_a_certificate_that_is_none_is_told(pair: Tls) -> None:
    for tls in (Tls(pair.key, pair.key), Tls(pair.certificate, pair.certificate)):
        with pytest.raises(ConfigError, match="expected a certificate chain and its own key"):
            listening(Config(tls=tls)).__enter__()
