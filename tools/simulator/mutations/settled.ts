/** The states in which the simulator alone sees every mutation, except those that `equivalents.ts` explains. */
import type { Mutation } from './mutation';
import { NOTIFYING } from '../forms/forms';

/** Their names in the form with two notifications. */
const SETTLED: readonly string[] = [
  'Generate Reference Number',
  'Is Submission Valid?',
  'Is It Spam?',
  'Open Attention?',
  'Park Submission',
  'Record Sentiment',
  'Reject',
  'Resume Parked Submission',
];

/** Whether a mutation is in one of them. */
export function isSettled({ name, state = '' }: Mutation): boolean {
  return SETTLED.includes(state) && name.startsWith(`${state} (${NOTIFYING.name})`);
}
