// How each language installs the library and tests its example.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CDK_VERSION } from './cdk-version.mjs';
import { PYTHON } from './run.mjs';
import { DIST, ROOT } from './workspace.mjs';

// aws-cdk-lib alone is over 100 MB, so it is downloaded once.
const MAVEN_CACHE = join(
  process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  'cdk-sentiment-form-backend',
  'maven',
);
const NUGET_CACHE = process.env.NUGET_PACKAGES ?? join(homedir(), '.nuget', 'packages');
const ESBUILD = join(ROOT, 'node_modules', '.bin', 'esbuild');

/** The language with which the others are compared. */
export const TYPESCRIPT = {
  needs: ['node', 'npm'],
  prepare: ({ directory }) => writeFileSync(join(directory, 'cdk.json'), JSON.stringify({ app: 'node app.js' })),
  steps: () => ({
    install: [
      ['npm', 'init', '--yes'],
      [
        'npm',
        'install',
        '--no-audit',
        '--no-fund',
        built('js', /^cdk-sentiment-form-backend@.*\.tgz$/),
        `aws-cdk-lib@${CDK_VERSION}`,
        'constructs@10.6.0',
      ],
    ],
    // Only removes the types: the repository's own type check includes the example.
    compile: [
      [
        ESBUILD,
        'app.ts',
        'contact-form-stack.ts',
        '--outdir=.',
        '--platform=node',
        '--format=cjs',
        '--log-level=warning',
      ],
    ],
  }),
};

/** The other languages, by the folder of their example. */
export const LANGUAGES = {
  python: {
    needs: [PYTHON],
    path: ['.venv/bin'],
    // The runner serves it as well.
    served: true,
    steps: () => ({
      install: [
        ['python3', '-m', 'venv', '.venv'],
        ['.venv/bin/pip', 'install', '--quiet', built('python', /\.whl$/), '--requirement', 'requirements-dev.txt'],
      ],
      test: [['.venv/bin/python', '-m', 'pytest', '--quiet']],
    }),
  },
  java: {
    needs: ['mvn', 'javac'],
    prepare: useMavenCache,
    steps: () => ({
      install: [['mvn', '--batch-mode', '--quiet', 'test-compile']],
      test: [['mvn', '--batch-mode', '--quiet', 'test']],
    }),
  },
  go: {
    needs: ['go'],
    steps: () => ({
      install: [['go', 'build', './...']],
      test: [
        ['go', 'vet', './...'],
        ['go', 'test', './...'],
      ],
    }),
  },
  csharp: {
    needs: ['dotnet'],
    // The version is the same for each build, so an older one would be used from the cache.
    prepare: () => rmSync(join(NUGET_CACHE, 'cdksentimentform.backend'), { recursive: true, force: true }),
    steps: () => ({
      install: [['dotnet', 'build', 'test/ContactForm.Tests']],
      test: [['dotnet', 'test', '--no-build', 'test/ContactForm.Tests']],
    }),
  },
};

/** The file in dist/ that the language installs. For npm, the other packages can be there as well. */
function built(language, pattern) {
  const folder = join(DIST, language);
  const name = readFolder(folder).find((file) => pattern.test(file));
  if (name === undefined) {
    throw new Error(`There is no ${pattern} in ${folder}. Build it first: npm run package:languages`);
  }
  return join(folder, name);
}

function readFolder(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Every `mvn` in the folder uses the cache of the packaging; pom.xml itself names dist/. */
function useMavenCache({ directory }) {
  mkdirSync(join(directory, '.mvn'));
  writeFileSync(join(directory, '.mvn', 'maven.config'), `-Dmaven.repo.local=${MAVEN_CACHE}\n`);
  // The version is the same for each build, so an older one would be used from the cache.
  rmSync(join(MAVEN_CACHE, 'io', 'github', 'cdk-sentiment-form-backend'), { recursive: true, force: true });
}
