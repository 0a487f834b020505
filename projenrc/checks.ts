// What is checked beside the tests: the code's style, what is generated, the examples, the public API and the package.
import { awscdk, typescript } from 'projen';
import { REPOSITORY } from './settings';
import { installed } from './tools';

/** What may not import what: docs/architecture.md. */
export function addBoundaries(project: awscdk.AwsCdkConstructLibrary) {
  const runner = {
    group: ['sentiment-form-local', 'sentiment-form-local/**', '**/packages/local/**'],
    message: 'The library does not know the runner: what runs locally is what deploys.',
  };
  // What runs in Lambda is bundled, and the construct library would be bundled with it.
  const cdk = { group: ['aws-cdk-lib', 'aws-cdk-lib/**', 'constructs'], message: 'It runs in Lambda.' };
  project.eslint!.addOverride({ files: ['src/**/*.ts', 'tools/**/*.ts'], rules: { 'import/no-cycle': 'error' } });
  project.eslint!.addOverride({ files: ['src/**/*.ts'], rules: restricted(runner) });
  project.eslint!.addOverride({ files: ['src/handlers/**/*.ts'], rules: restricted(runner, cdk) });
}

/** An override replaces the patterns of the one before it. */
function restricted(...patterns: object[]) {
  return { 'no-restricted-imports': ['error', { patterns }] };
}

/** The same rules for the library and for the packages beside it. */
export function addLintRules(projects: readonly typescript.TypeScriptProject[]) {
  for (const project of projects) {
    // One development configuration for everything that is linted, instead of one found beside each file.
    const eslintrc = project.tryFindObjectFile('.eslintrc.json');
    eslintrc?.addDeletionOverride('parserOptions.projectService');
    eslintrc?.addOverride('parserOptions.project', './tsconfig.dev.json');
    project.eslint?.addRules({
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-expect-error': true, 'ts-nocheck': true },
      ],
      'import/order': [
        'error',
        { groups: ['builtin', 'external'], alphabetize: { order: 'asc', caseInsensitive: true } },
      ],
    });
    if (project.parent !== undefined) addPackageBoundaries(project);
  }
}

/** What may not import what in a package beside the library; paths are from its folder. */
function addPackageBoundaries(project: typescript.TypeScriptProject) {
  const message = 'The packages do not know the library: what runs locally is what deploys.';
  project.eslint?.addRules({
    // The rule does not look at imports of types alone: test/import-circles.test.ts does.
    'import/no-cycle': 'error',
    'import/no-restricted-paths': [
      'error',
      { zones: [{ target: './src', from: '../../src', message }, ...layers(project)] },
    ],
  });
}

/** Each of these folders imports those that are named, and no other of `src`. */
const LAYERS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'sentiment-form-local': { base: ['base'], asl: ['asl', 'base'] },
};

function layers(project: typescript.TypeScriptProject) {
  return Object.entries(LAYERS[project.name] ?? {}).map(([folder, allowed]) => ({
    target: `./src/${folder}`,
    from: './src',
    except: allowed.map((name) => `./${name}`),
    message: `${folder}/ imports nothing but ${allowed.join('/ and ')}/.`,
  }));
}

export function addChecks(project: awscdk.AwsCdkConstructLibrary) {
  project.addTask('check:generated', {
    description: 'Fails where a generated file is not committed as it is generated',
    steps: [
      { spawn: 'default' },
      { spawn: 'compile' },
      { spawn: 'docgen' },
      { spawn: addServiceTable(project).name },
      { exec: 'git diff --exit-code' },
    ],
  });
  project.addTask('check:examples', {
    description: 'Compiles every example of the README, of the guide and of the doc comments',
    // The examples are read from the compiled assembly, so it has to be that of this README.
    steps: [
      { spawn: 'compile' },
      { exec: 'jsii-rosetta extract --compile --fail --strict' },
      { exec: 'node tools/scripts/check-guide.mjs' },
    ],
  });
  // One page a language: a name that is right in TypeScript is wrong elsewhere.
  const docgen = project.tasks.tryFind('docgen')!;
  docgen.reset('tools/scripts/document-api.sh');
  docgen.description = 'Writes API.md and docs/api/ from what the compiler kept of the public API';
  project.annotateGenerated('/docs/api/*.md');

  // The first release has no published one before it to compare with, so the API is recorded here.
  const compat = project.tasks.tryFind('compat')!;
  compat.reset();
  compat.description = 'Fails where the public API breaks what tools/api-baseline.json records of it';
  compat.spawn(project.compileTask);
  compat.exec('node tools/scripts/check-compatibility.mjs');
  project.addTask('compat:record', {
    description: 'Records the public API, for a release that changes it on purpose',
    steps: [{ spawn: 'compile' }, { exec: 'node tools/scripts/record-api-baseline.mjs' }],
  });

  // Links to the repository itself are looked up in it, as the README has them for the registries' pages.
  const modules = './tools/links/node_modules';
  const repository = REPOSITORY.replace('https://github.com/', '');
  const links = `${modules}/remark-validate-links/index.js=repository:"${repository}"`;
  project.addTask('check:links', {
    description: 'Fails where a link of a page leads to a file or a heading that is not there',
    steps: [
      installed('links'),
      {
        exec: `git ls-files -z "*.md" | xargs -0 ${modules}/.bin/remark --frail --quiet --no-stdout --use '${links}'`,
      },
    ],
  });
  project.addTask('site', {
    description: 'Builds the site from the pages of the repository into dist/site, and follows each of its links',
    steps: [installed('site'), { exec: 'node tools/site/build.mjs' }],
  });
  project.addTask('check:package', {
    description: 'Packs the library and synthesizes it in an empty CDK app',
    exec: 'tools/scripts/check-package.sh',
  });
}

/** The table of services in the README of the local runner is that of its registry. */
function addServiceTable(project: awscdk.AwsCdkConstructLibrary) {
  return project.addTask('document:services', {
    description: 'Writes the table of services into packages/local/README.md',
    steps: [
      { exec: 'npm run --silent compile --workspace sentiment-form-local' },
      { exec: 'node tools/scripts/document-services.mjs' },
    ],
  });
}
