#!/usr/bin/env bash
# Serve the chat; install first whatever it needs and is not here yet.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if [[ ${1:-} == -h || ${1:-} == --help ]]; then
    cat <<'HELP'
Usage: ./run.sh [--port N] [--host ADDRESS] [--share yes|no]

Opens Cadenza, the composer you talk to, on http://127.0.0.1:7860.

What it does, in this order, skipping what is done already:
  1. installs the Debian packages of packages.txt, as root or with sudo;
     where neither is possible it names what is missing and goes on;
  2. creates .venv here with Python 3.11 or newer;
  3. installs the Python packages of requirements.txt into .venv;
  4. starts app.py with the options given.
Nothing outside this folder changes except the Debian packages of step 1.

  --port N         the port to serve on (7860)
  --host ADDRESS   the address to listen on (127.0.0.1; 0.0.0.0 for everyone)
  --share yes|no   whether to ask Gradio for a public link (no)
HELP
    exit 0
fi

source scripts/setup.sh
set_up requirements.txt packages.txt
exec .venv/bin/python app.py "$@"
