#!/usr/bin/env bash
# From a fresh Debian 12 to a tested MotCua.exe: Windows Python under Wine.
set -euo pipefail
cd "$(dirname "$0")/.."
exec python3 build/windows_build.py "$@"
