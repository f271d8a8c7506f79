"""Whether what stands at a place is a whole release: every file of its manifest, with its sha256."""

import hashlib
import json
from collections.abc import Callable


def whole(manifest: bytes, read: Callable[[str], bytes]) -> bool:
    files = json.loads(manifest)["files"]
    return bool(files) and all(
        hashlib.sha256(read(file["path"])).hexdigest() == file["sha256"] for file in files
    )
