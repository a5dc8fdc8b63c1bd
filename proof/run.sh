#!/usr/bin/env bash
# run.sh [but] [gallery] [page] [bundlers] [types] [storefront] [redeploy] [dioxus] [leptos] [bigapp] [ownapp] [optimized] [inputs]:
# all proofs, those named, or all but those named. Builds what is missing first.
# See README.md for what it needs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
cd "$here"

wanted() {
  case " $named " in
    "  " | " but "*) [[ " $named " != *" $1 "* ]] ;;
    *) [[ " $named " == *" $1 "* ]] ;;
  esac
}
named=$*

if [ ! -f "$root/wasm-split-cli/target/wasm-split-cli.jar" ] || [ ! -d "$root/examples/gallery/target/site" ]; then
  mvn -B -q -f "$root/pom.xml" package -DskipTests -DwasmSplit.usePrebuilt=always
fi
[ -d node_modules/playwright-core ] && [ -d node_modules/binaryen ] && [ -d node_modules/vite ] && [ -d node_modules/typescript ] || npm ci --no-fund --no-audit
if wanted gallery || wanted optimized; then gallery/build.sh; fi
for name in dioxus leptos; do
  wanted "$name" || continue
  frameworks/build.sh
  # Their sites as a user would make them, but for the part that takes long.
  mvn -B -q -f "$root/pom.xml" package -Pframeworks -DskipTests -Dinvoker.skip -pl "examples/$name" -am \
    -DwasmSplit.usePrebuilt=always -DwasmSplit.prebuilt="$here/target/$name"
done
if { wanted bigapp || wanted optimized; } && [ -z "${BIGAPP:-}" ] && [ ! -f target/bigapp/bigapp_bg.wasm ]; then bigapp/build.sh; fi
if { wanted ownapp || wanted bundlers; } && [ ! -f target/ownapp-unwind-direct/ownapp_bg.wasm ]; then ownapp/build.sh; fi
if wanted storefront && [ ! -d target/storefront/c ]; then storefront/build.sh; fi
exec node run.mjs "$@"
