#!/bin/sh
# Makes this machine a kiosk that starts at boot. Run it again after every update: the new version is made beside the one
# that runs, and kiosk-version changes over to it. Your kiosk.toml and what is in kiosk.service.d/ stay as they are.
set -eu
umask 022
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

usage() {
    cat <<'USAGE'
Usage: sudo systemd/install.sh [--no-start] [--backed-up]
       systemd/install.sh --files-only DIR

  --no-start        everything but starting the kiosk now; it starts at the next boot
  --backed-up       there is a dump of the database; only asked of a house whose database is on a PostgreSQL server
  --files-only DIR  only lay the configuration files under DIR, for who builds a package or an image

Installs to /opt/deelkiosk (program), /etc/deelkiosk/kiosk.toml (configuration, kept if it is there),
/var/lib/deelkiosk (database and card key). Again, it upgrades: docs/upgrade.md. systemd/README.md names every file.
USAGE
}

say() { echo "install: $*"; }

fail() {
    echo "install: $*" >&2
    exit 1
}

checkout=$(cd "$(dirname "$0")/.." && pwd)
root=
files_only=
options=
while [ $# -gt 0 ]; do
    case "$1" in
        -h | --help) usage; exit 0 ;;
        --no-start | --backed-up) options="$options $1" ;;
        --files-only)
            [ -n "${2-}" ] || { usage >&2; exit 2; }
            root=${2%/}
            files_only=yes
            shift
            ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done

put() { install -D -m 0644 "$checkout/$1" "$root$2"; }

put_program() { install -D -m 0755 "$checkout/$1" "$root$2"; }

put_if_absent() { [ -e "$root$2" ] || install -D -m 0644 "$checkout/$1" "$root$2"; }

lay_files() {
    put systemd/kiosk.service /etc/systemd/system/kiosk.service
    put_if_absent systemd/kiosk.service.d/lan.conf /etc/systemd/system/kiosk.service.d/lan.conf
    put systemd/kiosk-version.service /etc/systemd/system/kiosk-version.service
    put_program systemd/kiosk-version /usr/local/sbin/kiosk-version
    put systemd/kiosk-rescue.service /etc/systemd/system/kiosk-rescue.service
    put systemd/kiosk-page.service /etc/systemd/system/kiosk-page.service
    put_program systemd/kiosk-rescue /usr/local/lib/deelkiosk/kiosk-rescue
    put systemd/journald-kiosk.conf /etc/systemd/journald.conf.d/50-kiosk.conf
    put systemd/sysusers-deelkiosk.conf /etc/sysusers.d/deelkiosk.conf
    put systemd/tmpfiles-deelkiosk.conf /etc/tmpfiles.d/deelkiosk.conf
    put systemd/70-kiosk.rules /etc/udev/rules.d/70-kiosk.rules
    put systemd/71-kiosk-stick.rules /etc/udev/rules.d/71-kiosk-stick.rules
    put systemd/kiosk-stick@.service /etc/systemd/system/kiosk-stick@.service
    put systemd/kiosk-backup.service /etc/systemd/system/kiosk-backup.service
    put systemd/kiosk-backup.timer /etc/systemd/system/kiosk-backup.timer
    put systemd/kiosk-documents.path /etc/systemd/system/kiosk-documents.path
    put systemd/kiosk-documents.service /etc/systemd/system/kiosk-documents.service
    put systemd/kiosk-sheets.path /etc/systemd/system/kiosk-sheets.path
    put systemd/kiosk-sheets.service /etc/systemd/system/kiosk-sheets.service
    put_program systemd/kiosk-stick /usr/local/sbin/kiosk-stick
    put systemd/modprobe-kiosk-nfc.conf /etc/modprobe.d/kiosk-nfc.conf
    put systemd/45-kiosk-pcscd.rules /etc/polkit-1/rules.d/45-kiosk-pcscd.rules
    put_if_absent kiosk.toml.example /etc/deelkiosk/kiosk.toml
}

# The program in a folder of its own, with the files that belong to it; nothing that runs is touched.
build_version() {
    python=$("$checkout/scripts/find-python")
    version=$(date -u +%Y%m%dT%H%M%SZ)
    place=/opt/deelkiosk/versions/$version
    copy=$(mktemp -d)
    trap 'rm -rf "$copy" "$place"; say "the new version could not be made, see above; nothing was changed" >&2' EXIT
    trap 'exit 1' HUP INT TERM
    mkdir -p /opt/deelkiosk/versions
    "$python" -m venv "$place"
    # From a copy, so that nothing of an earlier build in the checkout gets in and nothing of root's stays behind.
    for each in pyproject.toml README.md LICENSE kiosk screens devices db; do
        [ ! -e "$checkout/$each" ] || cp -R "$checkout/$each" "$copy"
    done
    # A kiosk that runs meanwhile goes first.
    pip="nice -n 10 $place/bin/python -m pip --disable-pip-version-check --quiet install"
    say "the program into $place (some minutes the first time on a Raspberry Pi)"
    # Only what the locks name comes in, its hashes checked. Without build isolation pip fetches nothing of its own.
    $pip --require-hashes -r "$checkout/locks/build.txt"
    PATH="$place/bin:$PATH" $pip --require-hashes --no-build-isolation -r "$checkout/locks/run.txt"
    $pip --no-deps --no-build-isolation "$copy"
    rm -rf "$copy"
    root=$place/system
    lay_files
    trap - EXIT
}

if [ -n "$files_only" ]; then
    lay_files
    exit 0
fi
[ "$(id -u)" = 0 ] || fail "this changes the whole system and needs root:  sudo systemd/install.sh"
"$checkout/scripts/install-deps" run build service || fail "packages of the system are missing; nothing was changed"
build_version
# shellcheck disable=SC2086  # the options are words
exec "$root/usr/local/sbin/kiosk-version" use "$version" $options
