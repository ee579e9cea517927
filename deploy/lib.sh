# Shared by deploy/run and tests/run: progress, Debian packages, Node for the web build. Sourced by bash, never run.

say()  { printf '\n== %s\n' "$*"; }
note() { printf '   %s\n' "$*"; }
die()  { printf '\nmultaqa: %s\n' "$*" >&2; exit 1; }
seconds_since() { echo $(( $(date +%s) - $1 )); }

BUILD_PACKAGES=(g++ cmake ninja-build ccache mold pkg-config ca-certificates curl
    libboost1.81-dev libboost-json1.81-dev libboost-url1.81-dev libsqlitecpp-dev libhowardhinnant-date-dev
    libcctz-dev libspdlog-dev libssl-dev libicu-dev libical-dev libpq-dev libxml2-dev libargon2-dev
    libminizip-dev libxlsxwriter-dev
    libcli11-dev libtomlplusplus-dev zlib1g-dev tzdata)
TEST_PACKAGES=(clang clang-tidy libclang-rt-14-dev libgtest-dev libgmock-dev librapidcheck-dev
    postgresql-15 chromium fonts-noto-core openssl libxml2-utils python3-jsonschema khal)
BENCH_PACKAGES=(libbenchmark-dev nginx-light python3-dateutil wrk openssl)

# What has to be named beside the list: two versions of Boost cannot be installed together.
check_boost() {
    if dpkg-query -W -f='${db:Status-Abbrev}' libboost1.74-dev 2>/dev/null | grep -q '^ii'; then
        die "libboost1.74-dev is installed and cannot stand beside libboost1.81-dev.
         Remove it first: apt-get remove libboost1.74-dev"
    fi
}

# install_packages NAME...: installs those that are missing, as root or through sudo.
install_packages() {
    local package missing=() begin as_root=()
    for package in "$@"; do
        dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || die "this is made for Debian 12; on other systems install: ${missing[*]}"
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || die "these packages are missing and there is no sudo to install them: ${missing[*]}
         As root: apt-get update && apt-get install --no-install-recommends ${missing[*]}"
        as_root=(sudo)
    fi
    say "Installing ${#missing[@]} Debian packages"
    note "${missing[*]}"
    begin=$(date +%s)
    "${as_root[@]}" apt-get -qq update || die "apt-get update failed; is the network there?"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o Dpkg::Use-Pty=0 "${missing[@]}" >"$ROOT/build/apt.log" 2>&1 ||
        { tail -n 15 "$ROOT/build/apt.log" >&2; die "apt-get install failed (whole log: build/apt.log)"; }
    note "done in $(seconds_since "$begin") s"
}

node_is_enough() {
    local version
    version=$(node --version 2>/dev/null) || return 1
    version=${version#v}
    local major=${version%%.*} rest=${version#*.}
    local minor=${rest%%.*}
    [ "$major" -gt 22 ] || { [ "$major" -eq 22 ] && [ "$minor" -ge 12 ]; } || { [ "$major" -eq 20 ] && [ "$minor" -ge 19 ]; }
}

# Debian's Node 18 is too old for the web build; the npm package `node` carries a newer binary (build/node).
need_node() {
    local begin
    [ ! -x "$ROOT/build/node/node_modules/node/bin/node" ] || PATH="$ROOT/build/node/node_modules/node/bin:$PATH"
    if node_is_enough && command -v npm >/dev/null; then return 0; fi
    command -v npm >/dev/null || install_packages nodejs npm
    if node_is_enough; then return 0; fi
    say "Fetching Node 22 for the web build (this machine has $(node --version 2>/dev/null || echo none))"
    begin=$(date +%s)
    mkdir -p "$ROOT/build/node"
    (cd "$ROOT/build/node" && npm install --no-audit --no-fund --silent --no-save --prefix . node@22) ||
        die "npm could not fetch node@22; is the npm registry reachable?"
    PATH="$ROOT/build/node/node_modules/node/bin:$PATH"
    node_is_enough || die "the fetched Node does not run: $(node --version 2>&1)"
    note "Node $(node --version) in $(seconds_since "$begin") s"
}

# Builds web/ into build/release/web when its sources have changed since.
build_web() {
    local stamp=$ROOT/build/release/web/.source want begin
    want=$(cd "$ROOT" && find web schema/openapi.yaml common/messages -type f \
        -not -path '*/node_modules/*' -not -path 'web/dist/*' -not -name schema.d.ts -print0 | sort -z | xargs -0 sha256sum | sha256sum)
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ]; then return 0; fi
    need_node
    say "Building the web application"
    begin=$(date +%s)
    (cd "$ROOT/web" && { [ -f node_modules/.package-lock.json ] && [ node_modules/.package-lock.json -nt package-lock.json ] ||
        npm ci --no-audit --no-fund --silent; } && npm run --silent build) || die "the web build failed"
    rm -rf "$ROOT/build/release/web"
    mkdir -p "$ROOT/build/release"
    cp -R "$ROOT/web/dist" "$ROOT/build/release/web"
    printf '%s' "$want" > "$stamp"
    note "done in $(seconds_since "$begin") s"
}

# configure_and_build PRESET [target...]: with progress and the time it took. Mostly from nothing, so several sources at once
# (deploy/cmake/Build.cmake) unless UNITY=OFF.
configure_and_build() {
    local preset=$1 begin; shift
    begin=$(date +%s)
    if [ ! -f "$ROOT/build/$preset/build.ninja" ]; then
        (cd "$ROOT" && cmake --preset "$preset" -DMULTAQA_UNITY="${UNITY-ON}" >"$ROOT/build/cmake-$preset.log" 2>&1) ||
            { tail -n 20 "$ROOT/build/cmake-$preset.log" >&2; die "cmake --preset $preset failed"; }
    fi
    (cd "$ROOT" && cmake --build "build/$preset" ${1+--target "$@"}) || die "the $preset build failed"
    BUILD_SECONDS=$(seconds_since "$begin")
    note "build '$preset': $BUILD_SECONDS s"
}
