/** Executions that are running and those that have ended, in one list. */
import { executionId } from './execution-link';
import { type InspectorSource, type ShownExecution } from './source';

/** Newest first. */
export function shownExecutions(source: InspectorSource): ShownExecution[] {
  const running = source.running().map((execution) => ({ ...execution, status: 'RUNNING' as const }));
  return [...[...running].reverse(), ...[...source.executions()].reverse()];
}

/** The execution with this ID. */
export function shownExecution(source: InspectorSource, id: string | undefined): ShownExecution | undefined {
  return shownExecutions(source).find(({ executionArn }) => executionId(executionArn) === id);
}

/** How long it took, or has taken so far: in tenths of a second, because the page shows it while it grows. */
export function durationOf({ startDate, stopDate }: ShownExecution): number {
  return stopDate === undefined ? Math.floor((Date.now() - startDate) / 100) * 100 : stopDate - startDate;
}
