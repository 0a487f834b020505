import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { jsonata, literal } from './private/jsonata';
import { bareEmailAddress, validateCount, validateEmailAddress } from './private/validate';

/** An email to the people who look after the form. */
export interface EmailNotificationOptions {
  /**
   * Whom the email comes from: `forms@example.com`, or `Forms <forms@example.com>`.
   *
   * The address or its domain must be a verified identity of Amazon SES in the stack's account and region. Anything
   * that is not an email address is refused at synth.
   */
  readonly fromAddress: string;

  /**
   * Whom the email goes to: from 1 to 50 addresses, which is the most that Amazon SES takes in one message.
   *
   * While the account is in the SES sandbox, they must be verified as well.
   */
  readonly toAddresses: string[];
}

/** How one notification is sent: what Step Functions calls, and what its role must be allowed for it. @internal */
export interface NotificationTask {
  readonly integration: string;
  readonly arguments: object;
  readonly grants: iam.PolicyStatement[];
}

/**
 * Tells people that a submission needs their attention.
 *
 * A notification that cannot be sent never reaches the customer: the submission is kept and answered all the same.
 */
export abstract class Notification {
  /** An email through Amazon SES, with the message, what is known of its sender, and the reference number. */
  public static email(options: EmailNotificationOptions): Notification {
    return new EmailNotification(options);
  }

  /** What kind of channel this is, for the name of its state and for the record of what was sent. @internal */
  public abstract readonly _channel: string;

  /** @internal */
  public abstract _bind(scope: Construct, fieldNames: readonly string[]): NotificationTask;
}

class EmailNotification extends Notification {
  public readonly _channel = 'Email';

  public constructor(private readonly options: EmailNotificationOptions) {
    super();
    validateEmailAddress('fromAddress', options.fromAddress);
    validateCount('toAddresses', options.toAddresses, 1, 50);
    options.toAddresses.forEach((address) => validateEmailAddress('toAddresses', address));
  }

  public _bind(scope: Construct, fieldNames: readonly string[]): NotificationTask {
    const { fromAddress, toAddresses } = this.options;
    return {
      integration: 'states:::aws-sdk:sesv2:sendEmail',
      arguments: {
        FromEmailAddress: fromAddress,
        Destination: { ToAddresses: toAddresses },
        Content: {
          Simple: {
            Subject: { Data: jsonata(`'[' & $sentiment & '] Form submission ' & $record.ticketId`), Charset: 'UTF-8' },
            Body: { Text: { Data: jsonata(emailBody(fieldNames)), Charset: 'UTF-8' } },
          },
        },
      },
      grants: [sendFrom(scope, bareEmailAddress(fromAddress))],
    };
  }
}

/**
 * SES authorises against every verified identity in the message, a recipient's too, hence `identity/*`; the condition
 * is what keeps the role from writing in anybody else's name.
 */
function sendFrom(scope: Construct, address: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: ['ses:SendEmail'],
    resources: [Stack.of(scope).formatArn({ service: 'ses', resource: 'identity', resourceName: '*' })],
    conditions: { StringEquals: { 'ses:FromAddress': address } },
  });
}

/** Plain text alone: nothing that a stranger typed can become markup in the administrator's mailbox. */
function emailBody(fieldNames: readonly string[]): string {
  const field = (name: string) =>
    `$exists($submission.fields.${name}) ? ${literal(`${name}: `)} & $submission.fields.${name}`;
  return `$join([
    'Reference number: ' & $record.ticketId,
    'Sentiment: ' & $sentiment,
    'Received: ' & $submission.receivedAt,
    '',
    ${fieldNames.map(field).join(',\n    ')}
  ], '\\n')`;
}
