#!/usr/bin/env bash
# Run every test; install first whatever they need and is not here yet. Arguments go to pytest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

source scripts/setup.sh
set_up requirements-dev.txt packages.txt packages-test.txt
# Files are shared out between the cores; what takes the time is one browser, one model and one synthesizer each.
# With a thread for each core in each of them, small products of matrices wait for each other.
export OPENBLAS_NUM_THREADS="${OPENBLAS_NUM_THREADS:-1}"
exec .venv/bin/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile "$@"
