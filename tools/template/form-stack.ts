/** The form of the self-contained template, with parameters in place of props. */
import { CfnOutput, CfnParameter, DefaultStackSynthesizer, Duration, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { Notification, SentimentFormBackend } from '../../src';

/** What CloudFormation refuses before it creates anything. An apostrophe would end a string in the workflow. */
const EMAIL_ADDRESS = "[^@\\s<>,']+@[^@\\s<>,']+\\.[^@\\s<>,']+";
const ORIGIN = 'https?://[^/\\s*?#@,]+';

export class FormStack extends Stack {
  public constructor(scope: Construct, id: string) {
    super(scope, id, {
      description:
        'The backend of a web form: records what is posted, analyzes its sentiment, and answers with a ticket.',
      // An account without CDK apps has no version of the bootstrap stack.
      synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
    });
    const form = new SentimentFormBackend(this, 'Form', {
      notifications: [Notification.email({ fromAddress: this.sender(), toAddresses: this.recipients() })],
      api: { allowedOrigins: this.origins() },
      submissions: { retention: this.retention() },
    });
    this.output('Endpoint', form.endpoint, 'The URL that the form posts to');
    this.output(
      'StateMachineArn',
      form.stateMachine.stateMachineArn,
      'The state machine to start with StartSyncExecution',
    );
    this.output('TableName', form.table.tableName, 'The table of submissions');
  }

  private sender(): string {
    return new CfnParameter(this, 'SenderAddress', {
      description: 'The sender of notifications, such as forms@example.com: a verified identity of Amazon SES.',
      allowedPattern: `^${EMAIL_ADDRESS}$`,
      constraintDescription: 'must be one email address without a name, such as forms@example.com',
    }).valueAsString;
  }

  private recipients(): string[] {
    return new CfnParameter(this, 'RecipientAddresses', {
      type: 'CommaDelimitedList',
      description: 'The recipients of notifications: 1 to 50 email addresses, separated by commas.',
      allowedPattern: `^${EMAIL_ADDRESS}$`,
      constraintDescription: 'must be email addresses without names, separated by commas, such as care@example.com',
    }).valueAsList;
  }

  private origins(): string[] {
    return new CfnParameter(this, 'AllowedOrigins', {
      type: 'CommaDelimitedList',
      description:
        'The origins of the pages that may post, separated by commas, such as https://www.example.com. Use * alone for all.',
      allowedPattern: `^(\\*|${ORIGIN})$`,
      constraintDescription:
        'must be origins without a path and without a slash at the end, such as https://www.example.com',
    }).valueAsList;
  }

  private retention(): Duration {
    const days = new CfnParameter(this, 'RetentionDays', {
      type: 'Number',
      description: 'The number of days after which a submission is deleted: from 1 to 3650.',
      default: 3650,
      minValue: 1,
      maxValue: 3650,
      constraintDescription: 'must be a whole number from 1 to 3650',
    });
    return Duration.days(days.valueAsNumber);
  }

  private output(id: string, value: string, description: string): void {
    new CfnOutput(this, id, { value, description });
  }
}
