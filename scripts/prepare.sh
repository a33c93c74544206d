# shellcheck shell=bash
# Shared by ./run and ./test: installs what is missing from Debian 12's packages, and builds.
# To be sourced from the root of the project.

say() { printf '%s\n' "$*" >&2; }

# Runs a command as root, through sudo when we are not root.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo > /dev/null; then
        sudo "$@"
    else
        say "Installing packages needs root or sudo. As root: apt-get install" "${missing[@]}"
        return 1
    fi
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2> /dev/null)" = installed ]
}

# Installs the packages of the lists given that are missing.
install_missing() {
    if ! command -v dpkg-query > /dev/null; then
        say "This is not Debian: the packages of $* must be there already."
        return 0
    fi
    local package purpose
    missing=()
    while read -r package purpose; do
        case "$package" in '' | '#'*) continue ;; esac
        is_installed "$package" && continue
        missing+=("$package")
        say "Missing: $package ($purpose)"
    done < <(cat "$@")
    [ ${#missing[@]} -eq 0 ] && return 0

    say "Installing ${#missing[@]} packages of Debian."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
}

# Configures the preset release and builds a target of it, or all, in build/release.
build_release() {
    local target=${1:-all}
    say "Configuring and building a release in build/release (target $target)."
    local log
    log=$(mktemp)
    if ! cmake --preset release > "$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
    cmake --build --preset release --target "$target" --parallel "$(nproc)" >&2
}
