#!/usr/bin/env bash
# Compiles the library and runs its tests with the lowest aws-cdk-lib of peerDependencies, beside the newest of `npm test`:
#   tools/scripts/test-lowest.sh [VERSION]
# In a copy of the checkout, which has to be compiled (npm run compile:all). Left out is what says nothing of that version: checks
# that only newer ones make (cdk-nag's packs, strict validation), the example with a page, which is written for the newest, pages
# in a browser, the commands `start` and `--demo`, the simulator's schedules, what runs the workflow or asks others about it (its definition is the same text with every
# version), and warnings that are added when the app is validated, which an older version does not let
# the app acknowledge.
set -euo pipefail
case "${1:-}" in
  -*) echo "Usage: npm run test:lowest -- [VERSION], e.g. 2.257.0, got: $1" >&2; exit 2 ;;
esac
root="$(cd "$(dirname "$0")/../.." && pwd)"
lowest() { node "$root/tools/scripts/lowest-version.mjs" "$1"; }
version="${1:-$(lowest aws-cdk-lib)}"
copy="$(mktemp -d)"
trap 'rm -rf "$copy"' EXIT

cd "$root"
git ls-files -z --cached --others --exclude-standard |
  tar --create --null --ignore-failed-read --files-from=- | tar --extract --directory "$copy"
cp -r lib assets .jsii "$copy"
for workspace in lexicon client local; do
  cp -r "packages/$workspace/lib" "$copy/packages/$workspace"
done
cp -r packages/client/dist "$copy/packages/client"
# Links, where the disk is the same.
cp -al node_modules "$copy" 2>/dev/null || cp -a node_modules "$copy"

cd "$copy"
# npm replaces folders and never writes into files, so the links do no harm to the checkout.
npm install --silent --no-save --no-audit --no-fund --legacy-peer-deps --ignore-scripts \
  "aws-cdk-lib@$version" "constructs@$(lowest constructs)"
echo "aws-cdk-lib $(node -p 'require("aws-cdk-lib/package.json").version'), constructs $(node -p 'require("constructs/package.json").version')"

# What a newer version only has would not compile.
npx tsc --project tsconfig.json --noEmit
npx jest --ci --testNamePattern '^(?!the example contact-form )' --testPathIgnorePatterns \
  /cdk-nag /observability/alarms-publish /destroy /strict-synthesis /end-to-end/ /fields/ /analyzers/running /notifications/running /upgrade/ /verify-aws/ /witnesses/ /hostile-json \
  /inspector/ /client/ /simulator/ /test-command /start-command /demo /page-commands
