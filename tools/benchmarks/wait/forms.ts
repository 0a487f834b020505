/** The forms whose customers wait differently. */
import { FormAnswers } from '../../../src';
import { functionOf, VERIFIER } from '../../simulator/forms/code';
import { FORMS, notifications, ours, type ComparedForm } from '../forms/forms';

/** Where a plain HTML form sends its visitors. */
export const THANKS = 'https://www.example.com/thanks';

export const [SAMPLE, DEFAULT] = FORMS;

/** Traces and log classes take no time. */
export const WAITED_FOR: readonly ComparedForm[] = [
  ...FORMS.filter(({ name }) => !/traces/.test(name)),
  ours('default, spam verified by a function', (stack) => ({
    notifications,
    spam: { verifier: { handler: functionOf(stack, 'Verifier', VERIFIER), tokenField: 'token' } },
  })),
];

/** The answers of a web API, which a function makes. */
export const WEB_API = ours('FormAnswers.http()', {
  notifications,
  answers: FormAnswers.http({ allowedRedirects: [THANKS] }),
});
