#!/usr/bin/env bash
# Builds the storefront from its Rust sources in a copy of this repository, the way a developer
# would: all of it, again without a change, after a change of Java, after a change of one Rust
# function that only a module has, after a change of one that main has. Leaves in proof/target/storefront:
#   first.log, again.log, java.log, rust.log, main.log   what Maven said each time
#   a, b, c                                              server and served files of the first and the last two
set -euo pipefail
cd "$(dirname "$0")/.."
root=$(cd .. && pwd)
out=$PWD/target/storefront
copy=$out/repository

mkdir -p "$copy"
# What cargo and Maven have made in an earlier copy stays; sources are as in the repository.
git -C "$root" ls-files -z --cached --others --exclude-standard -- . ':!proof' |
  (cd "$root" && xargs -0 -n 1 sh -c 'if [ -f "$0" ]; then printf "%s\0" "$0"; fi') |
  tar -C "$root" --null -T - -cf - | tar -C "$copy" -xf -

build() { # log: the package phase, as one would type it
  (cd "$copy" && mvn -B package -DskipTests -pl examples/storefront/web,examples/storefront/server -am \
    -DwasmSplit.usePrebuilt=never) >"$out/$1.log" 2>&1 || {
    tail -n 40 "$out/$1.log" >&2
    exit 1
  }
}

keep() { # folder: what is there now
  rm -rf "${out:?}/$1"
  mkdir -p "$out/$1"
  cp -r "$copy/examples/storefront/web/target/classes/META-INF/resources" "$out/$1/resources"
  cp "$copy/examples/storefront/server/target/storefront-server.jar" "$out/$1/"
}

change() { # file, expression
  sed -i "$2" "$copy/examples/storefront/$1"
  cmp -s "$copy/examples/storefront/$1" "$root/examples/storefront/$1" && {
    echo "nothing to change in $1" >&2
    exit 1
  }
  return 0
}

# An earlier run changed these; cargo and Maven go by the time.
touch "$copy/examples/storefront/web/rust/src/features/voucher.rs" \
  "$copy/examples/storefront/web/rust/src/shell.rs" \
  "$copy/examples/storefront/server/src/main/java/io/github/wasmsplit/examples/storefront/StorefrontServer.java"
rm -rf "$copy/examples/storefront/web/target/classes" "$copy/examples/storefront/web/target/wasm-split-state"
build first
keep a
build again
change server/src/main/java/io/github/wasmsplit/examples/storefront/StorefrontServer.java \
  's/Serves the shop\./Serves the shop, with changes./'
build java
change web/rust/src/features/voucher.rs 's/_ => 10,/_ => 20,/'
build rust
keep b
change web/rust/src/shell.rs 's/ · Kettle & Leaf/ · Kettle and Leaf/'
build main
keep c
