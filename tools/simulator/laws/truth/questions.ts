/** What analyzers and verifiers are asked. */
import { member } from 'sentiment-form-local/lib/base/json';
import { difference } from './compare';
import { analyzedText, brokeAtAnalyzer, heldIn, isUnchecked, isVerifier, type Run } from './run';
import type { CallFact } from '../../facts';
import { asksForLanguage, payloadOf } from '../../forms/analyzer';

/** The analyzer is asked about the text that was posted, the verifier about the token. */
export function wrongQuestion({ operation, input }: CallFact, run: Run): string | undefined {
  const { form } = run.world.deployment;
  const payload = payloadOf(input);
  const id = String(member(payload, 'submissionId'));
  if (run.id !== undefined && operation === 'lambda.Invoke' && id !== run.id) return `it is about ${id}`;
  if (form.analyzer.isAsked(operation, input)) {
    return needlessly(run) ?? difference(input, form.analyzer.question(analyzedText(run), id, input));
  }
  if (!isVerifier(operation, input)) return undefined;
  const token = member(run.execution.input, 'token');
  return difference(member(payload, 'token'), typeof token === 'string' ? token : null, 'its token');
}

/** Spam is not analyzed, nor is a text that was analyzed before, because each analysis costs money. */
function needlessly(run: Run): string | undefined {
  if (heldIn(run) !== undefined) return 'it is about spam';
  return member(run.message?.submission, 'analysis') === undefined ? undefined : 'it is about what was analyzed before';
}

/** A sentiment is UNKNOWN only if the analyzer was called. */
export function notAsked(run: Run): string | undefined {
  const { execution, calls, content, message, world } = run;
  const { analyzer } = world.deployment.form;
  if (analyzer.most === 0 || execution.status !== 'SUCCEEDED' || (content.errors ?? []).length > 0) return undefined;
  if (isUnchecked(run) || heldIn(run) !== undefined || member(message?.submission, 'analysis') !== undefined) {
    return undefined;
  }
  const isAsked = calls.some(
    ({ operation, input }) => analyzer.isAsked(operation, input) || asksForLanguage(operation),
  );
  return isAsked || brokeAtAnalyzer(run) ? undefined : 'asked nobody for the sentiment';
}
