"""The app as a process: it says where it is, serves TLS, and ends when told to."""

import signal
import socket
import ssl
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from dsbuild.web.config import Config
from dsbuild.web.serve import serve

SERVE = """
import sys
from pathlib import Path
from dsbuild.review.store import open_store
from dsbuild.web.config import Config, Tls
from dsbuild.web.serve import serve
cert, key = (Path(one) for one in sys.argv[2:4]) if len(sys.argv) > 2 else (None, None)
serve(open_store(sys.argv[1]), Config(port=0, tls=Tls(cert, key) if cert else None))
"""


def started(*arguments: str) -> tuple[subprocess.Popen[str], str]:
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, *arguments], stderr=subprocess.PIPE, text=True, bufsize=1
    )
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


def test_it_serves_tls(filled: Path, tmp_path: Path) -> None:
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    made = subprocess.run(
        [
            *(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
            ),
            *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"),
            *("-keyout", str(key), "-out", str(cert)),
        ],
        capture_output=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    process, address = started(f"sqlite:///{filled}", str(cert), str(key))
    context = ssl.create_default_context(cafile=str(cert))
    with urllib.request.urlopen(f"{address}/login", timeout=10, context=context) as answer:
        assert answer.headers["strict-transport-security"]
        assert "secure" in answer.headers["set-cookie"].lower()
    ended(process)


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        serve(None, Config(port=taken.getsockname()[1]))
