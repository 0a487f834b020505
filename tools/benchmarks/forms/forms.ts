/** The forms that are compared, and what is posted to them. */
import { App, Stack } from 'aws-cdk-lib';
import { LogGroupClass } from 'aws-cdk-lib/aws-logs';
import { AncestorStack } from '../../../examples/ancestor/ancestor-stack';
import { Notification, SentimentAnalyzer, SentimentFormBackend, type SentimentFormBackendProps } from '../../../src';

/** A form, as it would be deployed. */
export interface ComparedForm {
  readonly name: string;
  /** Whether it holds spam. */
  readonly holdsSpam?: true;
  /** Whether its API writes an access log. */
  readonly logsAccess?: true;
  readonly deploy: (app: App) => void;
}

export const notifications = [
  Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] }),
];

export const FORMS: readonly ComparedForm[] = [
  {
    name: 'the 2020 sample',
    deploy: (app) =>
      new AncestorStack(app, 'Ancestor', { sender: 'forms@example.com', administrator: 'care@example.com' }),
  },
  ours('default (Comprehend)', { notifications }),
  ours('default, notified after the answer', { notifications, notifyAfterAnswer: true }),
  {
    ...ours('300 characters analyzed, spam held', {
      notifications,
      analyzer: SentimentAnalyzer.comprehend({ maxAnalyzedCharacters: 300 }),
      spam: { honeypotField: 'website' },
    }),
    holdsSpam: true,
  },
  ours('Bedrock, Nova Micro', { notifications, analyzer: SentimentAnalyzer.bedrock() }),
  ours('lexicon', { notifications, analyzer: SentimentAnalyzer.lexicon() }),
  ours('lexicon, no email', { analyzer: SentimentAnalyzer.lexicon() }),
  ours('lexicon, no email, no traces', {
    analyzer: SentimentAnalyzer.lexicon(),
    observability: { tracing: false },
  }),
  ours('lexicon, no email or traces, IA logs', {
    analyzer: SentimentAnalyzer.lexicon(),
    observability: { tracing: false, logClass: LogGroupClass.INFREQUENT_ACCESS },
  }),
];

/** A form of this library. */
export function ours(
  name: string,
  props: SentimentFormBackendProps | ((stack: Stack) => SentimentFormBackendProps),
): ComparedForm {
  return {
    name,
    logsAccess: true,
    deploy: (app) => {
      const stack = new Stack(app, 'Stack');
      new SentimentFormBackend(stack, 'Form', typeof props === 'function' ? props(stack) : props);
    },
  };
}

export type PostKind = 'positive' | 'negative' | 'spam' | 'rejected';

const SENTENCES: Readonly<Record<PostKind, string>> = {
  positive: 'Thank you, the delivery was quick and everything is wonderful. ',
  negative: 'This is terrible, it broke at once and nobody helps, I hate it. ',
  spam: 'Buy now, this is wonderful, and quick delivery, thank you all. ',
  rejected: '',
};

/** What a browser would post, with a text of this many characters. A form without a honeypot gets the same without that field. */
export function postOf({ holdsSpam }: ComparedForm, kind: PostKind, characters: number): Record<string, string> {
  const sentence = SENTENCES[kind];
  const message = sentence.repeat(Math.ceil(characters / Math.max(1, sentence.length))).slice(0, characters);
  return { message, ...(kind === 'spam' && holdsSpam && { website: 'https://spam.example.com' }) };
}
