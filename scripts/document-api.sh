#!/usr/bin/env bash
# Writes the reference of the compiled library into docs/api/, a page for each language.
set -euo pipefail
cd "$(dirname "$0")/.."
languages=(typescript python java csharp go)
pages="$(mktemp -d)"
trap 'rm -rf "$pages"' EXIT

npx jsii-docgen "${languages[@]/#/--language=}" --output "$pages/api.md"
mkdir -p docs/api
for language in "${languages[@]}"; do
  mv "$pages/api.$language.md" "docs/api/$language.md"
done
