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
# A test that differs without a reason in accepted.txt gets a second try, with its class alone: some
# tests measure time. Ends with 1 if it differs again in the same way.
set -euo pipefail

[ $# -ge 1 ] && [ -d "$1/tck-runtime/src/main/java" ] || { sed -n '3,17s/^# \{0,1\}//p' "$0"; exit 2; }
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

run() { # SERVER NAME LIBRARY CLASSES
  local module=$here/$1
  local target=$module/target
  rm -f "$target/$2.txt"
  (cd "$module" && java -Dfile.encoding=UTF-8 -Dlibrary="$3" -Dwork="$target/work-$2" -Dorg.apache.maven.offline=true \
    -cp "$target/test-classes:$target/tck-classes:$(cat "$target/class-path")" \
    dev.sessionstorage.it.tck.Run "$target/tck-classes" "$target/$2.txt" "$4" > "$target/$2.log" 2>&1)
  rm -rf "$target/work-$2"
  echo "$1 $2: $(grep -c ' passed$' "$target/$2.txt") of $(wc -l < "$target/$2.txt") passed"
}

# Tests whose outcome differs and that accepted.txt names or does not name, as
# "test: outcome without -> outcome with". A line of accepted.txt: SERVER TEST REASON
differences() { # SERVER TRY named|unnamed
  local target=$here/$1/target
  LC_ALL=C join -a 1 -a 2 -e absent -o 0,1.2,2.2 "$target/without$2.txt" "$target/with$2.txt" \
    | awk -v server="$1" -v wanted="$3" '
        NR == FNR { if ($1 == server) reason[$2] = 1; next }
        $2 != $3 && ($1 in reason ? "named" : "unnamed") == wanted { print $1 ": " $2 " -> " $3 }' "$here/accepted.txt" -
}

ended() { # SERVER TRY
  local target=$here/$1/target
  [ -s "$target/without$2.txt" ] && [ -s "$target/with$2.txt" ] && return
  echo "$1: a run has not ended, see $target/*.log"
  return 1
}

# Tries the classes of these tests alone, one run after the other.
try_again() { # SERVER DIFFERENCES
  local again
  again=$(sed 's/: .*//; s/\.[^.]*$//' <<< "$2" | sort -u | paste -sd '|')
  run "$1" without-again "" "$again"
  run "$1" with-again "$library" "$again"
}

compare() { # SERVER
  local first="" second="" bad=0 line
  ended "$1" "" || return 1
  first=$(differences "$1" "" unnamed)
  if [ -n "$first" ]; then
    try_again "$1" "$first"
    ended "$1" -again || return 1
    second=$(differences "$1" -again unnamed)
    while read -r line; do
      if grep -qxF "$line" <<< "$second"; then # the same difference
        echo "$1: $line"
        bad=$((bad + 1))
      else
        echo "$1: $line, but not again when tried alone"
      fi
    done <<< "$first"
  fi
  if [ "$bad" -eq 0 ]; then
    echo "$1: outcomes unchanged, but for $(differences "$1" "" named | wc -l) tests that accepted.txt names"
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
  [ "${BASELINE:-}" = keep ] || run "$server" without "" "$classes" &
  run "$server" with "$library" "$classes" &
done
wait
for server in "${servers[@]}"; do
  compare "$server" || failed=1
done
exit $failed
