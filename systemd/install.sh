#!/bin/sh
# Makes this machine a kiosk that starts at boot. Run it again after every update: it changes only what is out of date,
# and never your kiosk.toml, your database, or anything in kiosk.service.d/.
set -eu
umask 022
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

usage() {
    cat <<'USAGE'
Usage: sudo systemd/install.sh [--no-start]
       systemd/install.sh --files-only DIR

  --no-start        everything but starting the kiosk now; it starts at the next boot
  --files-only DIR  only lay the configuration files under DIR, for who builds a package or an image

Installs to /opt/deelkiosk (program), /etc/deelkiosk/kiosk.toml (configuration, kept if it is there),
/var/lib/deelkiosk (database and card key). See systemd/README.md for every file, and for how to undo it.
USAGE
}

say() { echo "install: $*"; }

fail() {
    echo "install: $*" >&2
    exit 1
}

checkout=$(cd "$(dirname "$0")/.." && pwd)
root=
start=yes
while [ $# -gt 0 ]; do
    case "$1" in
        -h | --help) usage; exit 0 ;;
        --no-start) start= ;;
        --files-only)
            [ -n "${2-}" ] || { usage >&2; exit 2; }
            root=${2%/}
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
    put systemd/kiosk-rescue.service /etc/systemd/system/kiosk-rescue.service
    put systemd/kiosk-page.service /etc/systemd/system/kiosk-page.service
    put_program systemd/kiosk-rescue /usr/local/lib/deelkiosk/kiosk-rescue
    put systemd/journald-kiosk.conf /etc/systemd/journald.conf.d/50-kiosk.conf
    put systemd/sysusers-deelkiosk.conf /etc/sysusers.d/deelkiosk.conf
    put systemd/70-kiosk.rules /etc/udev/rules.d/70-kiosk.rules
    put systemd/71-kiosk-stick.rules /etc/udev/rules.d/71-kiosk-stick.rules
    put systemd/kiosk-stick@.service /etc/systemd/system/kiosk-stick@.service
    put systemd/kiosk-backup.service /etc/systemd/system/kiosk-backup.service
    put systemd/kiosk-backup.timer /etc/systemd/system/kiosk-backup.timer
    put systemd/kiosk-documents.path /etc/systemd/system/kiosk-documents.path
    put systemd/kiosk-documents.service /etc/systemd/system/kiosk-documents.service
    put_program systemd/kiosk-stick /usr/local/sbin/kiosk-stick
    put systemd/modprobe-kiosk-nfc.conf /etc/modprobe.d/kiosk-nfc.conf
    put systemd/45-kiosk-pcscd.rules /etc/polkit-1/rules.d/45-kiosk-pcscd.rules
    put_if_absent kiosk.toml.example /etc/deelkiosk/kiosk.toml
}

install_program() {
    python=$("$checkout/scripts/find-python")
    # An upgrade of the distribution takes the old Python away; then everything is made anew.
    /opt/deelkiosk/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear /opt/deelkiosk
    # From a copy, so that nothing of an earlier build in the checkout gets in and nothing of root's stays behind.
    copy=$(mktemp -d)
    trap 'rm -rf "$copy"' EXIT
    for each in pyproject.toml README.md LICENSE kiosk screens devices db; do
        [ ! -e "$checkout/$each" ] || cp -R "$checkout/$each" "$copy"
    done
    pip="/opt/deelkiosk/bin/python -m pip --disable-pip-version-check --quiet install"
    say "the program into /opt/deelkiosk (some minutes the first time on a Raspberry Pi)"
    # Only what the locks name comes in, its hashes checked. Without build isolation pip fetches nothing of its own.
    $pip --require-hashes -r "$checkout/locks/build.txt"
    PATH="/opt/deelkiosk/bin:$PATH" $pip --require-hashes --no-build-isolation -r "$checkout/locks/run.txt"
    # The same version number may hold newer code.
    $pip --force-reinstall --no-deps --no-build-isolation "$copy"
    ln -sfn /opt/deelkiosk/bin/kiosk /usr/local/bin/kiosk
}

prepare_data() {
    systemd-sysusers /etc/sysusers.d/deelkiosk.conf
    chgrp kiosk /etc/deelkiosk/kiosk.toml
    chmod 0640 /etc/deelkiosk/kiosk.toml
    install -d -o kiosk -g kiosk -m 0700 /var/lib/deelkiosk
    [ ! -d /run/systemd/system ] || systemctl stop kiosk.service 2>/dev/null || true
    say "database and card key in /var/lib/deelkiosk"
    (
        cd /var/lib/deelkiosk
        umask 077
        runuser -u kiosk -- /opt/deelkiosk/bin/kiosk init --config /etc/deelkiosk/kiosk.toml
    ) || fail "kiosk init failed, see above. Correct /etc/deelkiosk/kiosk.toml and run this again."
}

enable_services() {
    # The kiosk owns the first terminal; a login there would come back at every key that switches terminals.
    systemctl --quiet mask getty@tty1.service
    systemctl --quiet enable pcscd.socket kiosk.service kiosk-backup.timer
    if [ ! -d /run/systemd/system ]; then
        say "systemd is not running here: the kiosk starts at the next boot"
        return
    fi
    systemctl daemon-reload
    systemctl restart systemd-journald.service || true
    udevadm control --reload || true
    udevadm trigger --action=add --subsystem-match=backlight --subsystem-match=input --subsystem-match=tty \
        --subsystem-match=usbmisc || true
    modprobe -q -r pn533_usb || true
    systemctl start kiosk-backup.timer
    if [ -z "$start" ]; then
        say "installed; the kiosk starts at the next boot, or with: systemctl start kiosk"
        return
    fi
    if systemctl --quiet is-active display-manager.service; then
        say "a desktop is using the display. For a kiosk from boot on: systemctl set-default multi-user.target; reboot"
        return
    fi
    systemctl restart kiosk.service || fail "the kiosk did not start; journalctl -u kiosk says why"
    say "the kiosk runs; systemctl status kiosk says what it is doing, sudo -u kiosk kiosk doctor what is connected"
}

if [ -n "$root" ]; then
    lay_files
    exit 0
fi
[ "$(id -u)" = 0 ] || fail "this changes the whole system and needs root:  sudo systemd/install.sh"
"$checkout/scripts/install-deps" run build service
lay_files
install_program
prepare_data
enable_services
