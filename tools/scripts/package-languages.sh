#!/usr/bin/env bash
# Builds the compiled library for every language into dist/: npm, PyPI, Maven, Go and NuGet.
#   tools/scripts/package-languages.sh [--allow-missing] [js|python|java|go|dotnet ...]
# A language whose toolchain is missing is an error, or with --allow-missing is left out and named. C# is generated in any case; it
# is compiled only where there is a .NET SDK that reaches NuGet.
set -euo pipefail
cd "$(dirname "$0")/../.."
dist="$PWD/dist"
# On Node 20, which is past its end, everything still works, however loud jsii is about its age.
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20
# Without this, Maven would download all of aws-cdk-lib again for each build.
maven_cache="${XDG_CACHE_HOME:-$HOME/.cache}/cdk-sentiment-form-backend/maven"
# The translations of the examples, once there are any.
tablet=''
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

main() {
  local allow_missing='' languages=() present=() missing=() language argument
  for argument in "$@"; do
    case "$argument" in
      --allow-missing) allow_missing=yes ;;
      js | python | java | go | dotnet) languages+=("$argument") ;;
      *) fail "The language must be one of js, python, java, go, dotnet, got: $argument" ;;
    esac
  done
  [ ${#languages[@]} -gt 0 ] || languages=(js python java go dotnet)
  for language in "${languages[@]}"; do
    if "has_$language"; then
      present+=("$language")
    else
      missing+=("$(printf '%-8s not packaged: needs %s, which was not found' "$language" "$(needs "$language")")")
    fi
  done
  [ ${#missing[@]} -eq 0 ] || [ -n "$allow_missing" ] || fail "$(printf '%s\n' "${missing[@]}")"
  [ -f .jsii ] || fail 'There is no .jsii. Compile the library first: npm run compile:all'
  [ ${#present[@]} -eq 0 ] || package "${present[@]}"
  [ ${#missing[@]} -eq 0 ] || printf '%s\n' "${missing[@]}"
}

package() {
  local language started
  # The JavaScript package has the examples as they are.
  [ "$*" = js ] || translate_examples
  for language in "$@"; do
    started=$SECONDS
    rm -rf "${dist:?}/$language"
    "package_$language" || fail "$language could not be packaged."
    printf '%-8s %4d s  %s\n' "$language" $((SECONDS - started)) "$(artifacts "$language")"
  done
}

has_js() { true; }
has_python() { python3 -c 'import venv, ensurepip' 2>/dev/null; }
has_java() { command -v mvn >/dev/null && command -v javac >/dev/null; }
has_go() { command -v go >/dev/null; }
has_dotnet() { true; }

needs() {
  case "$1" in
    python) echo 'Python 3.10 or newer with its venv module' ;;
    java) echo 'Maven 3 with a JDK of 8 or newer' ;;
    go) echo 'Go 1.25 or newer' ;;
  esac
}

# So that the examples of the README and of the doc comments are in the language of each package.
translate_examples() {
  local started=$SECONDS
  tablet="$work/tablet.json"
  npx jsii-rosetta extract --compile --fail --strict --output "$tablet" || fail 'The examples do not compile.'
  printf '%-8s %4d s  examples translated\n' rosetta $((SECONDS - started))
}

package_js() { pacmak js; }

package_python() { pacmak python; }

package_java() {
  # Left to itself, pacmak publishes whichever versions of aws-cdk-lib and constructs are the newest on the day of the build. Here
  # it is what package.json promises, so the least that is needed: as a plain version, which an app that asks for a newer one
  # overrides. A range would make Maven look for new versions at each build, and refuse what other libraries ask for.
  outdir="$work" pacmak java --code-only || return 1
  sed -E -i.ranges 's#<version>\[([^,]+),[^<]*</version>#<version>\1</version>#' "$work/java/pom.xml"
  quietly mvn --batch-mode --file "$work/java/pom.xml" -Dmaven.repo.local="$maven_cache" \
    "-DaltDeploymentRepository=local::default::file://$dist/java" deploy || return 1
  node tools/scripts/check-pom.mjs "$(find "$dist/java" -name '*.pom')"
}

package_go() {
  pacmak go --code-only || return 1
  local module
  module="$(dirname "$(ls "$dist"/go/*/go.mod)")"
  # pacmak writes down what npm chose here, for aws-cdk-lib and for its own dependencies. In Go a version is the least that is
  # wanted, which is what package.json says; and the Go module of what npm chose may not even be out yet.
  local lowest
  lowest="v$(node tools/scripts/lowest-version.mjs aws-cdk-lib)"
  grep -v '// indirect$' "$module/go.mod" | sed -E "s#(awscdk/v2) v.*#\1 $lowest#" >"$module/build.mod"
  cp "$module/build.mod" "$module/go.mod"
  # The translated README does not compile in Go.
  node tools/scripts/go-readme.mjs >"$module/README.md" || return 1
  # That it compiles is all that is wanted: a library has no go.sum.
  (cd "$module" && go mod tidy -modfile build.mod && go build -modfile build.mod ./...) || return 1
  rm "$module/build.mod" "$module/build.sum"
}

package_dotnet() {
  if ! command -v dotnet >/dev/null; then
    pacmak dotnet --code-only || return 1
    echo 'There is no .NET SDK here (dotnet): the C# code is generated, but neither compiled nor packed.' >&2
  elif ! pacmak dotnet; then
    # NU1301: it does not answer.
    grep -q NU1301 "$work/log" || return 1
    rm -rf "$dist/dotnet"
    pacmak dotnet --code-only || return 1
    echo 'NuGet cannot be reached from here: the C# code is generated, but neither compiled nor packed.' >&2
  fi
}

pacmak() {
  local target="$1"
  shift
  # It would write to .npmignore, which is generated.
  quietly npx jsii-pacmak --no-npmignore --outdir "${outdir:-$dist}" --target "$target" \
    ${tablet:+--rosetta-tablet "$tablet" --rosetta-unknown-snippets fail} "$@" -v
}

# What these commands print is worth reading only when they fail.
quietly() {
  "$@" >"$work/log" 2>&1 || {
    grep -v '^ *at ' "$work/log" | tail -n 60 >&2
    return 1
  }
}

artifacts() {
  find "$dist/$1" -type f | grep -E '\.(whl|tar\.gz|nupkg|csproj)$|js/.*\.tgz$|[0-9]\.jar$|/go\.mod$' | sed "s|^$dist/||" | tr '\n' ' '
}

fail() {
  echo "$1" >&2
  exit 1
}

main "$@"
