/** Mistakes outside of the state machines: queues, the event source, timers, and the constants of the replay function. */
import { withCode, type Mutation } from './mutation';
import { synthesize, type Deployment } from '../deployment';

/** All that the rules find. */
export function deployedMutations(): Mutation[] {
  const deployment = synthesize();
  return [
    ...mistake('timers are ten times slower', (it) => ({
      timers: it.timers.map((timer) => ({ ...timer, everyMillis: 10 * timer.everyMillis })),
    })),
    ...mistake('there is no timer', () => ({ timers: [] })),
    ...mistake('the queue is read by nobody', () => ({ eventSources: [] })),
    ...mistake('a batch fails as a whole or not at all', (it) => ({
      eventSources: it.eventSources.map((source) => ({ ...source, reportsItemFailures: false })),
    })),
    ...queues('a message is hidden for a second', { visibilityTimeoutSeconds: 1 }),
    ...queues('a message is hidden for a day', { visibilityTimeoutSeconds: 43_200 }),
    ...redrives('a message is tried once', 1),
    ...redrives('a message is tried a hundred times', 100),
    ...constants(deployment),
  ];
}

function mistake(name: string, change: (deployment: Deployment) => Partial<Deployment>): Mutation[] {
  return [{ name, deployment: synthesize, apply: (deployment) => ({ ...deployment, ...change(deployment) }) }];
}

function queues(name: string, change: Partial<Deployment['queues'][number]>): Mutation[] {
  return mistake(name, (it) => ({
    queues: it.queues.map((queue) => (queue.redrive === undefined ? queue : { ...queue, ...change })),
  }));
}

function redrives(name: string, maxReceiveCount: number): Mutation[] {
  return mistake(name, (it) => ({
    queues: it.queues.map((queue) => ({
      ...queue,
      ...(queue.redrive && { redrive: { ...queue.redrive, maxReceiveCount } }),
    })),
  }));
}

/** `var NAME = 60;` is another number. */
function constants({ eventSources, functions }: Deployment): Mutation[] {
  const reader = functions.find(({ description }) => description.arn === eventSources[0].functionArn);
  return [...(reader?.code ?? '').matchAll(/(?:var|const|let) ([A-Z_]+) = (\d[\d_]*);/g)].flatMap(
    ([text, name, number]) =>
      [0, 1, 20 * Number(number)].map((other) => ({
        name: `the replay function: ${name} is ${other}`,
        deployment: synthesize,
        apply: (deployment: Deployment) =>
          withCode(deployment, (code) => code.replace(text, text.replace(number, String(other)))),
      })),
  );
}
