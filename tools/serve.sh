#!/usr/bin/env bash
# The demo newsroom behind trunk: starts both, says where the page is and when it is up, ends both together.
set -euo pipefail
cd "$(dirname "$0")/.."
# Tried before minutes go into a build: PORT, or one that the system picks.
port=$(node -e '
  const server = require("net").createServer().on("error", ({ message }) => { console.error(`serve: ${message}`); process.exitCode = 1; });
  server.listen(process.argv[1], "127.0.0.1", () => { console.log(server.address().port); server.close(); });' "${PORT:-0}")
page=http://127.0.0.1:$port/

echo "serve: building the newsroom (about 1 min the first time) ..." >&2
cargo build --quiet --locked --example newsroom

said=$(mktemp)
started=()
trap 'kill "${started[@]}" 2>/dev/null || true; rm -f "$said"' EXIT
"${CARGO_TARGET_DIR:-target}/debug/examples/newsroom" --pace "${PACE:-20}" --front "${page%/}" --db target/newsroom.sqlite >"$said" &
newsroom=$!
started+=($newsroom)
until grep -q '^newsroom: ' "$said"; do
  kill -0 $newsroom 2>/dev/null || { echo "serve: the newsroom did not start" >&2; exit 1; }
  read -rt 0.1 <> <(:) || true
done
backend=$(sed -n 's/^newsroom: //p' "$said")
tail -n +2 -f "$said" & # the confirmation links: the newsroom's outgoing mail
started+=($!)

echo "serve: building the page (2 to 4 min the first time, in which trunk says little; Ctrl-C ends it) ..." >&2
# trunk listens only when its first build has ended, well or badly: twice a second somebody looks for the page.
node -e '
  const [page] = process.argv.slice(1);
  const look = () => fetch(page).then(({ ok }) => ok || Promise.reject())
    .then(() => console.error(`serve: the page is up: ${page}`), () => setTimeout(look, 500));
  look();' "$page" &
started+=($!)
# In the background, so that a signal to this script is heard at once and ends trunk, too.
trunk serve --offline --port "$port" --proxy-backend "${backend}newsroom/" &
started+=($!)
wait $!
