"""Running the app: one process, because the database has one writer."""

import logging
import os
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from dsbuild.review.store import Store
from dsbuild.web import app
from dsbuild.web.config import Config, ConfigError, Tls

LOG = logging.getLogger("uvicorn.error")


@contextmanager
def listening(config: Config) -> Iterator[tuple[socket.socket, Config]]:
    """A socket, and the config with its port: port 0 takes a free one.

    Raises:
        ConfigError: the port is taken or not this user's to open, the host is not this machine's, or the
            certificate and its key do not fit.
    """
    if config.tls:
        _check(config.tls)
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    try:
        opened = socket.create_server((config.host, config.port), family=family)
    except OSError as error:
        said = os.strerror(error.errno) if error.errno and error.errno > 0 else error
        raise ConfigError(f"{config.host}:{config.port}: {said}; choose another --port or --host") from None
    with opened:
        yield opened, replace(config, port=opened.getsockname()[1])


def serve(store: Store, config: Config, opened: socket.socket, *, quiet: bool = False) -> None:
    """Serves until it is told to stop (Ctrl-C, SIGTERM); requests that have begun are finished.

    The address to open is logged.
    """
    import uvicorn

    server = uvicorn.Server(
        uvicorn.Config(
            app.create(store, config),
            ssl_certfile=str(config.tls.certificate) if config.tls else None,
            ssl_keyfile=str(config.tls.key) if config.tls else None,
            proxy_headers=config.behind_proxy,
            forwarded_allow_ips=list(config.proxies),
            server_header=False,
            access_log=False,
            lifespan="off",
            log_level="warning" if quiet else "info",
            timeout_graceful_shutdown=10,
        )
    )
    behind = f", listening on {config.host}:{config.port}" if config.public else ""
    LOG.info("Open %s%s", config.address, behind)
    server.run(sockets=[opened])


def _check(tls: Tls) -> None:
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(tls.certificate, tls.key, "")
    except (ssl.SSLError, OSError, ValueError) as error:
        raise ConfigError(
            f"{tls.certificate}, {tls.key}: {error}; expected a certificate chain and its own key, both PEM, "
            "without a passphrase"
        ) from None
