/** The form that `sentiment-form-local --demo` runs: the contact form with what it can do beside answering. */
import { Stack } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { FormAnswers, Notification, SentimentFormBackend } from '../../src';

export class DemoStack extends Stack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    new SentimentFormBackend(this, 'Backend', {
      answers: FormAnswers.http(),
      spam: { honeypotField: 'website', maxLinks: 2 },
      notifications: [
        Notification.email({ fromAddress: 'Contact form <forms@example.com>', toAddresses: ['care@example.com'] }),
        Notification.topic(new sns.Topic(this, 'CareTeam')),
      ],
    });
  }
}
