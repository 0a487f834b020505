/** The ID of a submission that was posted without one. It is made from the execution, so every state of the execution uses the same ID. */
import { createHash } from 'node:crypto';
import type { ExecutionFact } from './facts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Step Functions names an execution by a UUID. If a caller chose the name, a UUID of version 8 is made from the name and the ARN. */
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
