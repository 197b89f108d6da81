# Shared by the scripts beside it; sourced, never run.
# Everything here is safe to run twice: what is already there is left alone, without a call to apt or pip.
# shellcheck shell=bash
set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
VENV="$ROOT/.venv"
cd "$ROOT"

# What Qt, its windows and its printers load from the system.
SYSTEM_RUN=(
  ca-certificates libglib2.0-0 libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libcups2
  libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1
)
# What the tests start by themselves: a database server, a session bus, a Secret Service, a print server, a scanner made
# of software.
SYSTEM_TEST=(postgresql dbus-daemon gnome-keyring cups cups-client sane-utils)

say() { printf '▸ %s\n' "$*" >&2; }

die() {
  printf '✗ %s\n' "$*" >&2
  exit 1
}

# as_root COMMAND...: run it as the administrator, by sudo when needed.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "Il faut les droits d'administrateur pour installer les bibliothèques du système : $*"
  fi
}

# lacking PACKAGE...: print those not installed, one a line. Debian 13 adds "t64" to the name of some libraries.
lacking() {
  local installed package
  installed="$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" "${@/%/t64}" 2>/dev/null || true)"
  for package in "$@"; do
    case $'\n'"$installed"$'\n' in
      *$'\n'"installed $package"$'\n'* | *$'\n'"installed ${package}t64"$'\n'*) ;;
      *) printf '%s\n' "$package" ;;
    esac
  done
}

# system_packages PACKAGE...: install what the system lacks.
system_packages() {
  local missing
  if ! command -v dpkg-query >/dev/null; then
    say "Ce système n'est pas un Debian : les bibliothèques de Qt ne sont pas vérifiées."
    return
  fi
  mapfile -t missing < <(lacking "$@")
  [ "${#missing[@]}" -eq 0 ] && return
  say "Installation des paquets du système : ${missing[*]}"
  as_root apt-get update -qq
  case " ${missing[*]} " in *" postgresql "*) without_main_cluster ;; esac
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
    </dev/null >/dev/null
}

# The tests start a database server of their own: Debian's package must not create one and leave it running.
without_main_cluster() {
  local folder=/etc/postgresql-common/createcluster.d
  as_root mkdir -p "$folder"
  printf 'create_main_cluster = false\n' | as_root tee "$folder/guichet.conf" >/dev/null
}

# suitable PYTHON: whether it can make a virtual environment that the lock has wheels for.
suitable() {
  command -v "$1" >/dev/null &&
    "$1" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null
}

find_python() {
  local candidate
  for candidate in "${GUICHET_PYTHON:-python3}" python3.11 python3.12 python3.13 python3.14 /usr/bin/python3; do
    if suitable "$candidate"; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  return 1
}

# create_venv: make .venv, or make it again if its Python has gone or the folder was moved (its programs hold their path).
create_venv() {
  local python
  [ -x "$VENV/bin/python" ] && grep -qsF " $VENV" "$VENV/pyvenv.cfg" && return
  find_python >/dev/null || system_packages python3 python3-venv
  python="$(find_python)" || die "Il faut Python 3.11, 3.12, 3.13 ou 3.14 ; nommez-le par GUICHET_PYTHON."
  say "Création de l'environnement Python (.venv)"
  "$python" -m venv --clear "$VENV"
}

# stamp LOCK: what must be unchanged for the environment to be up to date (the settings of the tools may change).
stamp() {
  sed '/^\[tool\.ruff/,$d' pyproject.toml | cat "$1" "$VENV/pyvenv.cfg" - | sha256sum | cut -d ' ' -f 1
}

# python_packages LOCK: install exactly the lock, hash-checked and from wheels only, then the project itself.
python_packages() {
  local lock="$1" wanted mark
  create_venv
  wanted="$(stamp "$lock")"
  mark="$VENV/.installed-$lock"
  [ -f "$mark" ] && [ "$(<"$mark")" = "$wanted" ] && return
  say "Installation des bibliothèques Python ($lock) : une minute environ"
  pip_install --require-hashes --only-binary :all: -r "$lock"
  pip_install --no-deps --no-build-isolation --editable .
  "$VENV/bin/python" -m compileall -q guichet
  printf '%s' "$wanted" >"$mark"
  # The lock of the tests holds every package of the other, at the same versions.
  [ "$lock" = requirements.txt ] || stamp requirements.txt | tr -d '\n' >"$VENV/.installed-requirements.txt"
}

pip_install() {
  "$VENV/bin/python" -m pip install -qq --no-input --disable-pip-version-check --progress-bar off "$@" </dev/null
}

# prepare_run: all that `guichet` needs. prepare_test: all that the checks and the tests need.
prepare_run() {
  system_packages "${SYSTEM_RUN[@]}"
  python_packages requirements.txt
}

prepare_test() {
  system_packages "${SYSTEM_RUN[@]}" "${SYSTEM_TEST[@]}"
  python_packages requirements-dev.txt
  export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
}

# stage NAME COMMAND...: run one check; on failure say which and stop.
stage() {
  local name="$1"
  shift
  say "$name"
  "$@" </dev/null || die "Échec : $name"
}

# checks: everything that reads the code without running it.
checks() {
  stage "Mise en forme (ruff format)" "$VENV/bin/ruff" format --quiet --check .
  stage "Règles d'écriture (ruff check)" "$VENV/bin/ruff" check --quiet .
  stage "Types (mypy --strict)" "$VENV/bin/mypy" --strict --no-error-summary guichet tests
  stage "Sens des imports (lint-imports)" "$VENV/bin/lint-imports" --no-logo
}
