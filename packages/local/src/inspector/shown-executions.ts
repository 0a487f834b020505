/** Executions that run and those that ended, in one list. */
import { executionId } from './execution-link';
import { type InspectorSource, type ShownExecution } from './source';

/** Newest first. */
export function shownExecutions(source: InspectorSource): ShownExecution[] {
  const running = source.running().map((execution) => ({ ...execution, status: 'RUNNING' as const }));
  return [...[...running].reverse(), ...[...source.executions()].reverse()];
}

/** The one with this id. */
export function shownExecution(source: InspectorSource, id: string | undefined): ShownExecution | undefined {
  return shownExecutions(source).find(({ executionArn }) => executionId(executionArn) === id);
}

/** How long it took, or has taken up to now: in tenths of a second, because it is looked at while it grows. */
export function durationOf({ startDate, stopDate }: ShownExecution): number {
  return stopDate === undefined ? Math.floor((Date.now() - startDate) / 100) * 100 : stopDate - startDate;
}
