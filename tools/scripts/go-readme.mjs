// Prints the README of the Go module. Its code is the example, which is compiled and tested; a translation of the README is not.
import { readFileSync } from 'node:fs';

const root = new URL('../..', import.meta.url);
const { description, repository, jsii } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const { moduleName, packageName } = jsii.targets.go;
const example = readFileSync(new URL('examples/go/contact_form_stack.go', root), 'utf8');
const home = repository.url.replace(/\.git$/, '');

console.log(`# ${packageName}

${description}

This is the Go module of [cdk-sentiment-form-backend](${home}), an AWS CDK construct. It needs Node.js, as
every app of the CDK does.

\`\`\`sh
go get ${moduleName}/${packageName}
\`\`\`

\`\`\`go
${example.trimEnd()}
\`\`\`

The whole app, with its test, is in [examples/go](${home}/tree/main/examples/go).

- [What it does, and what it costs](${home}#readme)
- [All properties](${home}/blob/main/API.md), as TypeScript names them
- [What each version works with](${home}/blob/main/docs/versions.md)

The code here is generated; issues and changes belong [there](${home}).`);
