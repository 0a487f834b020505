import { Duration, RemovalPolicy, SecretValue, Stack } from 'aws-cdk-lib';
import { IpAddressType } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import {
  FormAnswers,
  FormField,
  Notification,
  Sentiment,
  SentimentAnalyzer,
  SentimentFormBackend,
  SentimentFormBackendProps,
} from '../../src';
import { acknowledgeNoDeadLetters } from '../../src/private/resources/acknowledgments';
import { commonFunctionProps } from '../../src/private/resources/common-function-props';

/** The token that the authorizer of the maximum backend accepts. */
export const KEY = 'let-me-in';

/** A backend that uses every option at once, but for the one that notifies after the answer. */
export function maximumBackend(stack: Stack, changes: SentimentFormBackendProps = {}): SentimentFormBackend {
  return new SentimentFormBackend(stack, 'Form', { ...maximumProps(stack), ...changes });
}

export function maximumProps(stack: Stack): SentimentFormBackendProps {
  const encryptionKey = new kms.Key(stack, 'Key', { enableKeyRotation: true });
  const alarmTopic = new sns.Topic(stack, 'Alarms', { masterKey: encryptionKey, enforceSSL: true });
  return {
    fields: {
      message: FormField.text({ required: true, minLength: 3, maxLength: 2000, label: 'Your message' }),
      'first-name': FormField.text({ maxLength: 100 }),
      email: FormField.email({ label: 'Email address' }),
      topic: FormField.choice(['order', 'return', 'other'], { required: true }),
      rating: FormField.number({ min: 1, max: 5, integersOnly: true }),
      agree: FormField.checkbox({ required: true }),
      language: FormField.text({ maxLength: 10 }),
    },
    textField: 'message',
    keepUnknownFields: true,
    spam: {
      honeypotField: 'website',
      minFillTime: Duration.seconds(2),
      fillTimeField: 'fillMilliseconds',
      maxLinks: 2,
      verifier: {
        handler: answering(stack, 'Verifier', `{ isHuman: event.token !== 'robot' }`, encryptionKey),
        tokenField: 'cf-turnstile-response',
      },
    },
    analyzer: SentimentAnalyzer.comprehend({
      languageField: 'language',
      fallbackLanguageCode: 'en',
      maxAnalyzedCharacters: 1000,
    }),
    attention: { sentiments: [Sentiment.NEGATIVE, Sentiment.MIXED], minScore: 0.4, includeUnknown: true },
    notifications: notifications(stack, encryptionKey),
    receipt: {
      fromAddress: 'Example <hello@example.com>',
      emailField: 'email',
      subject: 'Thank you ({{ticketId}})',
      body: 'We have it, since {{receivedAt}}. Your number is {{ticketId}}.',
      configurationSetName: 'receipts',
    },
    answers: FormAnswers.http({
      allowedRedirects: ['https://www.example.com/thanks'],
      redirectField: '_next',
    }),
    api: {
      path: '/contact',
      allowedOrigins: ['https://www.example.com', 'https://example.com'],
      throttle: { rateLimit: 100, burstLimit: 200 },
      integrationTimeout: Duration.seconds(28),
      accessLogRetention: logs.RetentionDays.ONE_YEAR,
      domain: domain(stack),
      authorizer: authorizer(stack, encryptionKey),
      ipAddressType: IpAddressType.DUAL_STACK,
    },
    submissions: {
      retention: Duration.days(365),
      removalPolicy: RemovalPolicy.DESTROY,
      encryptionKey,
      maxReadRequestUnits: 1_000,
      maxWriteRequestUnits: 4_000,
    },
    observability: {
      logLevel: sfn.LogLevel.ALL,
      includeExecutionData: false,
      tracing: true,
      logRetention: logs.RetentionDays.ONE_YEAR,
      logClass: logs.LogGroupClass.STANDARD,
      dashboard: { name: 'contact-form', defaultInterval: Duration.hours(3) },
      alarms: { topic: alarmTopic, failedExecutions: 2, executionTime: Duration.seconds(15) },
    },
  };
}

function notifications(stack: Stack, masterKey: kms.IKey): Notification[] {
  return [
    Notification.email({
      fromAddress: 'Forms <forms@example.com>',
      toAddresses: ['care@example.com'],
      replyToField: 'email',
      subject: '{{sentiment}}: {{fields.topic}} ({{ticketId}})',
      body: '{{fields.first-name}} rates us {{fields.rating}}:\n\n{{fields.message}}',
      configurationSetName: 'warnings',
    }),
    Notification.topic(new sns.Topic(stack, 'Topic', { masterKey, enforceSSL: true })),
    Notification.eventBus(new events.EventBus(stack, 'Bus'), { source: 'example.forms', detailType: 'Bad News' }),
    Notification.webhook({
      url: 'https://hooks.example.com/forms',
      connection: new events.Connection(stack, 'Connection', {
        authorization: events.Authorization.apiKey('x-api-key', SecretValue.secretsManager('hook-key')),
      }),
    }),
  ];
}

function domain(stack: Stack) {
  const zoneName = 'example.com';
  return {
    domainName: `forms.${zoneName}`,
    certificate: acm.Certificate.fromCertificateArn(
      stack,
      'Certificate',
      'arn:aws:acm:us-east-1:111111111111:certificate/00000000-0000-0000-0000-000000000000',
    ),
    hostedZone: route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: 'Z1', zoneName }),
  };
}

function authorizer(stack: Stack, encryptionKey: kms.IKey): HttpLambdaAuthorizer {
  const isAuthorized = `{ isAuthorized: event.headers['authorization'] === '${KEY}' }`;
  return new HttpLambdaAuthorizer('Authorizer', answering(stack, 'Authorizer', isAuthorized, encryptionKey), {
    responseTypes: [HttpLambdaResponseType.SIMPLE],
    identitySource: ['$request.header.authorization'],
    resultsCacheTtl: Duration.seconds(0),
  });
}

/** A function that answers with the value of an expression, as the library's own functions are made. */
export function answering(scope: Construct, id: string, answer: string, encryptionKey?: kms.IKey): lambda.Function {
  const fn = new lambda.Function(scope, id, {
    ...commonFunctionProps(scope, id, 'Lets a function of the application write its log and its traces', encryptionKey),
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline(`exports.handler = async (event) => (${answer});`),
    memorySize: 256,
    timeout: Duration.seconds(2),
  });
  acknowledgeNoDeadLetters(fn);
  return fn;
}
