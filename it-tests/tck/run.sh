#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Runs the Jakarta Servlet TCK without and with the library in every WAR, and compares test by test.
# The TCK is not part of this project: check out jakartaee/servlet, release 6.1.2, yourself.
#
#   it-tests/tck/run.sh TCK [SERVER ...]
#
# TCK     the folder "tck" of the checked-out repository; it is only read
# SERVER  tomcat-11, jetty-ee11; both unless named
#
# CLASSES=<pattern>  runs the test classes whose name matches
# BASELINE=keep      compares with the outcomes without the library of the run before
#
# Ends with 1 at any difference that accepted.txt does not name.
set -euo pipefail

[ $# -ge 1 ] && [ -d "$1/tck-runtime/src/main/java" ] || { sed -n '3,16s/^# \{0,1\}//p' "$0"; exit 2; }
tck=$(cd "$1" && pwd)
shift
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
servers=("$@")
[ $# -gt 0 ] || servers=(tomcat-11 jetty-ee11)
classes=${CLASSES:-.*}

build() {
  mvn -q -B -ntp -f "$root/pom.xml" -P tck -DskipTests -Dmaven.javadoc.skip package -am \
    -pl "src,$(printf 'it-tests/tck/%s,' "${servers[@]}" | sed 's/,$//')"
  # a copy, so that other builds may go on meanwhile
  library=$here/target/session-storage.jar
  mkdir -p "$here/target"
  cp "$(ls "$root"/src/target/session-storage-*.jar | grep -v -e sources -e javadoc -e tests)" "$library"
}

# The TCK's sources are compiled as they are, for the server at hand.
compile() {
  local target=$1 to=$1/tck-classes
  rm -rf "$to" && mkdir -p "$to"
  find "$tck/tck-util/src/main/java" "$tck/tck-runtime/src/main/java" -name '*.java' > "$target/tck-sources"
  javac -nowarn -proc:none -encoding UTF-8 -cp "$(cat "$target/class-path")" -d "$to" "@$target/tck-sources" 2> "$target/tck-javac.log" \
    || { cat "$target/tck-javac.log"; exit 1; }
  (cd "$tck/tck-runtime/src/main/java" && find . -type f ! -name '*.java' -exec cp --parents {} "$to" \;)
  cp -r "$tck/tck-runtime/src/main/resources/." "$tck/tck-util/src/main/resources/." "$to"
}

run() { # SERVER NAME LIBRARY
  local module=$here/$1
  local target=$module/target
  rm -f "$target/$2.txt"
  (cd "$module" && java -Dfile.encoding=UTF-8 -Dlibrary="$3" -Dwork="$target/work-$2" -Dorg.apache.maven.offline=true \
    -cp "$target/test-classes:$target/tck-classes:$(cat "$target/class-path")" \
    dev.sessionstorage.it.tck.Run "$target/tck-classes" "$target/$2.txt" "$classes" > "$target/$2.log" 2>&1)
  rm -rf "$target/work-$2"
  echo "$1 $2: $(grep -c ' passed$' "$target/$2.txt") of $(wc -l < "$target/$2.txt") passed"
}

# Tests whose outcome differs, as "test: outcome without -> outcome with"
differences() {
  LC_ALL=C join -a 1 -a 2 -e absent -o 0,1.2,2.2 "$1/without.txt" "$1/with.txt" | awk '$2 != $3 { print $1 ": " $2 " -> " $3 }'
}

# A line of accepted.txt: SERVER TEST REASON
accepted() {
  awk -v server="$1" '$1 == server { print $2 }' "$here/accepted.txt" | grep -qx "$2"
}

compare() {
  local bad=0 named=0 line
  if [ ! -s "$here/$1/target/without.txt" ] || [ ! -s "$here/$1/target/with.txt" ]; then
    echo "$1: a run has not ended, see $here/$1/target/*.log"
    return 1
  fi
  while read -r line; do
    if accepted "$1" "${line%%: *}"; then
      named=$((named + 1))
    else
      echo "$1: $line"
      bad=$((bad + 1))
    fi
  done < <(differences "$here/$1/target")
  if [ "$bad" -eq 0 ]; then
    echo "$1: outcomes unchanged, but for $named tests that accepted.txt names"
  else
    echo "$1: $bad outcomes changed without a reason in accepted.txt"
    return 1
  fi
}

failed=0
build
for server in "${servers[@]}"; do
  compile "$here/$server/target"
  # at the same time: most of it is waiting
  [ "${BASELINE:-}" = keep ] || run "$server" without "" &
  run "$server" with "$library" &
done
wait
for server in "${servers[@]}"; do
  compare "$server" || failed=1
done
exit $failed
