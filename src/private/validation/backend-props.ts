import { Duration } from 'aws-cdk-lib';
import { secondsOf } from './seconds-of';
import { validateCount, validateDuration } from './validate';
import { SentimentAnalyzer } from '../../sentiment-analyzer';
import type { SentimentFormBackendProps } from '../../sentiment-form-backend-props';
import type { Analyzer } from '../analyzers/analyzer';
import { alwaysNeedsAttention, canNeedAttention, needsAttention } from '../form/attention';
import { AttentionShards, attentionShards } from '../form/attention-shards';
import { DeclaredForm, declareForm } from '../form/declared-form';
import type { Channel } from '../notifications/channel';
import { receiptChannel } from '../notifications/email';
import { throttleOf } from '../resources/http-endpoint';
import { checkOptions } from './options/check-options';
import { BACKEND_PROPS } from './options/shapes/backend';
import { validateThroughput } from './validate-throughput';
import { SpamFilter, spamFilter } from '../form/spam-filter';
import { validateRemovalPolicy } from '../resources/removal-policy';

/** The checked props of a backend. */
export interface CheckedBackendProps {
  readonly form: DeclaredForm;
  readonly spam: SpamFilter;
  readonly analyzer: Analyzer;
  /** A JSONata condition. */
  readonly needsAttention: string;
  readonly notifications: readonly Channel[];
  readonly receipt?: Channel;
  readonly notifyAfterAnswer: boolean;
  /** A number, or a JSONata expression for a token. */
  readonly retentionSeconds?: string;
  /** The number of emails that every submission causes. */
  readonly emailsEach: number;
  readonly shards: AttentionShards;
}

/** Refuses props that would not work, before any resource is created. */
export function checkBackendProps(props: SentimentFormBackendProps): CheckedBackendProps {
  checkOptions('SentimentFormBackend', props, BACKEND_PROPS);
  const { notifications = [], attention, analyzer = SentimentAnalyzer.comprehend(), submissions = {} } = props;
  const { notifyAfterAnswer = false } = props;
  validateCount('notifications', notifications, 0, 10);
  if (notifyAfterAnswer && notifications.length === 0 && props.receipt === undefined) {
    throw new Error(
      'notifyAfterAnswer must be false without notifications and without a receipt, because there is nothing to send after the ' +
        'answer, got: true. Add a notification or a receipt, or leave it out',
    );
  }
  if (submissions.retention) {
    validateDuration('submissions.retention', submissions.retention, Duration.days(1), Duration.days(3650));
  }
  validateRemovalPolicy(submissions.removalPolicy);
  validateThroughput(props);
  const isAnalyzed = analyzer._analyzer.name !== 'none';
  if (notifications.length > 0 && !canNeedAttention(attention, isAnalyzed)) {
    throw new Error(
      `attention.includeUnknown must be true${isAnalyzed ? ', or attention.sentiments must not be empty,' : ' without an analyzer,'} ` +
        `because otherwise the notifications would never be sent, got: false`,
    );
  }
  const form = declareForm(props);
  const spam = spamFilter(form.fields, props.spam);
  validateRedirectField(
    [...form.fields.map(({ name }) => name), ...spam.controlFields],
    props.answers?._answering.redirectField,
  );
  const notified = alwaysNeedsAttention(attention, isAnalyzed) ? notifications : [];
  return {
    form,
    spam,
    analyzer: analyzer._analyzer,
    needsAttention: needsAttention(attention),
    notifications: notifications.map(({ _channel }) => _channel),
    receipt: props.receipt && receiptChannel(props.receipt),
    notifyAfterAnswer,
    retentionSeconds: submissions.retention && secondsOf('submissions.retention', submissions.retention),
    emailsEach: notified.filter(({ channelType }) => channelType === 'Email').length + (props.receipt ? 1 : 0),
    shards: attentionShards(throttleOf(props.api).rateLimit),
  };
}

/** The responder removes it from the post, so it could never be part of a submission. */
function validateRedirectField(names: readonly string[], redirectField?: string): void {
  if (redirectField !== undefined && names.includes(redirectField)) {
    throw new Error(
      `answers: redirectField must not be the name of a field of the form, got: '${redirectField}'. Choose another name`,
    );
  }
}
