/** What one run of the workflow was given and could know, according to the posts and to the answers of services. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject, member, objectOf } from 'sentiment-form-local/lib/base/json';
import { brokeAt, type CallFact, type ExecutionFact } from '../../facts';
import { payloadOf, UNKNOWN, type Analysis } from '../../forms/analyzer';
import { recordedOf, type Content } from '../../forms/content';
import { idOfExecution } from '../../ids';
import type { Item } from '../../items';
import type { World } from '../../world';
import { analysisIn, callsOf, contentOf, contentOfItem, idOf, parkedUnchecked } from '../law';
import { originOf } from './origin';
import { textOf, attentionOf } from '../../records';

/** A run, and the submission that it processes. */
export interface Run {
  readonly world: World;
  readonly execution: ExecutionFact;
  readonly calls: readonly CallFact[];
  readonly content: Content;
  /** The parked message that a replay processes. Undefined for a customer's run. */
  readonly message?: JsonObject;
  /** The one that the client sent, or else the one that the workflow chose. */
  readonly id?: string;
}

/** A run of the workflow for a posted submission. Undefined for a sweep, and for something that nobody has posted. */
export function runOf(world: World, execution: ExecutionFact): Run | undefined {
  const content = originOf(world, execution);
  if (content === undefined) return undefined;
  const { kind, input } = execution;
  const calls = callsOf(world, execution);
  if (kind === 'submission') return { world, execution, calls, content, id: idOf(input) ?? idOfExecution(execution) };
  const message = objectOf(input);
  return { world, execution, calls, content, message, id: idOfMessage(message) };
}

/** The id that a parked message names. */
function idOfMessage({ submission, unchecked, id }: JsonObject): string | undefined {
  const named = member(submission, 'id') ?? idOf(unchecked ?? null) ?? id;
  return typeof named === 'string' ? named : undefined;
}

/** Whether a record belongs to the submission of a run. */
export function isAbout({ content, id }: Run, item: Item): boolean {
  return contentOfItem(item) === contentOf(recordedOf(content)) && textOf(item, 'submissionId') === id;
}

/** What a run read from its own record, the last time that it read it. */
function readBy(run: Run): Item | undefined {
  const items = run.calls
    .filter(({ operation, answered }) => operation === 'dynamodb.GetItem' && answered)
    .map(({ answer }) => member(answer, 'Item'))
    .filter(isObject);
  return items.filter((item) => isAbout(run, item)).at(-1);
}

/** Why a run must hold its submission as spam. */
export function heldIn(run: Run): string | undefined {
  const { heldFor } = run.content;
  if (run.message !== undefined) {
    const reason = member(run.message.submission, 'heldFor');
    if (run.message.submission !== undefined) return reason === undefined ? undefined : String(reason);
  }
  if (heldFor !== 'VERIFIER') return heldFor;
  const verdict = run.calls.find(({ operation, input, answered }) => isVerifier(operation, input) && answered)?.answer;
  return verdict !== undefined && member(payloadOf(verdict), 'isHuman') === false ? heldFor : undefined;
}

export function isVerifier(operation: string, input: Json): boolean {
  return operation === 'lambda.Invoke' && String(member(input, 'FunctionName')).includes('Verifier');
}

/** The result of the run itself: what the analyzer answered, or that it failed. */
export function ownAnalysis(run: Run): Analysis {
  const { analyzer } = run.world.deployment.form;
  const kept = member(run.message?.submission, 'analysis');
  if (isObject(kept)) return kept as unknown as Analysis;
  if (heldIn(run) !== undefined || isEmpty(run)) return analyzer.ordinary;
  if (brokeAtAnalyzer(run)) return UNKNOWN;
  const answers = run.calls.filter(({ operation, input, answered }) => analyzer.isAsked(operation, input) && answered);
  const answer = answers.at(-1)?.answer;
  return answer === undefined ? UNKNOWN : analyzer.read(answer);
}

/** The sentiment that a run must use: the one in its record, or else its own result. */
export function analysisOf(run: Run): Analysis {
  const read = readBy(run);
  if (read?.sentiment !== undefined) return analysisIn(read);
  if (read !== undefined && attentionOf(read) === 'HELD') return run.world.deployment.form.analyzer.ordinary;
  return ownAnalysis(run);
}

/** Whether the run ended by parking a submission that it could not check. */
export function isUnchecked({ calls }: Run): boolean {
  return parkedUnchecked(calls);
}

/** Whether the run could not use the answer of the analyzer. */
export function brokeAtAnalyzer({ execution }: Run): boolean {
  return brokeAt(execution, (state) => ['Detect Sentiment', 'Detect Language'].includes(state));
}

/** The text that is analyzed is the last of the declared fields. */
export function analyzedText({ world, content }: Run): string {
  const { fields, analyzer } = world.deployment.form;
  const text = recordedOf(content)[fields[fields.length - 1]];
  return [...String(text ?? '')].slice(0, analyzer.most).join('');
}

function isEmpty(run: Run): boolean {
  return run.content.recorded !== undefined && analyzedText(run) === '';
}
