"""Running the app: one process, because the database has one writer."""

from dsbuild.review.store import Store
from dsbuild.web import app
from dsbuild.web.config import Config


def serve(store: Store, config: Config, *, quiet: bool = False) -> None:
    """Serves until it is told to stop (Ctrl-C, SIGTERM); requests that have begun are finished.

    Raises:
        OSError: the port is taken, or not this user's to open.
    """
    import uvicorn

    uvicorn.run(
        app.create(store, config),
        host=config.host,
        port=config.port,
        ssl_certfile=str(config.tls.certificate) if config.tls else None,
        ssl_keyfile=str(config.tls.key) if config.tls else None,
        proxy_headers=config.behind_proxy,
        forwarded_allow_ips=list(config.proxies),
        server_header=False,
        access_log=False,
        log_level="warning" if quiet else "info",
        timeout_graceful_shutdown=10,
    )
