#!/bin/bash
# Builds astlint_VERSION_all.deb in the given folder, or this one, out of the bundled command line tool.
# Who hands the package on says so with DEBFULLNAME and DEBEMAIL.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
target=$(cd "${1:-.}" && pwd)
cli=$root/packages/cli

version=$("$root/scripts/from-clone.mjs" --version)
maintainer="${DEBFULLNAME:-The astlint authors} <${DEBEMAIL:-root@localhost}>"
# The same sources make the same package, byte for byte.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || stat -c %Y "$root/CHANGELOG.md")}
export SOURCE_DATE_EPOCH

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
umask 022
chmod 755 "$stage"

put() {
  install -D -m 644 "$1" "$stage/$2"
}

# As a paragraph of a control file wants it.
indented() {
  sed -e 's/[[:space:]]*$//' -e 's/^$/./' -e 's/^/ /' "$1"
}

for file in "$cli"/dist/*.cjs; do put "$file" "usr/share/astlint/${file##*/}"; done
chmod 755 "$stage/usr/share/astlint/astlint.cjs"
mkdir -p "$stage/usr/bin"
ln -s ../share/astlint/astlint.cjs "$stage/usr/bin/astlint"

put "$cli/man/astlint.1" usr/share/man/man1/astlint.1
put "$cli/completions/astlint.bash" usr/share/bash-completion/completions/astlint
put "$cli/completions/_astlint" usr/share/zsh/vendor-completions/_astlint
put "$cli/completions/astlint.fish" usr/share/fish/vendor_completions.d/astlint.fish
put "$root/packaging/systemd/astlint.service" usr/lib/systemd/system/astlint.service
put "$root/packaging/systemd/astlint.timer" usr/lib/systemd/system/astlint.timer

docs=usr/share/doc/astlint
put "$cli/README.md" "$docs/README.md"
put "$cli/schema/report.schema.json" "$docs/report.schema.json"
put "$root/CHANGELOG.md" "$docs/NEWS.md"
{
  cat <<COPYRIGHT
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: astlint
Source: https://github.com/astlint/astlint

Files: *
Copyright: the astlint authors
License: Expat

License: Expat
COPYRIGHT
  indented "$root/LICENSE"
  printf '\nComment: Bundled with it are:\n'
  indented "$cli/dist/THIRD-PARTY.txt"
} >"$stage/$docs/copyright"
cat >"$stage/$docs/changelog" <<CHANGELOG
astlint ($version) unstable; urgency=medium

  * See NEWS.md.

 -- $maintainer  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
CHANGELOG
gzip -9n "$stage/$docs/changelog" "$stage/usr/share/man/man1/astlint.1"

mkdir "$stage/DEBIAN"
cat >"$stage/DEBIAN/control" <<CONTROL
Package: astlint
Version: $version
Architecture: all
Maintainer: $maintainer
Installed-Size: $(du -sk --apparent-size --exclude=DEBIAN "$stage" | cut -f1)
Depends: nodejs (>= 20.19)
Suggests: git
Enhances: asterisk
Section: comm
Priority: optional
Homepage: https://github.com/astlint/astlint
Description: linter and hardening tool for Asterisk configuration
 astlint reads /etc/asterisk the way Asterisk does, with templates, includes
 and defaults, and reports what is unsafe, broken or fragile in it, why it
 matters, and what a fix would change.
 .
 It executes nothing that it reads, uses no network, shows no secrets, and
 writes only when asked to. A systemd timer for a check every night comes with
 it: systemctl enable --now astlint.timer
CONTROL
(cd "$stage" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$stage/DEBIAN/md5sums"

dpkg-deb -Zgzip --build --root-owner-group "$stage" "$target/astlint_${version}_all.deb" >/dev/null
printf '%s\n' "$target/astlint_${version}_all.deb"
