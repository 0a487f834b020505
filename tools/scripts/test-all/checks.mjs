// The checks of a package.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

/** The static checks of a package, as commands. */
export function quickChecksOf({ name, folder }) {
  return [
    // The type checker reads every test and example; ts-jest only strips their types.
    { name: `${name}: types`, folder, command: ['tsc', '--noEmit', '-p', 'tsconfig.dev.json'] },
    { name: `${name}: style`, folder, command: ['projen', 'eslint'] },
  ];
}

/** The tests of a package; Jest's report lists the files that failed. */
export function testsOf({ name, folder, jestArguments = [] }) {
  const place = mkdtempSync(join(tmpdir(), 'jest-results-'));
  const file = join(place, 'results.json');
  return {
    name: `${name}: tests`,
    folder,
    command: ['jest', '--ci', '--json', `--outputFile=${file}`, ...jestArguments],
    failures: () => failedFiles(file, folder),
    cleanUp: () => rmSync(place, { recursive: true, force: true }),
  };
}

function failedFiles(file, folder) {
  try {
    const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
    const failed = testResults.filter(({ status }) => status !== 'passed');
    return failed.map((result) => join(folder, relative(resolve(folder), result.name)));
  } catch {
    // Jest ended before it wrote its report.
    return [];
  }
}
