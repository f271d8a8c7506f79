"""How the app is reached, checked before a socket is opened."""

from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from pathlib import Path
from urllib.parse import urlsplit


class ConfigError(ValueError):
    """The app would be reachable in a way that is not safe; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Tls:
    """A certificate chain and its key, in PEM."""

    certificate: Path
    key: Path


@dataclass(frozen=True, slots=True)
class Config:
    """Where the app listens and under what address people reach it.

    `public` is the address in the browser (`https://review.example.org`) where a proxy that ends TLS stands
    before the app; `X-Forwarded-For` is believed then, from the addresses and networks in `proxies` alone.
    `hosts` are further names in the `Host` header that are served.

    Raises:
        ConfigError: an address that is not this machine's own without TLS and without a declared proxy, a
            public address that is no https address, or a proxy that is no address.
    """

    host: str = "127.0.0.1"
    port: int = 8460
    tls: Tls | None = None
    public: str | None = None
    hosts: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ("127.0.0.1", "::1")

    def __post_init__(self) -> None:
        for proxy in self.proxies:
            _check_proxy(proxy)
        if self.public is not None:
            _check_public(self.public)
        elif not is_loopback(self.host) and self.tls is None:
            raise ConfigError(
                f"--host: found {self.host}, which others can reach, without TLS; give --tls-cert and --tls-key, "
                "or --public https://NAME where a proxy before the app ends TLS, or stay on 127.0.0.1"
            )
        for file in (self.tls.certificate, self.tls.key) if self.tls else ():
            if not file.is_file():
                raise ConfigError(f"{file}: found no file, expected a PEM file; give its path")

    @property
    def secure(self) -> bool:
        """Whether browsers come over TLS."""
        return self.tls is not None or self.public is not None

    @property
    def behind_proxy(self) -> bool:
        """Whether a proxy is declared."""
        return self.public is not None

    @property
    def address(self) -> str:
        """The address to open in a browser, without a slash at its end."""
        if self.public:
            return self.public.rstrip("/")
        scheme = "https" if self.tls else "http"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{host}:{self.port}"

    def allowed_hosts(self) -> frozenset[str]:
        """The values of `Host` that are served, in lower case, with and without the scheme's own port."""
        names = {urlsplit(self.address).netloc.lower(), *(name.lower() for name in self.hosts)}
        if is_loopback(self.host):
            names |= {f"{name}:{self.port}" for name in ("localhost", "127.0.0.1", "[::1]")}
        own = ":443" if self.secure else ":80"
        return frozenset(names | {name.removesuffix(own) for name in names})

    def origin_of(self, host: str) -> str:
        """The origin that a browser names when it is at this host."""
        return f"{'https' if self.secure else 'http'}://{host.lower()}"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the host."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _check_proxy(address: str) -> None:
    try:
        ip_network(address)
    except ValueError:
        raise ConfigError(
            f"--proxy: found {address!r}, expected the address of a proxy, as 10.0.0.7, or a network, as 10.0.0.0/24"
        ) from None


def _check_public(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname or parts.path not in {"", "/"} or parts.query:
        raise ConfigError(f"--public: found {address!r}, expected https://NAME, without a path; mend it")
