// `npm test`: runs every check of every package, whatever fails, and lists the failures at the end.
import './warn-of-old-node.mjs';
import { availableParallelism } from 'node:os';
import { quickChecksOf, testsOf } from './test-all/checks.mjs';
import { firefoxTests } from './test-all/firefox.mjs';
import { reportOf } from './test-all/report.mjs';
import { runChecks } from './test-all/run-checks.mjs';

/** In the order of their dependencies, so that the first failure is the one to look at first. */
const PACKAGES = [
  { name: 'lexicon', folder: 'packages/lexicon' },
  { name: 'client', folder: 'packages/client' },
  { name: 'local', folder: 'packages/local' },
  // The arguments of `npm test -- ...` are for the tests of the library.
  { name: 'library', folder: '.', jestArguments: process.argv.slice(2) },
];
/** A type checker or a linter uses one core and up to 2 GB of memory; Jest uses all cores. */
const QUICK_CHECKS_AT_ONCE = Math.min(2, availableParallelism());

const results = [
  ...(await runChecks(PACKAGES.flatMap(quickChecksOf), QUICK_CHECKS_AT_ONCE)),
  ...(await runChecks([...PACKAGES.map(testsOf), ...firefoxTests()])),
];
console.log(reportOf(results));
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
