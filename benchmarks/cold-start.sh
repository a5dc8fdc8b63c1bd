#!/usr/bin/env bash
# cold-start.sh FOLDER...: how long a split takes from a cold JVM, in ms of wall time.
#
# Each folder holds original.wasm and bindgened.wasm (or NAME_bg.wasm). RUNS (7) runs of each, one
# uncounted before. OTHER names another splitter's command, to which original, bindgened and output
# folder are appended; it runs in turn with ours, so that a machine's moods hit both, and the ratio
# of the medians is what counts.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
jar=$here/../wasm-split-cli/target/wasm-split-cli.jar
runs=${RUNS:-7}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

[ -f "$jar" ] || { echo "cold-start: build first: mvn package -DskipTests" >&2; exit 1; }

milliseconds() { # of "$@"
  local start end
  start=$(date +%s%N)
  "$@" >/dev/null 2>&1 || { echo "cold-start: failed: $*" >&2; exit 1; }
  end=$(date +%s%N)
  echo $(((end - start) / 1000000))
}

median() {
  sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] " (" a[1] " to " a[NR] ")" }'
}

for folder in "$@"; do
  original=$folder/original.wasm
  bindgened=$folder/bindgened.wasm
  [ -f "$bindgened" ] || bindgened=$(ls "$folder"/*_bg.wasm)
  : >"$out/ours.txt"
  : >"$out/other.txt"
  for ((i = 0; i <= runs; i++)); do
    rm -rf "$out/a" "$out/b"
    ours=$(milliseconds java -jar "$jar" split "$original" "$bindgened" "$out/a")
    [ -z "${OTHER:-}" ] || other=$(milliseconds $OTHER "$original" "$bindgened" "$out/b")
    [ "$i" -eq 0 ] && continue
    echo "$ours" >>"$out/ours.txt"
    [ -z "${OTHER:-}" ] || echo "$other" >>"$out/other.txt"
  done
  echo "$folder: ours $(median <"$out/ours.txt") ms${OTHER:+, other $(median <"$out/other.txt") ms}"
done
