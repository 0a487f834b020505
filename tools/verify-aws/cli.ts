/**
 * `npm run verify:aws -- preflight [ASSEMBLY]` and `-- live`: compares the runner with AWS itself, for anybody with an
 * account.
 */
import { runCommandLine } from './command-line';

void runCommandLine(process.argv.slice(2));
