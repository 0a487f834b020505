/** Compares our results with those of AWS, if the folder with the recorded answers exists. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertDefinition, checkDefinition, DefinitionError } from '../../../src/asl/definition';
import { Json } from '../../../src/base/json';

interface Refused {
  readonly id: string;
  readonly definition: string;
  /** AWS's message, perhaps with the remains of its JSON envelope behind it; empty when it was not kept. */
  readonly msg: string;
}

interface Accepted {
  readonly id: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly definition: Json;
}

const folder = process.env.CONFORMANCE_DIR;

if (folder === undefined) {
  console.info('CONFORMANCE_DIR is not set: the recorded verdicts of AWS are not compared.');
  test('refuses a definition that AWS is known to refuse, if there are no recordings', () => {
    const wait = { Type: 'Wait', Timestamp: '2016-12-05 21:29:29Z', End: true };
    expect(() => assertDefinition({ StartAt: 'W', States: { W: wait } })).toThrow(DefinitionError);
  });
} else {
  const refused = JSON.parse(readFileSync(join(folder, 'rejected-definitions.json'), 'utf8')) as Refused[];
  const accepted = readFileSync(join(folder, 'executions.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Accepted);

  test('the recordings are complete', () => {
    expect(refused.length).toBeGreaterThanOrEqual(98);
    expect(accepted.length).toBeGreaterThanOrEqual(556);
  });

  test.each(refused)('refuses what AWS refused: $id', ({ id, definition, msg }) => {
    const activity = 'arn:aws:states:us-east-1:111111111111:activity:work';
    const json = JSON.parse(definition.replaceAll('<mock>', activity)) as Json;
    const type = id.includes('api_express') ? 'EXPRESS' : 'STANDARD';
    const message = failure(() => assertDefinition(json, { type }));
    if (msg === '') {
      expect(message).toMatch(/^Invalid State Machine Definition: 'INVALID_LABEL_NAME: Label .* at \//);
    } else {
      expect(message).toBe(recordedMessage(msg));
    }
  });

  test('accepts everything that AWS accepted', () => {
    const alarms = accepted.flatMap(({ id, type, definition }) => {
      const lambda = 'arn:aws:lambda:us-east-1:111111111111:function:work';
      const json = JSON.parse(JSON.stringify(definition).replaceAll('<mock>', lambda)) as Json;
      return checkDefinition(json, { type }).map((problem) => ({ id, ...problem }));
    });
    expect(alarms).toEqual([]);
  });
}

function recordedMessage(msg: string): string {
  const [message] = /^Invalid State Machine Definition: '.*?'(?="|$)/.exec(msg) ?? [''];
  return message.replaceAll('<partition>', 'aws');
}

function failure(run: () => void): string {
  try {
    run();
  } catch (error) {
    if (error instanceof DefinitionError) return error.message;
    throw error;
  }
  return 'accepted';
}
