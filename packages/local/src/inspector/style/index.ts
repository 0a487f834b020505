/** The style of the inspector: light and dark, from a phone to a wide screen. */
import { DATA } from './data';
import { EXECUTION } from './execution';
import { SHELL } from './shell';
import { TOKENS } from './tokens';

export const STYLESHEET = [TOKENS, SHELL, DATA, EXECUTION].join('\n');
