// The packages beside the library, in the order in which one needs the other.
import { awscdk, javascript, typescript } from 'projen';
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
  TYPESCRIPT,
} from './settings';

/** The packages beside the library. */
export interface Workspaces {
  readonly lexicon: typescript.TypeScriptProject;
  readonly client: typescript.TypeScriptProject;
  readonly local: typescript.TypeScriptProject;
}

export function addWorkspaces(project: awscdk.AwsCdkConstructLibrary): Workspaces {
  project.package.addField(
    'workspaces',
    ['lexicon', 'client', 'local'].map((name) => `packages/${name}`),
  );
  return { lexicon: addLexicon(project), client: addClient(project), local: addLocal(project) };
}

function addLexicon(project: awscdk.AwsCdkConstructLibrary) {
  return workspace(project, 'lexicon', {
    name: 'sentiment-form-lexicon',
    description: "Rates the sentiment of English text with word lists, and answers in Amazon Comprehend's shape.",
    // The word list is taken from vader-sentiment, and carried as a source file.
    devDeps: [ESBUILD, 'vader-sentiment@^1.1.3'],
  });
}

function addClient(project: awscdk.AwsCdkConstructLibrary) {
  const client = workspace(project, 'client', {
    name: 'sentiment-form-client',
    description:
      'Posts a web form to a sentiment form backend: typed answers, retries without second tickets, no dependency.',
    devDeps: [ESBUILD],
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
    './ticket-id': { types: './lib/ticket-id.d.ts', default: './lib/ticket-id.js' },
    './bundle': './dist/sentiment-form-client.js',
  });
  client.package.addField('files', ['lib', 'dist']);
  // The element defines itself when it is imported; nothing else does anything by itself.
  client.package.addField('sideEffects', ['./lib/element.js', './dist/sentiment-form-client.js']);
  // One file for pages without a bundler: the example's page is one.
  client.compileTask.exec(
    'node scripts/bundle.mjs dist/sentiment-form-client.js ../../examples/contact-form/web/sentiment-form-client.js',
  );
  return client;
}

function addLocal(project: awscdk.AwsCdkConstructLibrary) {
  return workspace(project, 'local', {
    name: 'sentiment-form-local',
    description:
      'Runs an AWS CDK cloud assembly on a laptop: HTTP API, Express workflow, Lambda, DynamoDB, Comprehend, SES.',
    bin: { 'sentiment-form-local': 'bin/sentiment-form-local.js' },
    // The last is what `--demo` runs.
    files: ['bin', 'lib', 'demo'],
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
      FAST_CHECK,
      // What speaks to the AWS API of the local server in its tests.
      ...['comprehend', 'dynamodb', 'eventbridge', 'lambda', 'sesv2', 'sns'].map(
        (name) => `@aws-sdk/client-${name}@^3.900.0`,
      ),
    ],
  });
}

/** What makes a workspace different from the others. */
interface WorkspaceOptions {
  readonly name: string;
  readonly description: string;
  readonly bin?: Record<string, string>;
  /** What is packed. @default lib */
  readonly files?: string[];
  readonly deps?: string[];
  readonly devDeps?: string[];
  readonly compilerOptions?: javascript.TypeScriptCompilerOptions;
  /** What differs for the tests. */
  readonly testCompilerOptions?: javascript.TypeScriptCompilerOptions;
  readonly moduleNameMapper?: Record<string, string>;
}

/** A package beside the library, with the same rules; installed and linked from the root. */
function workspace(parent: awscdk.AwsCdkConstructLibrary, folder: string, options: WorkspaceOptions) {
  const { compilerOptions, testCompilerOptions, moduleNameMapper, devDeps = [], files = ['lib'], ...rest } = options;
  const project = new typescript.TypeScriptProject({
    ...rest,
    parent,
    outdir: `packages/${folder}`,
    authorName: CONTRIBUTORS,
    authorUrl: REPOSITORY,
    authorOrganization: true,
    license: 'Apache-2.0',
    copyrightPeriod: '2026',
    copyrightOwner: CONTRIBUTORS,
    repository: `${REPOSITORY}.git`,
    repositoryDirectory: `packages/${folder}`,
    defaultReleaseBranch: 'main',
    packageManager: javascript.NodePackageManager.NPM,
    minNodeVersion: NODE_MINIMUM,
    devDeps: [TYPESCRIPT, NODE_TYPES, ...devDeps],
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
  project.package.addField('files', files);
  // projen would run a second install for it at every synth.
  Object.defineProperty(project.package, 'installDependencies', { value: () => undefined });
  return project;
}
