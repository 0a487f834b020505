/** Deploys, asks, and destroys whatever happens in between. */
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from 'sentiment-form-local/lib/base/errors';
import type { Deployed, Place } from './place';

/** The context of the questions. */
export interface RunOptions {
  readonly place: Place;
  readonly ask: (deployed: Deployed, signal: AbortSignal) => Promise<void>;
  /** Aborted when the run is interrupted. */
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
  /** @default every 15 seconds, for five minutes */
  readonly recheck?: Recheck;
}

/** How often to ask what is left. AWS lists some resources for minutes after they were deleted. */
export interface Recheck {
  readonly attempts: number;
  readonly pauseMilliseconds: number;
}

const RECHECK: Recheck = { attempts: 20, pauseMilliseconds: 15_000 };

/** @throws Error with the command that removes what is left, if anything is */
export async function runLive({ place, ask, signal, log, recheck = RECHECK }: RunOptions): Promise<void> {
  try {
    log('Deploying.');
    const deployed = await place.deploy(signal);
    signal.throwIfAborted();
    log(`Deployed. The form is at ${deployed.endpoint}`);
    await unlessAborted(ask(deployed, signal), signal);
  } catch (error) {
    // Whatever failed because of it.
    signal.throwIfAborted();
    throw error;
  } finally {
    await destroy(place, log, recheck);
  }
}

async function destroy(place: Place, log: (line: string) => void, recheck: Recheck): Promise<void> {
  log(`Removing everything. If this does not finish, remove it yourself:\n    ${place.removal}`);
  try {
    await place.destroy();
  } catch (cause) {
    throw new Error(`The stack may still exist and cost money: ${messageOf(cause)}\n${advice(place)}`, { cause });
  }
  const remaining = await remainingIn(place, log, recheck);
  if (remaining.length > 0) throw new Error(`These resources still exist: ${remaining.join(', ')}\n${advice(place)}`);
  log('Removed. Nothing is left.');
}

/** What AWS still lists after the last attempt. */
async function remainingIn(place: Place, log: (line: string) => void, recheck: Recheck): Promise<readonly string[]> {
  for (let attempt = 1; ; attempt += 1) {
    const remaining = await place.remaining();
    if (remaining.length === 0 || attempt === recheck.attempts) return remaining;
    log(`AWS still lists ${remaining.length} of the deleted resources. Checking again.`);
    await sleep(recheck.pauseMilliseconds);
  }
}

function advice({ removal }: Place): string {
  return `Remove it with:\n    ${removal}`;
}

/** A pending answer must not keep a stack alive. */
async function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  work.catch(() => undefined);
  await Promise.race([work, aborted]);
}
