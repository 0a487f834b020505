#!/usr/bin/env bash
# Writes what is generated from the compiled library: API.md for TypeScript, docs/api/ for the other languages that it can be right in, the
# quick starts in docs/languages.md, and docs/workflow.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
# What jsii-docgen writes for C# and Go has names that those languages do not have, such as Amazon.CDK.aws_sns.
languages=(typescript python java)
pages="$(mktemp -d)"
trap 'rm -rf "$pages"' EXIT

npx jsii-docgen "${languages[@]/#/--language=}" --output "$pages/api.md"
mkdir -p docs/api
mv "$pages/api.typescript.md" API.md
for language in python java; do
  mv "$pages/api.$language.md" "docs/api/$language.md"
done

node tools/scripts/document-quick-starts.mjs
# Its picture is drawn by the inspector of the local server.
npm run --silent compile --workspace sentiment-form-local > /dev/null
node tools/scripts/document-workflow.mjs
