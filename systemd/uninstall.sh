#!/bin/sh
# Takes the program and everything that systemd/install.sh laid off this machine. What the house wrote stays.
set -eu
PATH=${KIOSK_TOOLS:+$KIOSK_TOOLS:}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

checkout=$(cd "$(dirname "$0")/.." && pwd)
root=${KIOSK_ROOT-}
home=$root/opt/deelkiosk
drop_ins=etc/systemd/system/kiosk.service.d

usage() {
    cat <<'USAGE'
Usage: sudo systemd/uninstall.sh

Removes the program and its services. /etc/deelkiosk (configuration) and /var/lib/deelkiosk (every loan, member and card)
stay: install again, and all is as it was.
USAGE
}

case "$*" in
    "") ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
esac
if [ "$(id -u)" != 0 ] && [ -z "$root" ]; then
    echo "uninstall: this changes the whole system and needs root:  sudo systemd/uninstall.sh" >&2
    exit 1
fi

laid=$(mktemp -d)
trap 'rm -rf "$laid"' EXIT
"$checkout/systemd/install.sh" --files-only "$laid/system"

# Where the page stands that the kiosk does not start, its end starts the kiosk: so the page goes first.
systemctl stop kiosk-page.service 2>/dev/null || true
systemctl --quiet disable --now kiosk.service kiosk-backup.timer kiosk-version.service 2>/dev/null || true
systemctl stop 'kiosk-*.path' 'kiosk-*.service' 2>/dev/null || true
systemctl --quiet unmask getty@tty1.service

# What this checkout would lay, and what the versions that are installed have laid.
for tree in "$laid/system" "$home"/versions/*/system; do
    [ -d "$tree" ] || continue
    (cd "$tree" && find . -type f | sed 's,^\./,,') | while read -r file; do
        case $file in
            etc/deelkiosk/*) ;;
            # A network that the house named stays.
            "$drop_ins"/*) ! cmp -s "$tree/$file" "$root/$file" || rm -f "$root/$file" ;;
            *) rm -f "$root/$file" ;;
        esac
    done
done
rm -rf "$home" "$root/var/cache/deelkiosk"
rm -f "$root/usr/local/bin/kiosk" "$root/var/lib/systemd/timers/stamp-kiosk-backup.timer"
rmdir --ignore-fail-on-non-empty "$root/usr/local/lib/deelkiosk" "$root/$drop_ins" 2>/dev/null || true

if [ -d "$root/run/systemd/system" ]; then
    systemctl daemon-reload
    systemctl restart systemd-journald.service || true
    udevadm control --reload || true
    systemctl --no-block start getty@tty1.service || true
fi
echo "uninstall: the program is gone. /etc/deelkiosk, /var/lib/deelkiosk and the user kiosk are still there: they are yours."
[ ! -d "$root/$drop_ins" ] || echo "uninstall: so is /$drop_ins, which has what you wrote there."
