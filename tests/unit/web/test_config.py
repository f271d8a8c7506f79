"""Where the app may listen, and under what names."""

from pathlib import Path

import pytest

from dsbuild.web.config import Config, ConfigError, Tls


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.9.1"])
def test_loopback_needs_nothing(host: str) -> None:
    assert not Config(host=host).secure


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.1.2.3", "review.example.org"])
def test_another_address_needs_tls_or_a_declared_proxy(host: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--tls-cert"):
        Config(host=host)
    for name in ("cert", "key"):
        (tmp_path / name).touch()
    assert Config(host=host, tls=Tls(tmp_path / "cert", tmp_path / "key")).secure
    assert Config(host=host, public="https://review.example.org").secure


@pytest.mark.parametrize(
    "public", ["http://review.example.org", "review.example.org", "https://", "https://a/b", ""]
)
def test_a_public_address_is_https_without_a_path(public: str) -> None:
    with pytest.raises(ConfigError, match="expected https://NAME"):
        Config(host="0.0.0.0", public=public)


def test_a_certificate_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="found no file"):
        Config(host="0.0.0.0", tls=Tls(tmp_path / "cert", tmp_path / "key"))


@pytest.mark.parametrize("proxy", ["*", "proxy.example.org", "10.0.0.7:80", "10.0.0.7/24", ""])
def test_a_proxy_is_an_address_or_a_network(proxy: str) -> None:
    with pytest.raises(ConfigError, match="--proxy: found"):
        Config(public="https://review.example.org", proxies=(proxy,))


def test_hosts_are_those_declared_and_loopback_names() -> None:
    assert Config(port=9000).allowed_hosts() == {"localhost:9000", "127.0.0.1:9000", "[::1]:9000"}
    behind = Config(host="0.0.0.0", public="https://Review.Example.org", hosts=("other.example.org",))
    assert behind.allowed_hosts() == {"review.example.org", "other.example.org"}
    assert behind.address == "https://Review.Example.org"
    assert behind.origin_of("review.example.org") == "https://review.example.org"


def test_port_80_and_443_need_not_be_named() -> None:
    assert "localhost" in Config(port=80).allowed_hosts()
    assert "review.example.org" in Config(public="https://review.example.org:443").allowed_hosts()
