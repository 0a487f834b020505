import { awscdk, cdk, javascript } from 'projen';
import { addBoundaries, addChecks, addLintRules } from './projenrc/checks';
import { addCommunityFiles, PULL_REQUEST } from './projenrc/community';
import { addLanguageTasks, languages } from './projenrc/languages';
import { addReleaseTasks, attachTemplate, chooseVersions, releases, useToolsOfLanguages } from './projenrc/release';
import {
  AWS_SDK,
  CONTRIBUTORS,
  ESBUILD,
  FAST_CHECK,
  jestOptions,
  NODE_MINIMUM,
  NODE_TYPES,
  prettier,
  REPOSITORY,
  TITLES,
  TYPESCRIPT,
  WORKFLOW_NODE,
} from './projenrc/settings';
import { addTasks } from './projenrc/tasks';
import { addTools } from './projenrc/tools';
import { testLanguagesInBuilds } from './projenrc/workflows';
import { addWorkspaces } from './projenrc/workspaces';

// 1.13 lists optional bindings that were never published, so `npm ci` fails on it.
const UNRS_RESOLVER = 'unrs-resolver@1.12.2';

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
  author: CONTRIBUTORS,
  authorAddress: REPOSITORY,
  authorOrganization: true,
  license: 'Apache-2.0',
  // As 0.x says: a minor version may break what the one before it had.
  stability: cdk.Stability.EXPERIMENTAL,
  copyrightPeriod: '2026',
  copyrightOwner: CONTRIBUTORS,
  repositoryUrl: `${REPOSITORY}.git`,
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,

  // The lowest that the library works with: `npm run test:languages` installs exactly this one. The tests run with a newer one.
  cdkVersion: '2.257.0',
  peerDependencyOptions: { pinnedDevDependency: false },
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0.0',
  minNodeVersion: NODE_MINIMUM,
  workflowNodeVersion: WORKFLOW_NODE,
  docgen: true,
  docgenFilePath: 'API.md',

  ...languages,
  ...releases,

  lambdaOptions: {
    runtime: awscdk.LambdaRuntime.NODEJS_24_X,
    // It sets a variable that only version 2 of the AWS SDK reads.
    awsSdkConnectionReuse: false,
    bundlingOptions: { sourcemap: false },
  },

  devDeps: [
    TYPESCRIPT,
    NODE_TYPES,
    // The workspace: the tests run what they synthesize.
    'sentiment-form-local@*',
    'sentiment-form-client@*',
    'sentiment-form-lexicon@*',
    ...AWS_SDK,
    '@types/aws-lambda@^8',
    'aws-cdk-lib@2.276.0',
    'aws-cdk@^2',
    'cdk-nag@^3',
    ESBUILD,
    FAST_CHECK,
    '@jest/test-sequencer@^30',
    'amazon-states-language-service@^1.16.1',
    'vscode-languageserver-textdocument@^1.0.12',
    'playwright-core@^1.65.1',
    '@sparticuz/chromium@^153.0.0',
    'jsii-rosetta@~6.0.0',
    '@seriousme/openapi-schema-validator@^2.11.0',
    // Reads the release workflow, for its dry run.
    'yaml@^2.9.0',
  ],

  eslint: true,
  prettier: true,
  prettierOptions: prettier,
  eslintOptions: {
    dirs: ['src', 'test', 'examples', 'tools'],
    devdirs: ['test', 'tools'],
    prettier: true,
    ignorePatterns: ['packages/**', 'lib/**', 'assets/**', '**/*.js', '**/cdk.out/**', 'src/handlers/*-function.ts'],
    commandOptions: { fix: false },
  },
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: {
    include: ['.projenrc.ts'],
    exclude: ['node_modules', 'packages', 'lib', 'assets', 'cdk.out', 'dist'],
  },

  jestOptions: {
    ...jestOptions,
    jestConfig: {
      ...jestOptions.jestConfig,
      testSequencer: '<rootDir>/test/support/longest-first.cjs',
      setupFiles: ['<rootDir>/test/support/quick-synthesis.cjs'],
      globalSetup: '<rootDir>/test/support/temporary-folder.cjs',
      globalTeardown: '<rootDir>/test/support/remove-temporary-folder.cjs',
    },
  },

  sampleCode: false,
  depsUpgrade: false,
  gitignore: [
    'cdk.out/',
    '.quick-start/',
    'packages/local/demo/',
    '.sentiment-form-local/',
    '*.tgz',
    '.jsii.tabl.json*',
    'examples/contact-form/web/sentiment-form-client.js',
  ],
  pullRequestTemplateContents: PULL_REQUEST,
  devContainer: true,
  githubOptions: {
    mergify: false,
    pullRequestLintOptions: { semanticTitleOptions: { types: TITLES } },
  },
});

project.package.addField('homepage', `${REPOSITORY}#readme`);
// Declarations that nothing refers to in a TypeScript app are an eighth of the package. Public ones import these few.
const PRIVATE_DECLARATIONS = [
  'analyzers/analyzer',
  'answers/form-endpoint',
  'form/declared-*',
  'notifications/channel',
  'states/service-task',
  'validation/quotas',
];
project.package.addField('files', [
  'lib',
  '!lib/handlers/**/*.d.ts',
  '!lib/private/**/*.d.ts',
  ...PRIVATE_DECLARATIONS.map((path) => `lib/private/${path}.d.ts`),
  'assets',
  '.jsii',
  'THIRD-PARTY-NOTICES',
]);
const workspaces = addWorkspaces(project);
project.addDevDeps('constructs@10.5.1');
// The examples import the package by its own name, as a consumer does.
project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
});
project.package.addPackageResolutions(UNRS_RESOLVER);
// The maps were 60 % of the compiled library, and nobody steps through it in TypeScript.
for (const option of ['inlineSourceMap', 'inlineSources']) {
  project.tryFindObjectFile('tsconfig.json')!.addOverride(`compilerOptions.${option}`, false);
}
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');
project.npmignore?.exclude('*');
// On Node 20, which is past its end, everything still works, however loud jsii is about its age.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

addLintRules([project, ...Object.values(workspaces)]);
addBoundaries(project);
addTasks(project, workspaces);
addChecks(project);
addTools(project);
addLanguageTasks(project);
addReleaseTasks(project);
attachTemplate(project);
chooseVersions(project);
useToolsOfLanguages(project);
testLanguagesInBuilds(project);
addCommunityFiles(project);

project.synth();
