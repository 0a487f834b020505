/** The id of a submission that came without one: it follows from the execution, so that every step of it has the same. */
import { createHash } from 'node:crypto';
import type { ExecutionFact } from './facts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Step Functions names an execution by a UUID. Where somebody else gave the name, a UUID of version 8 is made of it and of the ARN. */
export function idOfExecution({ name, arn }: ExecutionFact): string {
  if (UUID.test(name)) return name.toLowerCase();
  const digest = createHash('sha256')
    .update(name + arn)
    .digest('hex');
  const parts = [
    [0, 8],
    [8, 12],
    [12, 15],
    [15, 18],
    [18, 30],
  ].map(([from, to]) => digest.slice(from, to));
  return [parts[0], parts[1], `8${parts[2]}`, `8${parts[3]}`, parts[4]].join('-');
}
