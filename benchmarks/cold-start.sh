#!/usr/bin/env bash
# cold-start.sh FOLDER...: how long a split takes from a cold JVM, in seconds: wall time, and
# processor time of all threads.
#
# Each folder holds original.wasm and bindgened.wasm (or NAME_bg.wasm). RUNS (7) runs of each, one
# uncounted before. OTHER names another splitter's command, to which original, bindgened and output
# folder are appended; it runs in turn with ours, so that a machine's moods hit both, and the ratio
# of the medians is what counts. JAVA_OPTIONS are options of our JVM.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
jar=$here/../wasm-split-cli/target/wasm-split-cli.jar
runs=${RUNS:-7}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

[ -f "$jar" ] || { echo "cold-start: build first: mvn package -DskipTests" >&2; exit 1; }

TIMEFORMAT='%R %U %S'

seconds() { # of "$@": wall time, processor time
  { time "$@" >/dev/null 2>"$out/errors.txt"; } 2>"$out/time.txt" ||
    { echo "cold-start: failed: $*" >&2; head -3 "$out/errors.txt" >&2; exit 1; }
  awk '{ print $1, $2 + $3 }' "$out/time.txt"
}

median() { # of a column of a file
  awk -v column="$1" '{ print $column }' "$2" | sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'
}

told() { echo "$1 wall $(median 1 "$2"), processor $(median 2 "$2")"; }

for folder in "$@"; do
  original=$folder/original.wasm
  bindgened=$folder/bindgened.wasm
  [ -f "$bindgened" ] || bindgened=$(ls "$folder"/*_bg.wasm)
  : >"$out/ours.txt"
  : >"$out/other.txt"
  for ((i = 0; i <= runs; i++)); do
    rm -rf "$out/a" "$out/b"
    # shellcheck disable=SC2086
    ours=$(seconds java ${JAVA_OPTIONS:-} -jar "$jar" split "$original" "$bindgened" "$out/a")
    # shellcheck disable=SC2086
    [ -z "${OTHER:-}" ] || other=$(seconds $OTHER "$original" "$bindgened" "$out/b")
    [ "$i" -eq 0 ] && continue
    echo "$ours" >>"$out/ours.txt"
    [ -z "${OTHER:-}" ] || echo "$other" >>"$out/other.txt"
  done
  echo "$folder: $(told ours "$out/ours.txt")${OTHER:+; $(told other "$out/other.txt")}"
done
