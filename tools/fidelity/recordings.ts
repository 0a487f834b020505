/** What AWS recorded, counted by kind: executions, calls of TestState, definitions refused and accepted. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkDefinition } from 'sentiment-form-local';
import type { Json } from 'sentiment-form-local/lib/asl';
import type { Row } from './table';
import { compareRecorded } from '../../packages/local/test/asl/support/recorded-comparison';
import { readRecordings, type Recording } from '../../packages/local/test/asl/support/recordings';
import {
  KNOWN_DIFFERENCES,
  RECORDED_CALL,
} from '../../packages/local/test/services/step-functions/test-state-differences';

const LOCAL = join(__dirname, '..', '..', 'packages', 'local');

/** All rows that need recordings. */
export async function recordedRows(folder: string): Promise<readonly Row[]> {
  const recordings = readRecordings(join(folder, 'executions.jsonl'));
  return [
    ...(await executionRows(recordings)),
    await testStateRow(folder),
    refusedRow(folder),
    acceptedRow(recordings),
  ];
}

async function executionRows(recordings: readonly Recording[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const kind of [...new Set(recordings.map((recording) => recording.kind))]) {
    const ofKind = recordings.filter((recording) => recording.kind === kind);
    let agreeing = 0;
    for (const recording of ofKind) agreeing += (await compareRecorded(recording)).ending ? 1 : 0;
    const what = `executions that AWS recorded, ${kind}: status, output and error`;
    rows.push({ what, count: ofKind.length, agreeing });
  }
  return rows;
}

/** The test compares every call; those that it knows to differ are no agreement. */
async function testStateRow(folder: string): Promise<Row> {
  const options = ['jest', '--json', '-w', '1', 'test/services/step-functions/test-state-recordings.test.ts'];
  const { stdout } = await promisify(execFile)('npx', options, {
    cwd: LOCAL,
    env: { ...process.env, CONFORMANCE_DIR: folder },
    maxBuffer: 64 * 1024 * 1024,
  });
  const { testResults } = JSON.parse(stdout.slice(stdout.indexOf('{"numFailed'))) as {
    testResults: { assertionResults: { title: string; status: string }[] }[];
  };
  const calls = testResults
    .flatMap((file) => file.assertionResults)
    .filter(({ title }) => title.startsWith(RECORDED_CALL));
  if (calls.length === 0) throw new Error(`No test of a recorded call begins with "${RECORDED_CALL}".`);
  const passed = calls.filter(({ status }) => status === 'passed').length;
  return {
    what: 'calls of TestState that AWS recorded: the whole answer',
    count: calls.length,
    agreeing: passed - Object.keys(KNOWN_DIFFERENCES).length,
  };
}

function refusedRow(folder: string): Row {
  const file = readFileSync(join(folder, 'rejected-definitions.json'), 'utf8');
  const refused = JSON.parse(file) as readonly { id: string; definition: string }[];
  const agreeing = refused.filter(({ id, definition }) => {
    const activity = 'arn:aws:states:us-east-1:111111111111:activity:work';
    const type = id.includes('api_express') ? 'EXPRESS' : 'STANDARD';
    return checkDefinition(JSON.parse(definition.replaceAll('<mock>', activity)) as Json, { type }).length > 0;
  });
  return { what: 'definitions that AWS refused', count: refused.length, agreeing: agreeing.length };
}

function acceptedRow(recordings: readonly Recording[]): Row {
  const lambda = 'arn:aws:lambda:us-east-1:111111111111:function:work';
  const agreeing = recordings.filter(({ definition }) => {
    const json = JSON.parse(JSON.stringify(definition).replaceAll('<mock>', lambda)) as Json;
    return checkDefinition(json).length === 0;
  });
  return { what: 'definitions that AWS accepted', count: recordings.length, agreeing: agreeing.length };
}
