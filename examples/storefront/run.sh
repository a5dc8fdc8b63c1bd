#!/usr/bin/env bash
# Builds the example with all that it needs from this repository, and serves it.
# Arguments go to the server: run.sh --server.port=9000
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -B -q package -DskipTests -pl examples/storefront/web,examples/storefront/server -am
exec java -jar examples/storefront/server/target/storefront-server.jar "$@"
