/** The end-to-end cases: what is posted, and how. Each answer is recorded, and compared with the runner's. */

/** One request. */
export interface Case {
  readonly id: string;
  readonly by: 'http' | 'sdk' | 'cli';
  /** The body; undefined for a request without one. */
  readonly body?: string;
  readonly method?: string;
  readonly path?: string;
}

const ID = '00000000-0000-4000-8000-00000000000';

/** JSON with deeply nested lists. */
function nested(depth: number): string {
  return `{"message":"deep","other":${'['.repeat(depth)}1${']'.repeat(depth)}}`;
}

const ANGRY = `{"message":"This is terrible, I want my money back.","submissionId":"${ID}1"}`;

const HTTP: readonly Omit<Case, 'by'>[] = [
  { id: 'an angry message', body: ANGRY },
  { id: 'the same again', body: ANGRY },
  { id: 'the same id with another message', body: `{"message":"Other","submissionId":"${ID}1"}` },
  { id: 'a kind message', body: `{"message":"Thank you, wonderful! 😀","submissionId":"${ID}2"}` },
  { id: 'half an emoji', body: `{"message":"half: \\ud83d","submissionId":"${ID}3"}` },
  { id: 'no message', body: '{}' },
  { id: 'a field that nobody declared', body: '{"message":"Hello","other":1}' },
  { id: 'a number that is too large', body: '{"message":"Hello","other":1e400}' },
  { id: '90 lists in each other', body: nested(90) },
  { id: '1,000 lists in each other', body: nested(1_000) },
  { id: '5,000 lists in each other', body: nested(5_000) },
  { id: 'a list', body: '[]' },
  { id: 'a text', body: '"text"' },
  { id: 'no JSON', body: '{' },
  { id: 'no body' },
  { id: '70,000 characters', body: JSON.stringify({ message: 'x'.repeat(70_000) }) },
  { id: '300,000 characters', body: JSON.stringify({ message: 'x'.repeat(300_000) }) },
  { id: 'another path', body: ANGRY, path: '/none' },
  { id: 'another method', method: 'GET' },
];

export const CASES: readonly Case[] = [
  ...HTTP.map((one): Case => ({ by: 'http', ...one })),
  { id: 'StartSyncExecution', by: 'sdk', body: `{"message":"Hello","submissionId":"${ID}4"}` },
  { id: 'StartSyncExecution of what is no JSON', by: 'sdk', body: '{' },
  { id: 'aws stepfunctions start-sync-execution', by: 'cli', body: `{"message":"Hello","submissionId":"${ID}5"}` },
];
