#!/usr/bin/env bash
# Lets a fuzzer search for what the parsers cannot stand: in go targets of fuzz/ (none: all) and $TIME, the seconds for each; out
# comes a line a target, or the input that one ended at. `make fuzz` sets up what this needs.
set -euo pipefail
cd "$(dirname "$0")/.."
time=${TIME:-600}
export CARGO_TARGET_DIR=target/fuzz
[ $# -gt 0 ] || set -- $(cargo fuzz list)
node fuzz/seeds.mjs
# Nothing here is unsafe, so there is no memory to watch over: without a sanitizer the stable compiler will do.
cargo fuzz build --sanitizer none
for target in "$@"; do
  log=$CARGO_TARGET_DIR/$target.log
  dictionary=(fuzz/corpus/names.dict)
  [ -f "$dictionary" ] && dictionary=("-dict=$dictionary") || dictionary=()
  printf '%s: %s s ... ' "$target" "$time"
  # Ten seconds for sixteen kilobytes are a tab that hangs.
  if cargo fuzz run --sanitizer none "$target" -- -max_total_time="$time" -max_len=16384 -timeout=10 "${dictionary[@]}" >"$log" 2>&1; then
    sed -n 's/^Done \([0-9]*\) runs.*/\1 inputs, nothing found/p' "$log"
  else
    echo "found something; the whole log is $log"
    grep -a -A 2 -m 1 -E 'panicked at|ERROR: libFuzzer' "$log"
    ls "fuzz/artifacts/$target"/*
    exit 1
  fi
done
