/**
 * The messages of a batch that a function failed to process, according to its answer. An invalid answer counts as if
 * all had failed, so that no message is deleted without being processed.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
 */
import { isObject, type Json, member } from '../base/json';

/** The IDs of the failed messages, or `all`. */
export function itemFailuresOf(answer: Json, messageIds: readonly string[]): ReadonlySet<string> | 'all' {
  if (answer === null) return new Set();
  if (!isObject(answer)) return 'all';
  const reported = member(answer, 'batchItemFailures') ?? [];
  if (!Array.isArray(reported)) return 'all';
  const ids = reported.map((failure) => member(failure, 'itemIdentifier'));
  const known = ids.filter((id) => typeof id === 'string').filter((id) => messageIds.includes(id));
  return known.length === ids.length ? new Set(known) : 'all';
}
