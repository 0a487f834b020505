import { awscdk, javascript, typescript } from 'projen';

const NODE_MINIMUM = '20.16.0';
const TYPESCRIPT = 'typescript@~6.0.3';
// 1.13 lists optional bindings that were never published, so `npm ci` fails on it.
const UNRS_RESOLVER = 'unrs-resolver@1.12.2';
const AWS_SDK = ['@aws-sdk/client-sfn@^3.900.0', '@aws-sdk/client-sqs@^3.900.0'];
const REPOSITORY = 'https://github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend';

const prettier: javascript.PrettierOptions = {
  settings: {
    printWidth: 120,
    singleQuote: true,
    trailingComma: javascript.TrailingComma.ALL,
  },
};

const jestOptions: javascript.JestOptions = {
  passWithNoTests: false,
  junitReporting: false,
  updateSnapshot: javascript.UpdateSnapshot.NEVER,
  jestConfig: {
    collectCoverage: false,
    roots: ['<rootDir>/test'],
    // A synthesis of the whole backend and a real browser take their time on a small machine.
    testTimeout: 60_000,
    moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  },
};

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-sentiment-form-backend',
  description:
    'A web form backend on AWS that answers in one round trip: a ticket number and the sentiment of the message.',
  keywords: [
    'aws',
    'cdk',
    'aws-cdk',
    'form',
    'contact-form',
    'step-functions',
    'express-workflow',
    'comprehend',
    'sentiment',
  ],
  author: 'The cdk-sentiment-form-backend contributors',
  authorAddress: REPOSITORY,
  authorOrganization: true,
  license: 'Apache-2.0',
  copyrightPeriod: '2026',
  copyrightOwner: 'The cdk-sentiment-form-backend contributors',
  repositoryUrl: `${REPOSITORY}.git`,
  defaultReleaseBranch: 'main',
  // Version 13 wants Node 22.
  bumpPackage: 'commit-and-tag-version@^12',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,

  // The lowest that the library works with: `npm run test:languages` installs exactly this one. The tests run with a newer one.
  cdkVersion: '2.263.0',
  peerDependencyOptions: { pinnedDevDependency: false },
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0.0',
  minNodeVersion: NODE_MINIMUM,
  workflowNodeVersion: '22.x',
  docgen: true,
  docgenFilePath: 'docs/api/typescript.md',

  publishToPypi: { distName: 'cdk-sentiment-form-backend', module: 'cdk_sentiment_form_backend' },
  publishToMaven: {
    javaPackage: 'io.github.cdksentimentformbackend',
    mavenGroupId: 'io.github.cdk-sentiment-form-backend',
    mavenArtifactId: 'cdk-sentiment-form-backend',
  },
  publishToNuget: { dotNetNamespace: 'CdkSentimentForm.Backend', packageId: 'CdkSentimentForm.Backend' },
  publishToGo: {
    moduleName: 'github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend-go',
    packageName: 'sentimentformbackend',
  },

  lambdaOptions: {
    runtime: awscdk.LambdaRuntime.NODEJS_24_X,
    // It sets a variable that only version 2 of the AWS SDK reads.
    awsSdkConnectionReuse: false,
    bundlingOptions: { sourcemap: false },
  },

  devDeps: [
    TYPESCRIPT,
    '@types/node@^20',
    // The workspace: the tests run what they synthesize.
    'cdk-sentiment-form-backend-local@*',
    'sentiment-form-client@*',
    'sentiment-form-lexicon@*',
    // What the Lambda runtime carries; the functions are bundled without it.
    ...AWS_SDK,
    '@types/aws-lambda@^8',
    'aws-cdk-lib@2.276.0',
    'aws-cdk@^2',
    'cdk-nag@^3',
    'esbuild@^0.28.2',
    'fast-check@^4.10.2',
    'amazon-states-language-service@^1.16.1',
    'vscode-languageserver-textdocument@^1.0.12',
    'playwright-core@^1.65.1',
    '@sparticuz/chromium@^153.0.0',
    'jsii-rosetta@~6.0.0',
    '@seriousme/openapi-schema-validator@^2.11.0',
  ],

  eslint: true,
  prettier: true,
  prettierOptions: prettier,
  eslintOptions: {
    dirs: ['src', 'test', 'examples', 'benchmarks', 'simulator'],
    devdirs: ['test', 'simulator', 'benchmarks'],
    prettier: true,
    ignorePatterns: [
      'client/**',
      'lexicon/**',
      'local/**',
      'lib/**',
      'assets/**',
      '**/*.js',
      '**/cdk.out/**',
      'src/handlers/*-function.ts',
    ],
    commandOptions: { fix: false },
  },
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: {
    include: ['.projenrc.ts'],
    exclude: ['node_modules', 'client', 'lexicon', 'local', 'lib', 'assets', 'cdk.out', 'dist'],
  },

  jestOptions,

  sampleCode: false,
  depsUpgrade: false,
  gitignore: [
    'cdk.out/',
    '.sentiment-form-local/',
    '*.tgz',
    '.jsii.tabl.json*',
    'examples/contact-form/web/sentiment-form-client.js',
  ],
  pullRequestTemplate: false,
  githubOptions: { mergify: false },
});

project.package.addField('files', ['lib', 'assets', '.jsii', 'docs/api/typescript.md', 'THIRD-PARTY-NOTICES']);
// In the order in which one needs the other.
project.package.addField('workspaces', ['lexicon', 'client', 'local']);
project.addDevDeps('constructs@10.5.1');
// The examples import the package by its own name, as a consumer does.
project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
});
project.package.addPackageResolutions(UNRS_RESOLVER);
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');
project.npmignore?.exclude('*');
// Node 20 is what the library supports at least, however loud jsii is about its age.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

/** What makes a workspace different from the others. */
interface WorkspaceOptions {
  readonly name: string;
  readonly description: string;
  readonly bin?: Record<string, string>;
  readonly deps?: string[];
  readonly devDeps?: string[];
  readonly compilerOptions?: javascript.TypeScriptCompilerOptions;
  /** What differs for the tests. */
  readonly testCompilerOptions?: javascript.TypeScriptCompilerOptions;
  readonly moduleNameMapper?: Record<string, string>;
}

/** A package beside the library, with the same rules; installed and linked from the root. */
function workspace(folder: string, options: WorkspaceOptions) {
  const { compilerOptions, testCompilerOptions, moduleNameMapper, devDeps = [], ...rest } = options;
  const workspaceProject = new typescript.TypeScriptProject({
    ...rest,
    parent: project,
    outdir: folder,
    authorName: 'The cdk-sentiment-form-backend contributors',
    authorUrl: REPOSITORY,
    authorOrganization: true,
    license: 'Apache-2.0',
    copyrightPeriod: '2026',
    copyrightOwner: 'The cdk-sentiment-form-backend contributors',
    repository: `${REPOSITORY}.git`,
    repositoryDirectory: folder,
    defaultReleaseBranch: 'main',
    packageManager: javascript.NodePackageManager.NPM,
    minNodeVersion: NODE_MINIMUM,
    devDeps: [TYPESCRIPT, '@types/node@^20', ...devDeps],
    tsconfig: {
      compilerOptions: {
        target: 'ES2022',
        lib: ['es2022'],
        module: 'node16',
        skipLibCheck: true,
        types: ['node'],
        ...compilerOptions,
      },
    },
    tsconfigDevFile: 'tsconfig.dev.json',
    tsconfigDev: {
      include: ['src/**/*.ts', 'test/**/*.ts'],
      compilerOptions: { types: ['node', 'jest'], isolatedModules: true, ...testCompilerOptions },
    },
    sampleCode: false,
    eslint: true,
    prettier: true,
    prettierOptions: prettier,
    eslintOptions: { dirs: ['src', 'test'], prettier: true, commandOptions: { fix: false } },
    jestOptions: { ...jestOptions, jestConfig: { ...jestOptions.jestConfig, moduleNameMapper } },
    depsUpgrade: false,
    github: false,
    release: false,
    package: false,
  });
  workspaceProject.package.addField('files', ['lib']);
  // projen would run a second install for it at every synth.
  Object.defineProperty(workspaceProject.package, 'installDependencies', { value: () => undefined });
  return workspaceProject;
}

const lexicon = workspace('lexicon', {
  name: 'sentiment-form-lexicon',
  description: "Rates the sentiment of English text with word lists, and answers in Amazon Comprehend's shape.",
  deps: ['vader-sentiment@^1.1.3'],
  devDeps: ['esbuild@^0.28.2'],
});

const client = workspace('client', {
  name: 'sentiment-form-client',
  description:
    'Posts a web form to a sentiment form backend: typed answers, retries without second tickets, no dependency.',
  devDeps: ['esbuild@^0.28.2'],
  compilerOptions: { lib: ['es2022', 'dom', 'dom.iterable'], types: [] },
  // Browsers want modules and file extensions; jest wants neither.
  testCompilerOptions: {
    module: 'commonjs',
    moduleResolution: javascript.TypeScriptModuleResolution.BUNDLER,
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
});
client.package.addField('type', 'module');
client.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './element': { types: './lib/element.d.ts', default: './lib/element.js' },
  './bundle': './dist/sentiment-form-client.js',
});
client.package.addField('files', ['lib', 'dist']);
// The element defines itself when it is imported; nothing else does anything by itself.
client.package.addField('sideEffects', ['./lib/element.js', './dist/sentiment-form-client.js']);
// One file for pages without a bundler: the example's page is one.
client.compileTask.exec(
  'node scripts/bundle.mjs dist/sentiment-form-client.js ../examples/contact-form/web/sentiment-form-client.js',
);

const local = workspace('local', {
  name: 'cdk-sentiment-form-backend-local',
  description:
    'Runs an AWS CDK cloud assembly on a laptop: HTTP API, Express workflow, Lambda, DynamoDB, Comprehend, SES.',
  bin: { 'sentiment-form-local': 'lib/cli.js' },
  deps: [
    '@aws-cdk/cloud-assembly-api@^2.4.0',
    // Lays out the graph of a workflow.
    '@dagrejs/dagre@^3.1.3',
    // What the Lambda runtime carries, for the functions that run here.
    ...AWS_SDK,
    '@hono/node-server@^2.1.8',
    'dynalite@^4.0.0',
    'hono@^4.13.19',
    // The version that AWS Step Functions documents as its own.
    'jsonata@2.0.6',
    'jsonpath-plus@^10.4.0',
    'sentiment-form-lexicon@*',
  ],
  devDeps: [
    'fast-check@^4.10.2',
    // What speaks to the AWS API of the local server in its tests.
    ...['comprehend', 'dynamodb', 'eventbridge', 'lambda', 'sesv2', 'sns'].map(
      (name) => `@aws-sdk/client-${name}@^3.900.0`,
    ),
  ],
});

const workspaces = [lexicon, client, local];

for (const linted of [project, ...workspaces]) {
  // One development configuration for everything that is linted, instead of one found beside each file.
  const eslintrc = linted.tryFindObjectFile('.eslintrc.json');
  eslintrc?.addDeletionOverride('parserOptions.projectService');
  eslintrc?.addOverride('parserOptions.project', './tsconfig.dev.json');
  linted.eslint?.addRules({
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/ban-ts-comment': ['error', { 'ts-ignore': true, 'ts-expect-error': true, 'ts-nocheck': true }],
    'import/order': [
      'error',
      { groups: ['builtin', 'external'], alphabetize: { order: 'asc', caseInsensitive: true } },
    ],
  });
}

// What `npm start` and `npm test` need beside the sources: bundles, the compiled library and the compiled local server.
project
  .addTask('simulate', {
    description: 'Tries to break the laws of the workflow: npm run simulate -- --seeds 1000 --from 1',
    exec: 'ts-node --transpile-only --project tsconfig.dev.json simulator/cli.ts',
    receiveArgs: true,
  })
  .prependSpawn(project.preCompileTask);

const compileAll = project.addTask('compile:all', {
  description: 'Bundles the Lambda functions, compiles the library and the local server',
});
compileAll.spawn(project.preCompileTask);
compileAll.spawn(project.compileTask);
for (const { name } of [client, local]) {
  compileAll.exec(`npm run --silent compile --workspace ${name}`);
}
// A function of the library is bundled with it, and the local server answers with it.
project.preCompileTask.prependExec(`npm run --silent compile --workspace ${lexicon.name}`);

for (const { name } of workspaces) {
  project.testTask.exec(`npm run --silent test --workspace ${name}`);
}

const start = project.addTask('start', {
  description: 'Synthesizes the contact form and runs it on this machine',
  receiveArgs: true,
});
start.spawn(compileAll);
start.exec('cdk synth --quiet', { cwd: 'examples/contact-form' });
start.exec('node local/lib/cli.js examples/contact-form/cdk.out', {
  receiveArgs: true,
});

// The type checker reads every test and example; ts-jest only strips their types.
for (const { testTask } of [project, ...workspaces]) {
  testTask.prependExec('tsc --noEmit -p tsconfig.dev.json');
}
project.testTask.prependSpawn(compileAll);

project.addTask('check:generated', {
  description: 'Fails where a generated file is not committed as it is generated',
  steps: [{ spawn: 'default' }, { spawn: 'compile' }, { spawn: 'docgen' }, { exec: 'git diff --exit-code' }],
});
project.addTask('check:examples', {
  description: 'Compiles every example of the README and of the doc comments',
  // The examples are read from the compiled assembly, so it has to be that of this README.
  steps: [{ spawn: 'compile' }, { exec: 'jsii-rosetta extract --compile --fail --strict' }],
});
// One page a language: a name that is right in TypeScript is wrong elsewhere.
const docgen = project.tasks.tryFind('docgen')!;
docgen.reset('scripts/document-api.sh');
docgen.description = 'Writes docs/api/ from what the compiler kept of the public API';
project.annotateGenerated('/docs/api/*.md');

// The first release has no published one before it to compare with, so the API is recorded here.
const compat = project.tasks.tryFind('compat')!;
compat.reset();
compat.description = 'Fails where the public API breaks what api-baseline.json records of it';
compat.spawn(project.compileTask);
compat.exec('node scripts/check-compatibility.mjs');
project.addTask('compat:record', {
  description: 'Records the public API, for a release that changes it on purpose',
  steps: [{ spawn: 'compile' }, { exec: 'node scripts/record-api-baseline.mjs' }],
});

project.addTask('check:package', {
  description: 'Packs the library and synthesizes it in an empty CDK app',
  exec: 'scripts/check-package.sh',
});

const packageLanguages = project.addTask('package:languages', {
  description:
    'Builds the compiled library for npm, PyPI, Maven, Go and NuGet into dist/: npm run package:languages -- python go',
  exec: 'scripts/package-languages.sh',
  receiveArgs: true,
});
// A release publishes what is tested, so it is built by the same script.
for (const language of ['js', 'python', 'java', 'go', 'dotnet']) {
  project.tasks.tryFind(`package:${language}`)!.reset(`scripts/package-languages.sh ${language}`);
}
project.tasks.tryFind('package-all')!.reset();
project.tasks.tryFind('package-all')!.spawn(packageLanguages);
project.addTask('test:languages', {
  description: 'Runs the example of each language and compares its template with that of TypeScript',
  exec: 'node scripts/test-languages.mjs',
  receiveArgs: true,
});

// Packaging for every language is a task of its own (package-all), never a part of a local build.
project.packageTask.reset();
project.packageTask.spawn(project.tasks.tryFind('package:js')!);

project.synth();
