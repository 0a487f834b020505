import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for what a test wants to see, however long it takes: the time limit of the test is the only one. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(10);
}
