// `npm test`: every check of every package, whatever came of those before it, and in the end which of them failed.
import './warn-of-old-node.mjs';
import { checksOf } from './test-all/checks.mjs';
import { reportOf } from './test-all/report.mjs';
import { runChecks } from './test-all/run-checks.mjs';

/** In the order in which one needs the other, so that the first failure is the one to look at first. */
const PACKAGES = [
  { name: 'lexicon', folder: 'packages/lexicon' },
  { name: 'client', folder: 'packages/client' },
  { name: 'local', folder: 'packages/local' },
  // What `npm test -- ...` is given is for the tests of the library.
  { name: 'library', folder: '.', jestArguments: process.argv.slice(2) },
];

const results = runChecks(PACKAGES.flatMap(checksOf));
console.log(reportOf(results));
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
