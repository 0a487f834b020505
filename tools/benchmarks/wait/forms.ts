/** The forms whose customers wait differently. */
import { Stack } from 'aws-cdk-lib';
import { FormAnswers, Notification, SentimentFormBackend, type SentimentFormBackendProps } from '../../../src';
import { functionOf, VERIFIER } from '../../simulator/forms/code';
import { FORMS, type ComparedForm } from '../forms/forms';

const notifications = [Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] })];

/** Where a plain HTML form sends its visitors. */
export const THANKS = 'https://www.example.com/thanks';

export const [SAMPLE, DEFAULT] = FORMS;

/** Traces and log classes take no time. */
export const WAITED_FOR: readonly ComparedForm[] = [
  ...FORMS.filter(({ name }) => !/traces/.test(name)),
  form('default, spam verified by a function', (stack) => ({
    spam: { verifier: { handler: functionOf(stack, 'Verifier', VERIFIER), tokenField: 'token' } },
  })),
];

/** The answers of a web API, which a function makes. */
export const WEB_API = form('FormAnswers.http()', () => ({
  answers: FormAnswers.http({ allowedRedirects: [THANKS] }),
}));

function form(name: string, props: (stack: Stack) => SentimentFormBackendProps): ComparedForm {
  return {
    name,
    deploy: (app) => {
      const stack = new Stack(app, 'Stack');
      new SentimentFormBackend(stack, 'Form', { notifications, ...props(stack) });
    },
  };
}
