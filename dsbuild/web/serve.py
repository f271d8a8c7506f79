"""Running the app: one process, because the database has one writer."""

import logging
import socket
from dataclasses import replace

from dsbuild.review.store import Store
from dsbuild.web import app
from dsbuild.web.config import Config

LOG = logging.getLogger("uvicorn.error")


def serve(store: Store, config: Config, *, quiet: bool = False) -> None:
    """Serves until it is told to stop (Ctrl-C, SIGTERM); requests that have begun are finished.

    Port 0 takes a free one. The address to open is logged.

    Raises:
        OSError: the port is taken, or not this user's to open.
    """
    import uvicorn

    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    with socket.create_server((config.host, config.port), family=family) as listening:
        config = replace(config, port=listening.getsockname()[1])
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
        LOG.info("Open %s", config.address)
        server.run(sockets=[listening])
