/** Law 8: people are told what was posted, and the result of the analyzer. The variables of the workflow are not used as evidence. */
import { everItems } from '../expired';
import type { Law } from '../law';
import { wrongAnswer, wrongPage } from './answers';
import { wrongMessage } from './messages';
import { wrongNotification } from './notifications';
import { notAsked, wrongQuestion } from './questions';
import { wrongRecord } from './records';
import { runOf, type Run } from './run';
import type { CallFact, ExecutionFact } from '../../facts';
import { keyOf } from '../../records';
import type { World } from '../../world';

/** Law 8. */
export const NOTIFIED_TRULY: Law = {
  number: 8,
  title: 'What people are told, and what is recorded, is what was posted and what the analyzer said of it.',
  finally: (world) => {
    const runs = new Map<ExecutionFact, Run | undefined>();
    for (const execution of world.facts.executions) runs.set(execution, runOf(world, execution));
    const known = [...runs.values()].filter((run) => run !== undefined);
    return wrongRuns(known) ?? wrongCalls(world, runs) ?? wrongRecords(world, known) ?? wrongPages(world);
  },
};

function wrongRuns(runs: readonly Run[]): string | undefined {
  for (const run of runs) {
    const problem = wrongAnswer(run) ?? notAsked(run);
    if (problem !== undefined) return `Execution ${run.execution.index + 1} is answered wrongly: ${problem}.`;
  }
  return undefined;
}

function wrongCalls(world: World, runs: ReadonlyMap<ExecutionFact, Run | undefined>): string | undefined {
  const { facts } = world;
  for (const call of facts.calls) {
    const { execution } = call.caller;
    if (execution === undefined) continue;
    const run = runs.get(facts.executions[execution]);
    const problem = wrongCall(world, call, run);
    if (problem !== undefined) return `${call.operation} of execution ${execution + 1} is wrong: ${problem}.`;
  }
  return undefined;
}

function wrongCall(world: World, call: CallFact, run?: Run): string | undefined {
  return (
    wrongNotification(world, call, run) ??
    wrongMessage(world, call, run) ??
    (run === undefined ? undefined : wrongQuestion(call, run))
  );
}

function wrongRecords(world: World, runs: readonly Run[]): string | undefined {
  for (const item of everItems(world)) {
    const problem = wrongRecord(world, item, runs);
    if (problem !== undefined) return `The record ${keyOf(item)} is wrong: ${problem}.`;
  }
  return undefined;
}

function wrongPages(world: World): string | undefined {
  for (const post of world.facts.posts) {
    const problem = wrongPage(world, post);
    if (problem !== undefined) return `Customer ${post.post + 1} is answered wrongly: ${problem}.`;
  }
  return undefined;
}
