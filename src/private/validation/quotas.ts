import { Annotations, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** What an account can do in a region until its owner asks AWS for more. */
export interface Quota {
  /** By which a warning is acknowledged. */
  readonly id: string;
  /** How many submissions a second it is enough for. */
  readonly perSecond: number;
  /** The quota with its number and its code. */
  readonly what: string;
  /** What becomes of more submissions. */
  readonly otherwise: string;
}

/** In the order of what they are for. The codes are those of Service Quotas. */
export const QUOTAS = {
  comprehend: {
    id: 'comprehendQuota',
    perSecond: 20,
    what: 'Amazon Comprehend by default analyzes 20 texts a second (quota L-370FF492)',
    otherwise: 'The sentiment of more is UNKNOWN',
  },
  // A post waits in the function for the workflow, which takes about a second.
  responder: {
    id: 'lambdaQuota',
    perSecond: 10,
    what: 'a new account often runs only 10 functions at a time (quota L-B99A9384), and FormAnswers.http() needs one for each post that waits',
    otherwise: 'More posts at a time fail',
  },
  receipt: {
    id: 'sesQuota',
    perSecond: 14,
    what: 'Amazon SES sends 1 email a second in its sandbox and often 14 after it (quota L-CDEF9B6B), and there is a receipt for each submission',
    otherwise: 'More receipts are late, and are lost after five tries',
  },
} satisfies { [name: string]: Quota };

/** Warns of each quota that is smaller than the rate of an API. A rate that only the deployment knows is let through. */
export function warnOfQuotas(scope: Construct, rateLimit: number, quotas: readonly Quota[]): void {
  for (const { id, perSecond, what, otherwise } of Token.isUnresolved(rateLimit) ? [] : quotas) {
    if (rateLimit > perSecond) {
      Annotations.of(scope).addWarningV2(
        `cdk-sentiment-form-backend:${id}`,
        `api.throttle.rateLimit lets ${rateLimit} requests a second through, but ${what}. ${otherwise}. Ask for a higher quota before you ` +
          'deploy, or lower the rate limit. Acknowledge this warning if the quota is high enough',
      );
    }
  }
}
