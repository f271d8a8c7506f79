"""An S3 server, moto's, over HTTP, that can cut the connection at any request."""

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

BUCKET = "news"
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


class S3:
    """`requests` is the log of what was asked; `cut` says of each request's number how it ends."""

    def __init__(self) -> None:
        from moto.server import DomainDispatcherApplication, create_backend_app
        from werkzeug.serving import WSGIRequestHandler, make_server

        class Quiet(WSGIRequestHandler):
            protocol_version = "HTTP/1.1"

            def log(self, *_: object, **__: object) -> None:
                pass

        import moto.backends

        moto.backends.get_backend("s3").reset()  # moto holds what it holds for the whole process
        self.requests: list[str] = []
        self.cut: Callable[[int], str | None] = lambda _: None
        self.before: Callable[[str], None] = lambda _: None
        self._lock = threading.Lock()
        self._app = DomainDispatcherApplication(create_backend_app)
        self._server = make_server("127.0.0.1", 0, self._answer, threaded=True, request_handler=Quiet)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def _answer(self, environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        asked = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}"
        with self._lock:
            number = len(self.requests)
            self.requests.append(asked)
        how = self.cut(number)
        if how == "before":
            return self._hang_up(environ)
        self.before(asked)
        with self._lock:
            answer = list(self._app(environ, start_response))
        return self._hang_up(environ) if how == "after" else answer

    @staticmethod
    def _hang_up(environ: dict[str, Any]) -> Iterable[bytes]:
        with suppress(OSError):
            environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
        raise ConnectionAbortedError

    def answer_put(self, key: str, data: bytes) -> None:
        """Puts an object as if somebody else had, while a request is being answered."""
        import moto.backends

        backend = moto.backends.get_backend("s3")["123456789012"]["aws"]
        backend.put_object(BUCKET, key, data)

    @contextmanager
    def running(self) -> "Iterator[S3]":
        thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            thread.join()


def client(url: str) -> Any:
    import boto3

    return boto3.client(
        "s3",
        endpoint_url=url,
        aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
        region_name=CREDENTIALS["AWS_DEFAULT_REGION"],
    )


@contextmanager
def running() -> Iterator[S3]:
    with S3().running() as server:
        yield server
