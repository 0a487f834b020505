// What the library and the packages beside it have in common.
import { javascript } from 'projen';

export const NODE_MINIMUM = '22.0.0';
export const WORKFLOW_NODE = '24.x';
/** What the packages of the other languages are built and tested with. */
export const TOOLS = {
  python: { version: '3.12' },
  java: { version: '17' },
  // The generated module asks for 1.25.
  go: { version: '^1.25.0' },
  dotnet: { version: '8.x' },
};
export const NODE_TYPES = '@types/node@^20';
export const TYPESCRIPT = 'typescript@~6.0.3';
export const ESBUILD = 'esbuild@^0.28.2';
export const FAST_CHECK = 'fast-check@^4.10.2';
/** What the Lambda runtime carries; the functions are bundled without it. */
export const AWS_SDK = ['@aws-sdk/client-sfn@^3.900.0', '@aws-sdk/client-sqs@^3.900.0'];

/** What the title of a change begins with: the changelog is made of titles. CONTRIBUTING.md lists them. */
export const TITLES = ['feat', 'fix', 'perf', 'refactor', 'docs', 'test', 'chore'];

export const REPOSITORY = 'https://github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend';
export const CONTRIBUTORS = 'The cdk-sentiment-form-backend contributors';

export const prettier: javascript.PrettierOptions = {
  settings: {
    printWidth: 120,
    singleQuote: true,
    trailingComma: javascript.TrailingComma.ALL,
  },
};

export const jestOptions: javascript.JestOptions = {
  passWithNoTests: false,
  junitReporting: false,
  updateSnapshot: javascript.UpdateSnapshot.NEVER,
  jestConfig: {
    collectCoverage: false,
    roots: ['<rootDir>/test'],
    // Its own default leaves a core idle, which of two is half of them.
    maxWorkers: '100%',
    // For each test and each hook. A test waits for what it wants to see; this only ends one that waits for ever, and a
    // synthesis of the whole backend or the start of a browser takes its time on a small machine with much to do.
    testTimeout: 300_000,
    moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  },
};
