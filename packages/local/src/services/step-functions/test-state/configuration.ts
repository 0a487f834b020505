/** What a test sets about the attempts and iterations before the tested one. */
import { type Mock } from './mock';
import { refusal } from './refusal';
import { type Json, type JsonObject, jsonOrText, objectOf, stringOf } from '../../../base/json';

export interface StateConfiguration {
  /** How often the retrier for the mocked error has already been used. */
  readonly retries: number;
  /** How many iterations of a Map failed. */
  readonly failedIterations: number;
  /** What the ItemReader of a Map has read. */
  readonly itemReaderData?: Json;
}

/** The members of `stateConfiguration`, with their names in AWS's error messages. */
const MEMBERS: Readonly<Record<string, string>> = {
  retrierRetryCount: 'RetrierRetryCount',
  errorCausedByState: 'ErrorCausedByState',
  mapIterationFailureCount: 'MapIterationFailureCount',
  mapItemReaderData: 'MapItemReaderData',
};

export function readConfiguration(given: Json | undefined, mock: Mock | undefined): StateConfiguration {
  const configuration = objectOf(given);
  const { retrierRetryCount, mapIterationFailureCount, mapItemReaderData } = configuration;
  const failedIterations = Number(mapIterationFailureCount ?? 0);
  if (mock !== undefined && 'result' in mock && Array.isArray(mock.result) && failedIterations > mock.result.length) {
    throw refusal('Map iteration failure count must be less than or equal to the number of Map iterations');
  }
  return {
    retries: Number(retrierRetryCount ?? 0),
    failedIterations,
    ...(mapItemReaderData !== undefined && { itemReaderData: jsonOrText(stringOf(mapItemReaderData) ?? '') }),
  };
}

/** Refuses options for a mock if there is none. */
export function refuseWithoutMock({ context, stateConfiguration }: JsonObject): void {
  const without = (what: string): Error => refusal(`TestState does not support ${what} when a mock is not specified.`);
  if (context !== undefined) throw without('Context');
  for (const [member, name] of Object.entries(MEMBERS)) {
    if (objectOf(stateConfiguration)[member] !== undefined) throw without(name);
  }
}
