/** `npm run verify:aws -- preflight [ASSEMBLY]` and `-- live`: holds the runner to AWS itself, for anybody who has an account. */
import { runCommandLine } from './command-line';

void runCommandLine(process.argv.slice(2));
