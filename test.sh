#!/usr/bin/env bash
# Run every test; install first whatever they need and is not here yet. Arguments go to pytest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

source scripts/setup.sh
set_up requirements-dev.txt packages.txt packages-test.txt
exec .venv/bin/python -m pytest "$@"
