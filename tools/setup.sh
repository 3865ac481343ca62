#!/usr/bin/env bash
# What a make target needs on this machine, installed once: in go the target's name (serve, build, test, test-native, fuzz, bench, check),
# out come the tools and target/setup.env, which the Makefile sources. A second run finds everything there and says nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/versions.env
goal=${1:-test}
tools=${NEWS_WIDGET_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/news-widget}
wasm=wasm32-unknown-unknown
mkdir -p target "$tools"
report=$tools/setup-times.tsv

say() { printf 'set-up: %s\n' "$*" >&2; }
fail() { printf 'set-up: %s\n' "$@" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# step "what it does" "about how long" command...: says what it does, times it, shows the log only if it fails.
step() {
  local what=$1 long=$2 begun=$SECONDS log; shift 2
  log=$(mktemp)
  say "$what (about $long) ..."
  if "$@" >"$log" 2>&1 </dev/null; then
    printf '%s\t%s\n' "$what" "$((SECONDS - begun)) s" >>"$report"
    rm -f "$log"
  else
    tail -n 40 "$log" >&2
    say "failed: $what. The whole log is $log"
    return 1
  fi
}

# Debian's own packages, those of them that are missing.
apt() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  # No service is started meanwhile: policy-rc.d says so.
  step "apt: ${missing[*]}" "1 min" as_root sh -c '
    policy=/usr/sbin/policy-rc.d
    if [ ! -e $policy ]; then trap "rm -f $policy" EXIT; printf "#!/bin/sh\nexit 101\n" >$policy; chmod +x $policy; fi
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"' sh "${missing[@]}"
}
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }

has cargo || fail "Rust is missing. Install it with rustup (https://rustup.rs), then run this again."
has node && has npm || fail "Node.js (20.19 or newer) with npm is missing. Install it, then run this again."

# --- The compiler's WASM target -------------------------------------------------------------------------------------
# The plain way is rustup's. Where its servers are out of reach, Debian's compiler is taken, and the target's standard
# library is built from Debian's copy of its source (the two must be of one version).
std_there() { ls "$(rustc ${1:+"$1"} --print target-libdir --target $wasm 2>/dev/null)"/libcore-*.rlib >/dev/null 2>&1; }

debian_std() (
  source=$(ls -d /usr/src/rustc-*/library | tail -n 1)
  work=$(mktemp -d)
  libdir=$(/usr/bin/rustc --print target-libdir --target $wasm)
  cp -r "$source" "$work/library"
  cd "$work/library"
  RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Cembed-bitcode=yes -Zforce-unstable-if-unmarked" \
    __CARGO_DEFAULT_LIB_METADATA=stablestd CARGO_TARGET_DIR="$work/target" \
    /usr/bin/cargo build --release --target $wasm -p sysroot --features compiler-builtins-mem
  [ -w "$(dirname "$(dirname "$(dirname "$libdir")")")" ] || root="sudo -n"
  ${root:-} mkdir -p "$libdir"
  ${root:-} cp "$work"/target/$wasm/release/deps/*.rlib "$libdir/"
  rm -rf "$work"
)

toolchain=${RUSTUP_TOOLCHAIN:-}
fmt=cargo
linked() { has rustup && rustup toolchain list | grep -q '^debian'; }
wasm_target() {
  std_there && return 0
  if linked && std_there +debian; then
    toolchain=debian fmt="cargo +stable"
    return 0
  fi
  has rustup && step "rustup: the WASM target" "10 s" env RUST_BACKTRACE=0 rustup target add $wasm && std_there && return 0
  has apt-get || fail "The WASM target is missing, and neither rustup nor apt could bring it." \
    "Install Rust by rustup with a network it can reach, then run: rustup target add $wasm"
  say "rustup cannot bring the target; taking Debian's compiler instead"
  apt rustc-web cargo-web rust-web-src rust-web-llvm lld-22 rust-web-clippy
  RUSTC= RUSTUP_TOOLCHAIN= ls "$(/usr/bin/rustc --print target-libdir --target $wasm)"/libcore-*.rlib >/dev/null 2>&1 ||
    step "Rust's standard library for WASM, from Debian's source" "1 min" debian_std
  if has rustup; then rustup toolchain link debian /usr; fmt="cargo +stable"; fi
  toolchain=debian
}

# The source of the standard library, for the release's size-built one, and the crates it is made of.
std_source() {
  local source
  source=$(env ${toolchain:+RUSTUP_TOOLCHAIN=$toolchain} rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.toml
  [ -f "$source" ] || step "rustup: the standard library's source" "10 s" rustup component add rust-src
  crates "the standard library" "$source"
}

# trunk is told --offline, or it looks for tools on the network: whatever a build needs is fetched before.
crates() { # crates "of what" MANIFEST
  local fetch=(env RUSTC_BOOTSTRAP=1 ${toolchain:+RUSTUP_TOOLCHAIN=$toolchain} cargo fetch --locked --manifest-path "$2")
  "${fetch[@]}" --offline >/dev/null 2>&1 || step "cargo: the crates of $1" "20 s" "${fetch[@]}"
}

# --- Tools written in Rust: each version in a folder of its own, so that nobody's own tools are replaced ---------------
tool() { # tool COMMAND VERSION "about how long" cargo-install-arguments...
  local command=$1 version=$2 long=$3 root; shift 3
  root=$tools/$command-$version
  if has "$command" && "$command" --version 2>/dev/null | head -n 1 | grep -qwF "$version"; then return 0; fi
  [ -x "$root/bin/$command" ] && return 0
  # A tool is run for seconds and built for minutes: its own release profile is loosened.
  step "$command $version" "$long" env -u RUSTUP_TOOLCHAIN CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_TARGET_DIR="$tools/build" \
    cargo install --root "$root" --version "$version" "$@" ||
    fail "$command could not be built. With a network, run this again, or install it yourself: cargo install ${*: -1} --version $version"
}
locked_version() { sed -n "/^name = \"$1\"\$/{n;s/version = \"\\(.*\\)\"/\\1/p;}" Cargo.lock; }

node_modules() {
  [ node_modules/.package-lock.json -nt package-lock.json ] && return 0
  step "npm packages" "10 s" npm ci --no-audit --no-fund
  touch node_modules/.package-lock.json
}

# --- Three browser engines and their drivers ---------------------------------------------------------------------------
browsers() {
  if has apt-get; then apt chromium chromium-driver firefox-esr webkit2gtk-driver xvfb matchbox-window-manager; fi
  local missing=()
  has chromedriver || missing+=("chromedriver, with Chromium or Chrome")
  has WebKitWebDriver || missing+=("WebKitWebDriver (package webkit2gtk-driver)")
  has Xvfb || missing+=("Xvfb")
  has matchbox-window-manager || missing+=("matchbox-window-manager (without an active window WebKit focuses nothing)")
  has firefox || has firefox-esr || missing+=("Firefox")
  [ ${#missing[@]} -eq 0 ] || fail "The browser tests run in three engines. Missing here:" "${missing[@]/#/  }" "Install them, then run this again."
  tool geckodriver $GECKODRIVER "2 min" --locked geckodriver
}

# A real nginx, which docs/self-hosting/nginx.conf is tried in; a test starts it on a port of its own.
nginx() {
  local PATH=$PATH:/usr/sbin
  has openssl || ! has apt-get || apt openssl # for a page that comes by https
  if has apt-get && ! type -P nginx >/dev/null; then
    apt nginx-light libnginx-mod-http-brotli-static && { [ ! -d /run/systemd/system ] || as_root systemctl disable nginx; } || true
  elif has apt-get; then
    apt libnginx-mod-http-brotli-static || true
  fi
  type -P nginx >/dev/null || fail "nginx is missing, with its module brotli_static: what the project says of self-hosting is tried in it." \
    "Install it, then run this again."
}

# A real Ghost and WordPress to try things at, where their scripts lie beside the project; they say themselves what they do. The
# tests tell a developer who has none.
newsrooms() {
  local name script
  for name in ghost wordpress; do
    script=../shared/newsrooms/$name.sh
    [ ! -x "$script" ] || "$script" install || fail "$name could not be installed; what is wrong is above. With a network, run this again."
  done
}

# For the documents' code alone: without it a test says what was not tried.
documents() { has hugo || ! has apt-get || apt hugo || say "without Hugo its part of the documents is not tried"; }

wasm_target
case $goal in serve | build | test | bench)
  tool wasm-bindgen "$(locked_version wasm-bindgen)" "3 min" wasm-bindgen-cli # its own lock names a yanked crate
  tool trunk $TRUNK "8 min" --locked --ignore-rust-version trunk
  crates "the widget" Cargo.toml
esac
case $goal in serve | build | test | test-native | bench) node_modules ;; esac
case $goal in build | test | bench)
  std_source
  tool wasm-split-cli $WASM_SPLIT "1 min" --features build-binary wasm_split_cli_support
esac
case $goal in fuzz)
  has c++ || apt g++
  tool cargo-fuzz $CARGO_FUZZ "1 min" --locked cargo-fuzz
  crates "the fuzzer" fuzz/Cargo.toml
esac
case $goal in test) browsers; nginx; newsrooms; documents ;; bench) browsers ;; esac

# Whatever of it is here, whichever target brought it.
path=
for root in "$tools"/{wasm-bindgen-$(locked_version wasm-bindgen),trunk-$TRUNK,wasm-split-cli-$WASM_SPLIT,geckodriver-$GECKODRIVER,cargo-fuzz-$CARGO_FUZZ}; do
  [ ! -d "$root/bin" ] || path=$root/bin:$path
done
{
  [ -z "$toolchain" ] || printf 'export RUSTUP_TOOLCHAIN=%q\n' "$toolchain"
  printf 'export PATH=%q"$PATH"\n' "$path"
  printf 'export CARGO_FMT=%q\n' "$fmt"
} >target/setup.env
