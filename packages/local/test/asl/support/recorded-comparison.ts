/** Runs a recorded execution here, and compares the results. */
import { recordedServices, withActivity } from './recorded-services';
import { matchesRecorded, parsed, sameDetails, sameEventTypes, sameLinks, type Recording } from './recordings';
import { runStateMachine, type Invoke, type RunResult } from '../../../src/asl';
import { VirtualClock, type Clock } from '../../../src/base/clock';
import { SeededRandom } from '../../../src/base/random';

/** What agrees; undefined where nothing was recorded to compare with. */
export interface Comparison {
  /** Status, output and error name. */
  readonly ending: boolean;
  readonly cause?: boolean;
  readonly eventTypes?: boolean;
  readonly links?: boolean;
  readonly details?: boolean;
  readonly result: RunResult;
}

/** Just before the moment from which the recorded wait of 24,856 days was counted. */
const RECORDED_AT = Date.UTC(2026, 10, 22, 17, 23, 36);

const ACCOUNT = 'us-east-1:111111111111';

/** What does the work of a recording's tasks, and its time. */
export interface RecordedContext {
  readonly invoke: Invoke;
  readonly clock: Clock;
}

/** Played services and a virtual clock. */
export function played(recording: Recording): RecordedContext {
  const clock = new VirtualClock(RECORDED_AT);
  return { invoke: recordedServices(recording, clock), clock };
}

/** Runs a recorded execution with played services, and compares. */
export async function compareRecorded(recording: Recording): Promise<Comparison> {
  return compared(recording, await runRecorded(recording, played(recording)));
}

/** Runs a recorded execution. */
export function runRecorded(recording: Recording, context: RecordedContext): Promise<RunResult> {
  return runStateMachine(withActivity(recording.definition), recording.input, {
    ...context,
    random: new SeededRandom(1),
    context: {
      Execution: { Id: `arn:aws:states:${ACCOUNT}:execution:machine-a:run-a`, Name: 'run-a' },
      StateMachine: { Id: `arn:aws:states:${ACCOUNT}:stateMachine:machine-a`, Name: 'machine-a' },
    },
  });
}

/** The parts in which a result agrees with the recording. */
export function compared(recording: Recording, result: RunResult): Comparison {
  const { expected, history } = recording;
  return {
    ending: sameEnding(recording, result),
    ...(expected.status === 'FAILED' ? { cause: sameCause(recording, result) } : {}),
    ...(history === undefined || history === null
      ? {}
      : {
          eventTypes: sameEventTypes(history, result.history),
          links: sameLinks(history, result.history),
          details: sameDetails(history, result.history),
        }),
    result,
  };
}

function sameEnding({ expected }: Recording, result: RunResult): boolean {
  if (result.status !== expected.status || result.error !== (expected.error ?? undefined)) return false;
  return expected.status !== 'SUCCEEDED' || matchesRecorded(parsed(expected.output ?? null), result.output);
}

function sameCause({ expected }: Recording, result: RunResult): boolean {
  const cause = expected.cause ?? undefined;
  return cause === undefined ? result.cause === undefined : matchesRecorded(cause, result.cause);
}
