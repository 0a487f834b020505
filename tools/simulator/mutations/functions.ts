/** Mistakes in the functions: the one that replays, the one that makes numbers, and the one that answers. */
import { inForm, type KnownMutation } from './mutation';
import type { Deployment } from '../deployment';
import type { Form } from '../forms/form';
import { SIMPLE, WIDE } from '../forms/forms';

/** All of them. */
export const IN_FUNCTIONS: readonly KnownMutation[] = [
  ...inFunction(SIMPLE, 'replay.lambda', {
    'replay what was refused no more': ['outcome === "ACCEPTED"', 'true'],
    'hide a message after its last try': ['isLast ? 0 :', ''],
    'begin with the second pause': ['tries(message) - 1', 'tries(message)'],
    'replay under any name': ['`${REPLAY_PREFIX}${message.messageId}', '`${message.messageId}'],
  }),
  ...inFunction(SIMPLE, 'reference-number.lambda', {
    'number without the content': ['${submissionId}:${contentHash}:', '${submissionId}::'],
    'write a number without its check symbol': ['[...data, checksum(data)]', '[...data, 0]'],
  }),
  ...inFunction(WIDE, 'responder.lambda', {
    'answer without the score': ['isScore(sentimentScore) ? sentimentScore : null', 'null'],
    'answer what was refused as if it had failed': ['outcome === "REJECTED"', 'outcome === "REFUSED"'],
  }),
];

function inFunction(form: Form, source: string, mistakes: Readonly<Record<string, readonly [string, string]>>) {
  return Object.entries(mistakes).map(([name, [part, by]]) =>
    inForm(name, form, (deployment) => withFunction(deployment, source, part, by)),
  );
}

/** A bundle says which source it was made of. A mistake that changes nothing is none. */
function withFunction(deployment: Deployment, source: string, part: string, by: string): Deployment {
  const isIt = ({ code }: Deployment['functions'][number]) => code.includes(`src/handlers/${source}.ts`);
  if (!deployment.functions.some((fn) => isIt(fn) && fn.code.includes(part))) {
    throw new Error(`No function of ${source}.ts has ${part}: nothing was mutated.`);
  }
  return {
    ...deployment,
    functions: deployment.functions.map((fn) => (isIt(fn) ? { ...fn, code: fn.code.replaceAll(part, by) } : fn)),
  };
}
