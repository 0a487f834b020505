// One running backend for a whole file: tests that only look at what they submitted themselves need no fresh one.
import { LocalBackend } from 'sentiment-form-local';
import { Answer, Changes, records, runBackend, submit } from './running-backend';

/** A record as the table holds it, with plain values. */
export type SubmissionRecord = Awaited<ReturnType<typeof records>>[number];

/** A backend that runs from before the first test of a file until after the last. */
export interface SharedBackend {
  readonly local: LocalBackend;
  /** Submits a form and opens the envelope. */
  submit(fields: object): Promise<Answer>;
  /** What is wrong with a form, as `field CODE`. */
  problemsOf(fields: object): Promise<string[]>;
  /** The record of the submission that got an answer. */
  recordOf(answer: Answer): Promise<SubmissionRecord>;
}

/** Starts one for the tests of the file. */
export function useBackend(changes: Changes): SharedBackend {
  let local: LocalBackend;
  beforeAll(async () => {
    local = await runBackend(changes);
  });
  afterAll(async () => {
    await local?.stop();
  });

  return {
    get local() {
      return local;
    },
    submit: async (fields) => submit(local, fields),
    problemsOf: async (fields) => {
      const { errors = [] } = await submit(local, fields);
      return errors.map(({ field, code }) => `${field} ${code}`);
    },
    recordOf: async ({ ticketId }) => {
      const found = (await records(local)).filter((record) => record.ticketId === ticketId);
      expect(found).toHaveLength(1);
      return found[0];
    },
  };
}
