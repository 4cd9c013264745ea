#!/usr/bin/env bash
# Plants defects in a copy of the sources, one at a time, and expects a test to fail.
#
#   proof/planted/run.sh            checks that every patch still applies
#   proof/planted/run.sh all        plants all of them
#   proof/planted/run.sh NAME...    plants these
#
# The line "Found by:" of a patch holds the arguments for Maven. A patch whose line begins with
# "Nothing" is only checked.
set -euo pipefail
cd "$(dirname "$0")/../.."
patches=proof/planted
copy=proof/target/planted

check() {
  for patch in "$patches"/*.patch; do
    git apply --check "$patch" || { echo "no longer applies: $patch"; exit 1; }
  done
  echo "all $(ls "$patches"/*.patch | wc -l) patches apply"
}

# the copy is compiled without the checks of style: a defect need not be pretty
fresh_copy() {
  rm -rf "$copy"
  mkdir -p "$copy"
  git ls-files -z pom.xml LICENSE src proof | tar --null -T - -c | tar -x -C "$copy"
  sed -i -e '/<arg>-Werror</d' -e '/-Xplugin:ErrorProne/d' "$copy/pom.xml"
  sed -i -e '/<module>/{/>src<\|>proof</!d}' "$copy/pom.xml"
}

maven() {
  mvn -o -q -B -ntp -Dspotless.check.skip=true -Dsurefire.failIfNoSpecifiedTests=false "$@"
}

plant() {
  local patch=$patches/$1.patch finder
  finder=$(sed -n 's/^Found by: //p' "$patch")
  case $finder in Nothing*) echo "$1: nothing can find it"; return;; esac
  fresh_copy
  patch -s -p1 -d "$copy" < "$patch"
  cd "$copy"
  maven test-compile -pl src,proof
  local begun=$SECONDS
  # shellcheck disable=SC2086 # several arguments
  if maven test $finder > found.txt 2>&1; then
    echo "$1: NOT FOUND by $finder"
    exit 1
  fi
  grep -q 'There are test failures' found.txt || { cat found.txt; exit 1; }
  echo "$1: found in $((SECONDS - begun)) s by $finder"
  cd - > /dev/null
}

check
[ "${1:-}" != all ] || set -- $(basename -s .patch "$patches"/*.patch)
for name in "$@"; do plant "$name"; done
