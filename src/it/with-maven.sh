#!/usr/bin/env bash
# with-maven.sh VERSION [MAVEN ARGUMENTS]
#
# Runs the builds of this folder with another Maven: with-maven.sh 3.9.16, with-maven.sh 4.0.0-rc-5.
# The Maven comes from Central as any artifact does, and is kept in target/maven.
set -euo pipefail
cd "$(dirname "$0")/../.."

version=$1
shift
home=$PWD/target/maven/apache-maven-$version
if [ ! -x "$home/bin/mvn" ]; then
  mvn -B -q -N org.apache.maven.plugins:maven-dependency-plugin:3.11.0:unpack \
    -Dartifact="org.apache.maven:apache-maven:$version:zip:bin" -DoutputDirectory="$PWD/target/maven"
  chmod +x "$home/bin/mvn"
fi

# The project itself is built by the Maven of this machine; unit tests have been run with it.
mvn -B verify -pl wasm-split-maven-plugin -am -Dsurefire.failIfNoSpecifiedTests=false \
  -Dtest='no.unit.Test' -Dinvoker.mavenHome="$home" "$@"
