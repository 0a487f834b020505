/** `npm run bench -- table`: writes the figures that the benchmarks have kept into the table of the README here, and its first lines into that of the root. */
import { join } from 'node:path';
import { writeBetween } from './results/readme';
import { kept } from './results/results';

const ROOT = join(__dirname, '../..');

/** How many rows the README of the root has. */
const FIRST_ROWS = 5;

const results = kept();

interface Row {
  readonly what: string;
  readonly us: string;
  readonly sample: string;
  readonly peers: string;
  /** The benchmark. */
  readonly command: string;
}

const ROWS: readonly Row[] = [
  waiting('A customer waits, positive message', 'default (Comprehend), positive'),
  waiting('A customer waits, negative message', 'default (Comprehend), negative'),
  waiting('The same, notified after the answer', 'default, notified after the answer, negative'),
  costing('A million submissions, default', 'default (Comprehend)'),
  costing('A million submissions, lexicon, no email', 'lexicon, no email'),
  costing('The same without traces, in cheaper logs', 'lexicon, no email or traces, IA logs'),
  {
    what: 'Tweets and reviews that it rates as people do',
    us: `${share('lexicon', 'sentiment-form-lexicon, tweets')}, ${share('lexicon', 'sentiment-form-lexicon, reviews')}`,
    sample: '',
    peers: `vader-sentiment ${share('lexicon', 'vader-sentiment, tweets')}, ${share('lexicon', 'vader-sentiment, reviews')}`,
    command: 'lexicon',
  },
  {
    what: 'Executions a second of the interpreter, JSONPath, 5, 50 and 500 states',
    us: `${[5, 50, 500].map((states) => times('engine', `JSONPath, ${states} states`)).join(', ')} times the peer's`,
    sample: '',
    peers: 'aws-local-stepfunctions 3.0.0',
    command: 'engine',
  },
  {
    what: 'CPU of an Express execution over HTTP, the first 100 and warm',
    us: `${times('runner', 'CPU of the server, ms each, the first 100')} and ${times('runner', 'CPU of the server, ms each, warm')} times the peer's`,
    sample: '',
    peers: 'ministack 1.5.33, by StartSyncExecution',
    command: 'runner',
  },
  {
    what: 'p99 of 20 clients while the cores are busy',
    us: `${times('runner', 'p99 of 20 clients while the cores are busy, ms')} times the peer's`,
    sample: '',
    peers: 'ministack 1.5.33',
    command: 'runner',
  },
  {
    what: 'Packed library',
    us: `${Math.round(figure('size', 'library packed') / 1_000)} KB`,
    sample: '',
    peers: '',
    command: 'size',
  },
  {
    what: "The form's page on a slow phone: requests, bytes, largest paint",
    us: `${figure('page', 'form, phone, requests')}, ${Math.round(figure('page', 'form, phone, bytes') / 1_000)} KB, ${(figure('page', 'form, phone, largestPaint') / 1_000).toFixed(1)} s`,
    sample: '',
    peers: '',
    command: 'page',
  },
  {
    what: 'Packages and MB of an installed runner',
    us: `${figure('installs', 'runner, packages')}, ${Math.round(figure('installs', 'runner, MB'))} MB`,
    sample: '',
    peers: `aws-local-stepfunctions 3.0.0: ${figure('installs', 'aws-local-stepfunctions@3.0.0, packages')}, ${Math.round(figure('installs', 'aws-local-stepfunctions@3.0.0, MB'))} MB`,
    command: 'installs',
  },
  {
    what: 'Synthesis, smallest and largest stack',
    us: `${times('synthesis', 'no option, ours / plain')} and ${times('synthesis', 'every option, ours / plain')} times the peer's`,
    sample: '',
    peers: 'the same resources by plain L2s',
    command: 'synthesis',
  },
];

function main(): void {
  const head = ['| | us | 2020 sample | peers | `npm run bench --` |', '| --- | --- | --- | --- | --- |'];
  const rows = ROWS.map(({ what, us, sample, peers, command }) =>
    `| ${[what, us, sample, peers, `\`${command}\``].join(' | ')} |`.replaceAll(/\|  (?=\|)/g, '| '),
  );
  writeBetween(join(__dirname, 'README.md'), 'table', [...head, ...rows].join('\n'));
  writeBetween(join(ROOT, 'README.md'), 'table', [...head, ...rows.slice(0, FIRST_ROWS)].join('\n'));
  for (const [name, { machine }] of results) console.log(`${name.padEnd(12)} ${machine}`);
}

function waiting(what: string, name: string): Row {
  const kind = name.endsWith('positive') ? 'positive' : 'negative';
  const [own, sample] = [figure('wait', name), figure('wait', `the 2020 sample, ${kind}`)];
  return { what, us: `${own} ms, ${(own / sample).toFixed(2)}`, sample: `${sample} ms`, peers: '', command: 'wait' };
}

function costing(what: string, name: string): Row {
  const dollars = (form: string): string => `$${figure('cost', form).toFixed(1)}`;
  return { what, us: dollars(name), sample: dollars('the 2020 sample'), peers: '', command: 'cost' };
}

function times(benchmark: string, name: string): string {
  return figure(benchmark, name).toFixed(2);
}

function share(benchmark: string, name: string): string {
  return `${(figure(benchmark, name) * 100).toFixed(1)} %`;
}

function figure(benchmark: string, name: string): number {
  const value = results.get(benchmark)?.figures[name];
  if (value === undefined) throw new Error(`The benchmark ${benchmark} has kept no "${name}". Run it first.`);
  return value;
}

main();
