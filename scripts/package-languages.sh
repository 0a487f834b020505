#!/usr/bin/env bash
# Builds the compiled library for every language into dist/: npm, PyPI, Maven, Go, and the source for NuGet.
#   scripts/package-languages.sh [js|python|java|go|dotnet ...]
# C# is compiled only where there is a .NET SDK; everything else needs its toolchain, and says so if it is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
dist="$PWD/dist"
# Node 20 is what the library supports at least, however loud jsii is about its age.
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20
# Without this, Maven would download all of aws-cdk-lib again for each build.
maven_cache="${XDG_CACHE_HOME:-$HOME/.cache}/cdk-sentiment-form-backend/maven"
# The translations of the examples, once there are any.
tablet=''

main() {
  [ -f .jsii ] || fail 'There is no .jsii. Compile the library first: npx projen pre-compile && npx projen compile'
  local targets=("$@") target started
  [ $# -gt 0 ] || targets=(js python java go dotnet)
  # The JavaScript package has them as they are.
  [ "${targets[*]}" = js ] || translate_examples
  for target in "${targets[@]}"; do
    [[ $target =~ ^(js|python|java|go|dotnet)$ ]] || fail "The language must be one of js, python, java, go, dotnet, got: $target"
    started=$SECONDS
    "package_$target" || fail "$target could not be packaged."
    printf '%-8s %4d s  %s\n' "$target" $((SECONDS - started)) "$(artifacts "$target")"
  done
}

# So that the examples of the README and of the doc comments are in the language of each package.
translate_examples() {
  local folder
  folder="$(mktemp -d)"
  trap "rm -rf '$folder'" EXIT
  tablet="$folder/tablet.json"
  local started=$SECONDS
  npx jsii-rosetta extract --compile --fail --strict --output "$tablet" || fail 'The examples do not compile.'
  printf '%-8s %4d s  examples translated\n' rosetta $((SECONDS - started))
}

package_js() { pacmak js; }

package_python() {
  needs python3 'Python 3.10 or newer, with its venv module'
  pacmak python
}

package_java() {
  needs mvn 'Maven 3, with a JDK of 8 or newer'
  pacmak java --maven-local-repository "$maven_cache"
}

package_go() {
  needs go 'Go 1.25 or newer'
  pacmak go --code-only || return 1
  local module
  module="$(dirname "$(ls "$dist"/go/*/go.mod)")"
  # pacmak writes down what npm chose here, for aws-cdk-lib and for its own dependencies. In Go a version is the least that is
  # wanted, which is what package.json says; and the Go module of what npm chose may not even be out yet.
  local lowest
  lowest="$(node -p 'require("./package.json").peerDependencies["aws-cdk-lib"].replace("^", "v")')"
  grep -v '// indirect$' "$module/go.mod" | sed -E "s#(awscdk/v2) v.*#\1 $lowest#" >"$module/build.mod"
  cp "$module/build.mod" "$module/go.mod"
  # That it compiles is all that is wanted: a library has no go.sum.
  (cd "$module" && go mod tidy -modfile build.mod && go build -modfile build.mod ./...) || return 1
  rm "$module/build.mod" "$module/build.sum"
}

package_dotnet() {
  if command -v dotnet >/dev/null; then
    pacmak dotnet
  else
    pacmak dotnet --code-only || return 1
    echo 'There is no .NET SDK here (dotnet): the C# code is generated, but neither compiled nor packed.' >&2
  fi
}

pacmak() {
  local target="$1"
  shift
  rm -rf "${dist:?}/$target"
  # It would write to .npmignore, which is generated; its log is worth reading only when it fails.
  local log
  log="$(mktemp)"
  if ! npx jsii-pacmak --no-npmignore --outdir "$dist" --target "$target" \
    ${tablet:+--rosetta-tablet "$tablet" --rosetta-unknown-snippets fail} "$@" -v >"$log" 2>&1; then
    grep -v '^ *at ' "$log" | tail -n 60 >&2
    rm "$log"
    return 1
  fi
  rm "$log"
}

needs() {
  command -v "$1" >/dev/null || fail "$1 was not found. This takes $2."
}

artifacts() {
  find "$dist/$1" -type f | grep -E '\.(whl|tar\.gz|nupkg|csproj)$|js/.*\.tgz$|[0-9]\.jar$|/go\.mod$' | sed "s|^$dist/||" | tr '\n' ' '
}

fail() {
  echo "$1" >&2
  exit 1
}

main "$@"
