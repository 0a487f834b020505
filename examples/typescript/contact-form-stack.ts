import { CfnOutput, Duration, Stack, StackProps } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import {
  FormAlarm,
  FormField,
  Notification,
  Sentiment,
  SentimentAnalyzer,
  SentimentFormBackend,
} from 'cdk-sentiment-form-backend';

/** A contact form whose complaints reach a team by email and by a topic. */
export class ContactFormStack extends Stack {
  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const team = new sns.Topic(this, 'Team');

    const form = new SentimentFormBackend(this, 'Backend', {
      fields: {
        message: FormField.text({ required: true, maxLength: 2000, label: 'Your message' }),
        email: FormField.email({ label: 'Your email address' }),
        topic: FormField.choice(['order', 'return', 'other'], { required: true }),
        rating: FormField.number({ min: 1, max: 5, integersOnly: true }),
        terms: FormField.checkbox({ required: true }),
      },
      analyzer: SentimentAnalyzer.comprehend({ detectLanguage: true, fallbackLanguageCode: 'en' }),
      attention: { sentiments: [Sentiment.NEGATIVE, Sentiment.MIXED], minScore: 0.5 },
      notifications: [
        Notification.email({
          fromAddress: 'Contact form <forms@example.com>',
          toAddresses: ['care@example.com'],
          subject: '[{{sentiment}}] {{fields.topic}} {{ticketId}}',
        }),
        Notification.topic(team),
      ],
      submissions: { retention: Duration.days(365) },
      observability: {
        dashboard: { defaultInterval: Duration.hours(12) },
        alarms: { topic: team, failedExecutions: 3, exclude: [FormAlarm.THROTTLED_EXECUTIONS] },
      },
      api: { path: '/contact', allowedOrigins: ['https://www.example.com'] },
    });

    new CfnOutput(this, 'Endpoint', { value: form.endpoint });
  }
}
