#!/usr/bin/env bash
# The demo newsroom behind trunk: starts both, says where the page is, ends both together.
set -euo pipefail
cd "$(dirname "$0")/.."
port=${PORT:-0}
[ "$port" != 0 ] || port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')

echo "serve: building the newsroom (about 1 min the first time) ..." >&2
cargo build --quiet --locked --example newsroom

said=$(mktemp)
target/debug/examples/newsroom --pace "${PACE:-20}" --front "http://127.0.0.1:$port" --db target/newsroom.sqlite >"$said" &
newsroom=$!
trap 'kill $newsroom 2>/dev/null || true; rm -f "$said"' EXIT
until grep -q '^newsroom: ' "$said"; do
  kill -0 $newsroom 2>/dev/null || { echo "serve: the newsroom did not start" >&2; exit 1; }
  read -rt 0.1 <> <(:) || true
done
backend=$(sed -n 's/^newsroom: //p' "$said")
tail -n +2 -f "$said" & # the confirmation links: the newsroom's outgoing mail
links=$!
trap 'kill $newsroom $links 2>/dev/null || true; rm -f "$said"' EXIT

echo "serve: the page will be at http://127.0.0.1:$port/ (the first build takes about 2 min; Ctrl-C ends it)" >&2
trunk serve --offline --port "$port" --proxy-backend "${backend}newsroom/"
