import { Token } from 'aws-cdk-lib';
import type { SentimentFormBackendProps } from '../../sentiment-form-backend-props';
import { throttleOf } from '../resources/http-endpoint';

/**
 * Refuses a ceiling of the table's throughput below what the API lets through. What the ceiling holds back would wait in the
 * parking queue, and the replays would meet the same ceiling.
 */
export function validateThroughput(props: SentimentFormBackendProps): void {
  const { submissions = {}, api, notifications = [], receipt, notifyAfterAnswer } = props;
  const { rateLimit } = throttleOf(api);
  // Recorded, analyzed and opened, and a mark for each channel. A replay tries to record it once more, which is a write as well.
  const writes = 3 + notifications.length + (receipt ? 1 : 0) + (notifyAfterAnswer ? 1 : 0);
  validateCeiling('maxWriteRequestUnits', submissions.maxWriteRequestUnits, rateLimit, writes);
  validateCeiling('maxReadRequestUnits', submissions.maxReadRequestUnits, rateLimit, 1);
}

/** A ceiling or a rate that only the deployment knows is let through. */
function validateCeiling(name: string, units: number | undefined, rateLimit: number, unitsEach: number): void {
  if (units === undefined || Token.isUnresolved(units)) {
    return;
  }
  const isKnown = !Token.isUnresolved(rateLimit);
  const least = isKnown ? rateLimit * unitsEach : 1;
  if (Number.isSafeInteger(units) && units >= least) {
    return;
  }
  const reason = `, ${unitsEach} for each of the requests a second that api.throttle.rateLimit lets through`;
  throw new Error(
    `submissions.${name} must be a whole number of at least ${least}${isKnown ? reason : ''}, got: ${units}. ` +
      'Raise it, or lower api.throttle.rateLimit',
  );
}
