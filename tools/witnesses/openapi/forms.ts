/** The forms whose answers are compared with their description. */
import { App, Stack } from 'aws-cdk-lib';
import { startLocal, type LocalBackend } from 'sentiment-form-local';
import { FormAnswers, SentimentFormBackend } from '../../../src';
import { KEY, maximumBackend } from '../../../test/support/maximum';

/** A form that runs on this machine. */
export interface RunningForm {
  readonly name: string;
  readonly backend: LocalBackend;
  /** As the construct gives it. */
  readonly document: string;
  /** The address that the document's paths belong to. */
  readonly url: string;
}

const FORMS: readonly (readonly [name: string, make: (stack: Stack) => SentimentFormBackend])[] = [
  ['no option', (stack) => new SentimentFormBackend(stack, 'Form')],
  ['answers like a web API', (stack) => new SentimentFormBackend(stack, 'Form', { answers: FormAnswers.http() })],
  ['every option', (stack) => maximumBackend(stack)],
];

/** The token that the authorizer of the largest form accepts. */
export const AUTHORIZATION = `Authorization: ${KEY}`;

/** Runs each form, one after the other, and stops it when the work is done. */
export async function withEachForm(work: (form: RunningForm) => Promise<void>): Promise<number> {
  for (const [name] of FORMS) await withForm(name, work);
  return FORMS.length;
}

/** Runs one of the forms while the work is done. */
export async function withForm<T>(name: string, work: (form: RunningForm) => Promise<T>): Promise<T> {
  const make = FORMS.find(([other]) => other === name)?.[1];
  if (make === undefined) throw new Error(`There is no form with the name ${name}.`);
  const app = new App({ analyticsReporting: false });
  const { openApiDocument: document } = make(new Stack(app, 'Stack'));
  const backend = await startLocal(app.synth(), { throttle: false });
  try {
    return await work({ name, backend, document, url: new URL(backend.endpoint).origin });
  } finally {
    await backend.stop();
  }
}
