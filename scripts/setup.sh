# Shared by run.sh and test.sh, which source it from the repository root: brings the Debian packages,
# the virtual environment and the Python packages to where the lists say, and does nothing when they
# are there already.

say() { printf 'cadenza: %s\n' "$*" >&2; }

# The names in a Debian package list that are not installed.
missing_packages() {
    local name
    while read -r name; do
        [[ -z $name || $name == \#* ]] && continue
        [[ $(dpkg-query -W -f '${Status}' "$name" 2>/dev/null) == *"ok installed" ]] || printf '%s ' "$name"
    done < <(cat "$@")
}

# How to become root, as a command prefix in $as_root; false when there is no way.
find_root() {
    as_root=()
    [[ $(id -u) == 0 ]] && return 0
    command -v sudo >/dev/null || return 1
    as_root=(sudo)
    # Without a terminal nobody can type a password.
    sudo -n true 2>/dev/null || [[ -t 0 ]]
}

# Install Debian packages given by name; false, with a sentence that names them, when that fails.
apt_install() {
    if ! command -v apt-get >/dev/null || ! find_root; then
        say "missing, and neither root nor sudo can install them from here: $*"
        say "on Debian or Ubuntu: sudo apt-get install $*"
        return 1
    fi
    say "installing Debian packages: $*"
    "${as_root[@]}" apt-get update -qq >&2 || say "apt-get update failed; trying with the lists that are here"
    if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" >&2; then
        say "apt-get could not install: $*"
        return 1
    fi
}

# Bring the lists' packages. The chat works without them, less well, so a failure is named, not final.
ensure_debian() {
    local missing
    command -v dpkg-query >/dev/null || { say "not a Debian system; make sure to have: $(grep -hv '^#' "$@" | tr '\n' ' ')"; return 0; }
    read -r -a missing <<<"$(missing_packages "$@")"
    [[ ${#missing[@]} == 0 ]] || apt_install "${missing[@]}" || say "going on without: ${missing[*]}"
}

python_works() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# The first Python of at least 3.11, in $python.
find_python() {
    for python in python3 python3.11 python3.12 python3.13; do
        command -v "$python" >/dev/null && python_works "$python" && return 0
    done
    return 1
}

ensure_venv() {
    [[ -x .venv/bin/python ]] && .venv/bin/python -c 'import pip' 2>/dev/null && return 0
    if ! find_python; then
        apt_install python3 python3-venv || true
        find_python || { say "needs Python 3.11 or newer; this machine has $(python3 --version 2>/dev/null || echo none)"; exit 1; }
    fi
    # Debian splits the module that fills a new environment with pip into a package of its own.
    "$python" -c 'import ensurepip, venv' 2>/dev/null || apt_install python3-venv || exit 1
    say "creating .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv
}

# Bring the packages of a requirements file; the stamp says with which lists that was last done.
ensure_requirements() {
    local stamp=".venv/.installed-${1%.txt}" wanted
    wanted=$(cat requirements.txt "$1" | sha256sum)
    [[ -f $stamp && $(<"$stamp") == "$wanted" ]] && return 0
    say "installing Python packages of $1 (the first time takes minutes)"
    .venv/bin/python -m pip install --disable-pip-version-check -q -r "$1" >&2
    printf '%s' "$wanted" >"$stamp"
}

# set_up REQUIREMENTS PACKAGES...: everything, one start at a time.
set_up() {
    local requirements=$1
    shift
    exec 9>.setup.lock
    if command -v flock >/dev/null; then flock 9; fi
    ensure_debian "$@"
    ensure_venv
    ensure_requirements "$requirements"
    exec 9>&-
}
