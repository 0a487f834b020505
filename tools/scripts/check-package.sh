#!/usr/bin/env bash
# Installs the packed library into an empty CDK app, beside aws-cdk-lib and constructs alone, and synthesizes it.
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
app="$(mktemp -d)"
trap 'rm -rf "$app"' EXIT

cd "$root"
npm pack --silent --pack-destination "$app" >/dev/null
version() { node -p "require('$root/node_modules/$1/package.json').version"; }

cd "$app"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund ./cdk-sentiment-form-backend-*.tgz \
  "aws-cdk-lib@$(version aws-cdk-lib)" "constructs@$(version constructs)"
if [ -d node_modules/esbuild ]; then
  echo 'The library must not bring esbuild along.' >&2
  exit 1
fi

node "$root/tools/scripts/check-declarations.mjs" node_modules/cdk-sentiment-form-backend

cat > app.js <<'JS'
const { App, Stack } = require('aws-cdk-lib');
const { SentimentFormBackend } = require('cdk-sentiment-form-backend');
const app = new App();
new SentimentFormBackend(new Stack(app, 'Consumer'), 'Form');
const { template } = app.synth().getStackByName('Consumer');
const types = Object.values(template.Resources).map(({ Type }) => Type);
if (!types.includes('AWS::StepFunctions::StateMachine') || !types.includes('AWS::Lambda::Function')) {
  throw new Error(`The packed library synthesized only ${types.join(', ')}.`);
}
console.log(`The packed library synthesizes ${types.length} resources in an empty app.`);
JS
node app.js
