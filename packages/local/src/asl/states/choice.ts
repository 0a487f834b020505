/** Choice: continues with the first rule that is true, or with the default. */
import { type Json, type JsonObject, objectsOf } from '../../base/json';
import { checkType, evaluateAssignments, evaluateField } from '../fields-jsonata';
import { effectiveInput, evaluateAssign, readField } from '../fields-jsonpath';
import { nextOf, type Outcome, type Visit } from '../visit';
import { holds } from './choice-rule';

export async function runChoice(visit: Visit): Promise<Outcome> {
  return visit.usesJsonata ? runJsonata(visit) : runJsonpath(visit);
}

async function runJsonata(visit: Visit): Promise<Outcome> {
  for (const [index, rule] of rulesOf(visit).entries()) {
    const location = `Choices[${index}]`;
    if (await checkType(visit, rule.Condition ?? null, `${location}/Condition`, 'boolean')) {
      return leave(visit, rule, nextOf(rule), `${location}/`);
    }
  }
  return leave(visit, visit.state, defaultOf(visit), '');
}

async function leave(visit: Visit, chosen: JsonObject, next: string | undefined, location: string): Promise<Outcome> {
  return {
    output: chosen.Output === undefined ? visit.input : await evaluateField(visit, chosen.Output, `${location}Output`),
    next,
    assigned: await evaluateAssignments(visit, chosen.Assign, `${location}Assign`),
  };
}

function runJsonpath(visit: Visit): Outcome {
  const data = effectiveInput(visit);
  const rule = rulesOf(visit).find((candidate) => holds(candidate, { visit, data }));
  const next = rule === undefined ? defaultOf(visit) : nextOf(rule);
  const assigned = evaluateAssign(visit, (rule ?? visit.state).Assign, data);
  const path = visit.state.OutputPath;
  const output: Json = path === undefined ? data : path === null ? {} : readField(String(path), { visit, data });
  return { output, next, assigned };
}

function rulesOf(visit: Visit): JsonObject[] {
  return objectsOf(visit.state.Choices);
}

function defaultOf(visit: Visit): string {
  const next = visit.state.Default;
  if (typeof next === 'string') return next;
  // The developer guide calls this error States.NoChoiceMatched, but AWS returns States.Runtime.
  throw visit.runtimeFailure('Failed to transition out of the state. The state does not point to a next state.');
}
