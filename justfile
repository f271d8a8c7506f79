# The one door to all checks: contributors and CI call the same recipes.

set shell := ["bash", "-euo", "pipefail", "-c"]

# what a change must pass
check: lint types contracts schemas test

# the test suite on all cores
test *ARGS:
    python -m pytest -q -n auto {{ARGS}}

# the slow tests whole, not sampled
full:
    DSBUILD_FULL=1 python -m pytest -q -n auto

lint:
    ruff check .
    ruff format --check .

types:
    mypy

contracts:
    lint-imports

# the schemas and the code say the same
schemas:
    dsbuild schemas --check

# rewrites what is generated: the schemas
generate:
    dsbuild schemas
    python docs/generate.py

# what other tools are given, held against their own packages, in an environment of its own
peers:
    python -m venv .peers
    .peers/bin/pip install -q label-studio-sdk argilla
    PYTHONPATH=. .peers/bin/python tests/unit/review/peers.py

# rewrites the pictures in docs/review
screenshots:
    DSBUILD_SCREENSHOTS=1 python -m pytest -q tests/e2e/web/test_screens.py
