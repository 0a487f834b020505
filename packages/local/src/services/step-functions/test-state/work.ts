/** Does the work of a tested state, and collects its stages. */
import { type Inspected } from './inspected';
import { mapResult } from './map-work';
import { mockedResult, resultInstead } from './mock';
import { type StateTest } from './request';
import { type Invoke } from '../../../asl/contract';
import { effectiveInput, evaluateTemplate, placeResult, selectResult } from '../../../asl/fields-jsonpath';
import { finishWithResult } from '../../../asl/result';
import { STATE_TYPES, typeOf } from '../../../asl/run';
import { type Outcome, type Visit } from '../../../asl/visit';
import { type Json } from '../../../base/json';

/** Replaces the services of a task, and records requests and answers. */
export function inspectedInvoke(test: StateTest, inspected: Inspected, invoke: Invoke): Invoke {
  const { language, mock, state } = test;
  return async (resource, args, context) => {
    if (language === 'JSONPath') inspected.text('afterParameters', args);
    else if (state.Arguments !== undefined) inspected.text('afterArguments', args);
    const result = mock === undefined ? await invoke(resource, args, context) : mockedResult(mock);
    inspected.text('result', result);
    return result;
  };
}

/** The work of a state of any type. A mock is the result of a Map or Parallel: nothing inside it runs. */
export function workOf(test: StateTest, inspected: Inspected): (visit: Visit) => Promise<Outcome> {
  return async (visit) => {
    const type = typeOf(visit);
    if (!visit.usesJsonata) inspectBefore(visit, inspected);
    if (type !== 'Map' && type !== 'Parallel') {
      const outcome = await STATE_TYPES[type](visit);
      if (!visit.usesJsonata) inspectAfter(visit, resultOf(visit, inspected), inspected);
      return outcome;
    }
    const result = type === 'Map' ? await mapResult(test, visit, inspected) : resultInstead(test);
    if (!visit.usesJsonata) inspectAfter(visit, result, inspected);
    return finishWithResult(visit, result);
  };
}

/** The stages of the input. A Parallel has none, and neither does a Pass with a fixed result. */
function inspectBefore(visit: Visit, inspected: Inspected): void {
  const { Result: given, Parameters: parameters } = visit.state;
  if (visit.type === 'Parallel' || (visit.type === 'Pass' && given !== undefined)) return;
  const data = inspected.attempt('afterInputPath', () => effectiveInput(visit));
  if (visit.type !== 'Pass' || data === undefined) return;
  inspected.attempt('afterParameters', () =>
    parameters === undefined ? data : evaluateTemplate(parameters, { visit, data }),
  );
}

/** The stages of the result, for states that have one. */
function inspectAfter(visit: Visit, result: Json | undefined, inspected: Inspected): void {
  if (result === undefined) return;
  const selected = inspected.attempt('afterResultSelector', () => selectResult(visit, result));
  if (selected === undefined) return;
  inspected.attempt('afterResultPath', () => placeResult(visit, visit.state.ResultPath, selected));
}

function resultOf(visit: Visit, inspected: Inspected): Json | undefined {
  const { result, afterParameters } = inspected.all();
  if (visit.type === 'Task') return parsed(result);
  if (visit.type !== 'Pass') return undefined;
  inspected.text('result', visit.state.Result);
  return visit.state.Result ?? parsed(afterParameters);
}

function parsed(text: Json | undefined): Json | undefined {
  return typeof text === 'string' ? (JSON.parse(text) as Json) : undefined;
}
