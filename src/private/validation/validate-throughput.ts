import { Token } from 'aws-cdk-lib';
import type { SentimentFormBackendProps } from '../../sentiment-form-backend-props';
import { throttleOf } from '../resources/http-endpoint';

/**
 * Refuses a maximum throughput of the table that is lower than the throttle of the API requires. Otherwise submissions
 * would be parked, and their replays would be throttled too.
 */
export function validateThroughput(props: SentimentFormBackendProps): void {
  const { submissions = {}, api, notifications = [], receipt, notifyAfterAnswer } = props;
  const { rateLimit } = throttleOf(api);
  // Three writes to record, analyze and open a submission, and one to mark each channel. With one channel, that write is made only if the
  // write that opens fails. A replay tries to record the submission again.
  const writes = 3 + notifications.length + (receipt ? 1 : 0) + (notifyAfterAnswer ? 1 : 0);
  validateCeiling('maxWriteRequestUnits', submissions.maxWriteRequestUnits, rateLimit, writes);
  validateCeiling('maxReadRequestUnits', submissions.maxReadRequestUnits, rateLimit, 1);
}

/** A maximum or a rate that is a token is not checked. */
function validateCeiling(name: string, units: number | undefined, rateLimit: number, unitsEach: number): void {
  if (units === undefined || Token.isUnresolved(units)) return;
  const isKnown = !Token.isUnresolved(rateLimit);
  const least = isKnown ? rateLimit * unitsEach : 1;
  if (Number.isSafeInteger(units) && units >= least) return;
  const reason = `, ${unitsEach} for each request a second that api.throttle.rateLimit allows`;
  throw new Error(
    `submissions.${name} must be a whole number of at least ${least}${isKnown ? reason : ''}, got: ${units}. ` +
      'Raise it, or lower api.throttle.rateLimit',
  );
}
