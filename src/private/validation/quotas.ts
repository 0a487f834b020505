import { Annotations, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** A default quota of an account in a region. */
export interface Quota {
  /** The id with which the warning is acknowledged. */
  readonly id: string;
  /** The number of submissions a second that it allows. */
  readonly perSecond: number;
  /** The quota with its number and its code. */
  readonly what: string;
  /** What happens to more submissions. */
  readonly otherwise: string;
}

/** In the order of the workflow. The codes are those of Service Quotas. */
export const QUOTAS = {
  comprehend: {
    id: 'comprehendQuota',
    perSecond: 20,
    what: 'Amazon Comprehend by default analyzes 20 texts a second (quota L-370FF492)',
    otherwise: 'The sentiment of further texts is UNKNOWN',
  },
  // The function waits for the workflow, which takes about a second.
  responder: {
    id: 'lambdaQuota',
    perSecond: 10,
    what: 'a new account can often run only 10 functions at a time (quota L-B99A9384), and FormAnswers.http() needs one for each waiting post',
    otherwise: 'Further posts fail',
  },
} satisfies { [name: string]: Quota };

/** The quota of Amazon SES for the emails that every submission causes. */
export function quotaOfEmails(emailsEach: number): Quota | undefined {
  if (emailsEach === 0) return undefined;
  const emails = emailsEach === 1 ? 'an email' : `${emailsEach} emails`;
  return {
    id: 'sesQuota',
    perSecond: 14 / emailsEach,
    what: `Amazon SES sends 1 email a second in the sandbox and often 14 outside it (quota L-CDEF9B6B), and each submission causes ${emails}`,
    otherwise:
      'Further emails are sent later by replays. A submission whose emails fail in five replays goes to the dead-letter queue',
  };
}

/** Warns of each quota that is lower than the rate of an API. A rate that is a token is not checked, and neither is the default rate. */
export function warnOfQuotas(scope: Construct, rateLimit: number | undefined, quotas: readonly Quota[]): void {
  if (rateLimit === undefined || Token.isUnresolved(rateLimit)) return;
  for (const { id, perSecond, what, otherwise } of quotas) {
    if (rateLimit > perSecond) {
      Annotations.of(scope).addWarningV2(
        `cdk-sentiment-form-backend:${id}`,
        `api.throttle.rateLimit allows ${rateLimit} requests a second, but ${what}. ${otherwise}. Ask for a higher quota before you ` +
          'deploy, or lower the rate limit. Acknowledge this warning if the quota is high enough',
      );
    }
  }
}
