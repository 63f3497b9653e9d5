# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
# shellcheck shell=bash
# The steps that .ci/run and .ci/full are made of. To be sourced with bash -euo pipefail, in the repository's root.

scratch=$(mktemp -d)
postgres_folder=
failed=()

# --- How a step is run ------------------------------------------------------------------------------------------------

# step NAME COMMAND...: run it, print name and time, and go on also when it fails, so that one run shows everything.
step() {
  local name=$1 start=$SECONDS
  shift
  printf '\n=== %s\n' "$name"
  if "$@" </dev/null; then
    printf -- '--- %s: passed in %d s\n' "$name" $((SECONDS - start))
  else
    printf -- '--- %s: FAILED after %d s\n' "$name" $((SECONDS - start))
    failed+=("$name")
  fi
}

# must NAME COMMAND...: as step, but what follows makes no sense without it.
must() {
  step "$@"
  if ((${#failed[@]})); then report; fi
}

report() {
  printf '\n=== %d min %02d s\n' $((SECONDS / 60)) $((SECONDS % 60))
  if ((${#failed[@]})); then
    printf 'FAILED: %s\n' "${failed[@]}"
    exit 1
  fi
  echo 'Everything passed.'
}

clean_up() {
  if [[ -n $postgres_folder ]]; then
    as_postgres "$(postgres_bin)/pg_ctl" -D "$postgres_folder/data" -m immediate stop >/dev/null || true
    rm -rf "$postgres_folder"
  fi
  rm -rf "$scratch"
}
trap clean_up EXIT

# --- What a bare machine lacks ----------------------------------------------------------------------------------------

have() { command -v "$1" >/dev/null; }

apt_install() {
  if ((EUID)); then
    echo "Missing: $*. Install it, or run as root." >&2
    return 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -qq --yes --no-install-recommends "$@" >/dev/null
}

install_programs() {
  local missing=()
  have chromium || missing+=(chromium)
  have xgettext || missing+=(gettext)
  have git || missing+=(git)
  ((${#missing[@]} == 0)) || apt_install "${missing[@]}"
}

# Into a folder of its own: Debian's Python takes no packages from elsewhere.
install_uv() {
  have uv && return
  python3 -m venv --clear "$scratch/uv" >/dev/null || { apt_install python3-venv && python3 -m venv --clear "$scratch/uv"; } || return
  "$scratch/uv/bin/pip" install --quiet uv && PATH=$scratch/uv/bin:$PATH
}

install_packages() { uv sync --quiet; }

# --- PostgreSQL: the one that answers, or one of our own ------------------------------------------------------------------

postgres_bin() { printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1; }

as_postgres() { if ((EUID)); then "$@"; else runuser -u postgres -- "$@"; fi; }

# The server at the address answers without a password and lets us create databases.
postgres_answers() {
  uv run --no-sync python - "$1" 2>/dev/null <<'PYTHON'
import sys, psycopg
with psycopg.connect(sys.argv[1], connect_timeout=3) as connection:
    row = connection.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
sys.exit(0 if row and row[0] else 1)
PYTHON
}

free_port() { uv run --no-sync python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

start_postgres() {
  [[ -x $(postgres_bin)/initdb ]] || apt_install postgresql || return 1
  local port
  port=$(free_port)
  postgres_folder=$(mktemp -d)
  ((EUID)) || chown postgres: "$postgres_folder"
  as_postgres "$(postgres_bin)/initdb" -D "$postgres_folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null &&
    as_postgres "$(postgres_bin)/pg_ctl" -D "$postgres_folder/data" -l "$postgres_folder/log" -w start >/dev/null \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off" &&
    postgres=postgres://postgres@127.0.0.1:$port
}

# Sets $postgres to the server's address, without a database.
find_postgres() {
  local address
  for address in "postgres://postgres@127.0.0.1:5432" "postgres://$(id -un)@127.0.0.1:5432"; do
    if postgres_answers "$address/postgres"; then
      postgres=$address
      echo "Using the server at 127.0.0.1:5432."
      return
    fi
  done
  start_postgres && echo "Started a server in $postgres_folder."
}

# --- What is checked ------------------------------------------------------------------------------------------------------

# Production settings with made-up values: the check is of the settings, not of an installation.
check_deployment() {
  env DJANGO_SETTINGS_MODULE=cms.settings.production MUNICIPALITY='Fjordby Kommune' \
    MUNICIPALITY_URL=https://fjordby.example \
    SECRET_KEY="$(head -c 48 /dev/urandom | base64)" DATABASE_URL="$postgres/postgres" \
    ALLOWED_HOSTS=vis-vej.example BASE_URL=https://vis-vej.example HSTS_SUBDOMAINS=true \
    uv run --no-sync manage.py check --deploy --fail-level WARNING
}

lint() {
  step 'ruff: rules' uv run --no-sync ruff check .
  step 'ruff: format' uv run --no-sync ruff format --check .
  step 'mypy' uv run --no-sync mypy
  step 'import-linter' uv run --no-sync lint-imports --no-logo
  step 'djlint' uv run --no-sync djlint templates --lint --quiet
  step 'reuse' uv run --no-sync reuse lint --quiet
}

check_consistency() {
  step 'migrations' uv run --no-sync manage.py makemigrations --check --dry-run
  step 'translations' uv run --no-sync manage.py makemessages --check
  step 'deployment' check_deployment
}

# tests_on_sqlite [PYTEST ARGUMENT...]: without arguments the README's command.
tests_on_sqlite() { env -u DATABASE_URL uv run pytest "$@"; }

tests_on_postgres() { DATABASE_URL="$postgres/vis_vej_ci_$$" uv run pytest "$@"; }
