import { App, Duration, Names, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { logicalId, Observed, observed } from './observed';
import { ObservabilityOptions } from '../../src';
import { COUNTED } from '../../src/private/observability/counted-states';
import { maximumBackend } from '../support/maximum';
import { allStates, definitionOf } from '../support/synth';

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly markdown?: string;
    readonly alarms?: string[];
    readonly metrics?: unknown[][];
    readonly region?: string;
    readonly yAxis?: unknown;
  };
}

interface Body {
  readonly start: string;
  readonly widgets: Widget[];
}

const DASHBOARD = 'AWS::CloudWatch::Dashboard';

/** A dashboard's body, with `<logical id>` for values that are known only at deployment. */
function bodyOf(template: Template): Body {
  const [dashboard] = Object.values(template.findResources(DASHBOARD));
  const parts = (dashboard.Properties.DashboardBody as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : placeholder(part))).join('')) as Body;
}

function placeholder(token: unknown): string {
  const { Ref: ref, 'Fn::GetAtt': attribute } = token as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  return `<${ref ?? attribute?.join('.')}>`;
}

function withDashboard(options: ObservabilityOptions): Observed {
  return observed(() => ({ dashboard: {}, ...options }), { spam: { maxLinks: 2 } });
}

const full = withDashboard({ alarms: {} });
const body = bodyOf(full.template);
const graphs = body.widgets.filter(({ type }) => type === 'metric');

test('starts with the six graphs of the Step Functions console in its order, then API, queues and outcomes', () => {
  expect(graphs.map(({ properties }) => properties.title)).toEqual([
    'Errors',
    'Succeeded',
    'Duration',
    'Billed duration',
    'Billed memory',
    'Started',
    'Requests and errors',
    'Latency',
    'Parked submissions',
    'Oldest parked submission',
    'Dead letters',
    'Needed attention',
    'Held as spam',
    'Rejected',
  ]);
});

test('has a heading for each part', () => {
  const headings = body.widgets.filter(({ type, height }) => type === 'text' && height === 1);
  expect(headings.map(({ properties }) => properties.markdown)).toEqual([
    '## Workflow',
    '## API',
    '## Queues',
    '## Outcome of submissions',
  ]);
});

test('fills the width of every row, so that graphs align', () => {
  const rows = new Map<number, number>();
  body.widgets.forEach(({ y, width }) => rows.set(y, (rows.get(y) ?? 0) + width));
  expect([...rows.values()]).toEqual(Array(rows.size).fill(24));
});

const stateMachine = `<${logicalId(full.template, 'AWS::StepFunctions::StateMachine', 'FormWorkflow')}>`;
const api = `<${logicalId(full.template, 'AWS::ApiGatewayV2::Api', 'FormApi')}>`;
const queue = (prefix: string) => `<${logicalId(full.template, 'AWS::SQS::Queue', prefix)}.QueueName>`;

const states = (name: string, options: object) => ['AWS/States', name, 'StateMachineArn', stateMachine, options];
const gateway = (name: string, options: object) => ['AWS/ApiGateway', name, 'ApiId', api, 'Stage', '$default', options];
const sqs = (name: string, prefix: string, label: string) => [
  'AWS/SQS',
  name,
  'QueueName',
  queue(prefix),
  { label, stat: 'Maximum' },
];
const sum = (label: string) => ({ label, stat: 'Sum' });
const percentiles = ['p50', 'p90', 'p99'].map((stat) => ({ label: stat, stat }));
const namespace = `SentimentForm/${Names.uniqueResourceName(full.form, { separator: '-' })}`;
const counted = (name: string, label: string) => [namespace, name, sum(label)];

const drawn: [string, unknown[][]][] = [
  [
    'Errors',
    [
      states('ExecutionsFailed', sum('Failed')),
      states('ExecutionsTimedOut', sum('Timed out')),
      states('ExecutionThrottled', sum('Throttled')),
    ],
  ],
  ['Succeeded', [states('ExecutionsSucceeded', sum('Succeeded'))]],
  ['Duration', percentiles.map((options) => states('ExecutionTime', options))],
  ['Billed duration', percentiles.map((options) => states('ExpressExecutionBilledDuration', options))],
  [
    'Billed memory',
    [
      states('ExpressExecutionBilledMemory', { label: 'average' }),
      states('ExpressExecutionBilledMemory', { label: 'maximum', stat: 'Maximum' }),
    ],
  ],
  ['Started', [states('ExecutionsStarted', sum('Started'))]],
  [
    'Requests and errors',
    [
      gateway('Count', sum('Requests')),
      gateway('4xx', sum('Client errors (4xx)')),
      gateway('5xx', sum('Server errors (5xx)')),
    ],
  ],
  ['Latency', percentiles.map((options) => gateway('Latency', options))],
  [
    'Parked submissions',
    [
      sqs('ApproximateNumberOfMessagesVisible', 'FormParking', 'Waiting'),
      sqs('ApproximateNumberOfMessagesNotVisible', 'FormParking', 'Being replayed, or between two replays'),
    ],
  ],
  ['Oldest parked submission', [sqs('ApproximateAgeOfOldestMessage', 'FormParking', 'Age of the oldest')]],
  ['Dead letters', [sqs('ApproximateNumberOfMessagesVisible', 'FormDeadLetter', 'Dead letters')]],
  ['Needed attention', [counted('NeededAttention', 'Needed attention')]],
  ['Held as spam', [counted('HeldAsSpam', 'Held as spam')]],
  ['Rejected', [counted('Rejected', 'Rejected')]],
];

test.each(drawn)('draws %s from metrics that AWS publishes for this form', (title, metrics) => {
  const [graph] = graphs.filter(({ properties }) => properties.title === title);
  expect(graph.properties.metrics).toEqual(metrics);
  expect(graph.properties.region).toBe('<AWS::Region>');
  expect(graph.properties.yAxis).toMatchObject({ left: { min: 0 } });
});

test('shows the state of every alarm at the top', () => {
  const [first] = body.widgets;
  expect([first.type, first.y, first.properties.title]).toEqual(['alarm', 0, 'Alarms']);
  const alarms = Object.keys(full.template.findResources('AWS::CloudWatch::Alarm'));
  expect(first.properties.alarms?.sort()).toEqual(alarms.map((id) => `<${id}.Arn>`).sort());
  expect(alarms).toHaveLength(7);
});

test('shows the alarm for dead letters if there is no other', () => {
  expect(bodyOf(withDashboard({}).template).widgets[0].properties.alarms).toEqual([
    expect.stringContaining('DeadLetterAlarm'),
  ]);
});

const FILTER = 'AWS::Logs::MetricFilter';

const filters: [string, string][] = [
  ['NeededAttention', '{ ($.type = "PassStateEntered") && ($.details.name = "Flag for Attention") }'],
  ['HeldAsSpam', '{ ($.type = "PassStateEntered") && ($.details.name = "Hold as Spam") }'],
  [
    'Rejected',
    '{ ($.type = "PassStateEntered") && (($.details.name = "Reject") || ($.details.name = "Reject as Too Large") || ' +
      '($.details.name = "Reject as Not Readable")) }',
  ],
];

test('counts only states that the largest workflow has', () => {
  const largest = new Stack(new App(), 'Largest');
  maximumBackend(largest);
  const names = allStates(definitionOf(Template.fromStack(largest))).map(([name]) => name);
  expect(COUNTED.flatMap((row) => row.states).filter((name) => !names.includes(name))).toEqual([]);
});

test('counts every state that rejects a submission', () => {
  const passes = allStates(definitionOf(full.template)).filter(([, { Type }]) => Type === 'Pass');
  const rejects = passes.filter(([, state]) => JSON.stringify(state).includes('"outcome":"REJECTED"'));
  const named = COUNTED.filter(({ id }) => id === 'Rejected').flatMap((row) => row.states);
  expect(rejects.map(([name]) => name).sort()).toEqual([...named].sort());
});

test.each(filters)('counts %s from the log of the workflow', (name, pattern) => {
  full.template.hasResourceProperties(FILTER, {
    FilterPattern: pattern,
    LogGroupName: { Ref: logicalId(full.template, 'AWS::Logs::LogGroup', 'FormWorkflowLogs') },
    MetricTransformations: [{ MetricNamespace: namespace, MetricName: name, MetricValue: '1', DefaultValue: 0 }],
  });
});

test('says so if the form has no spam protection, and has no filter for it', () => {
  const { template } = observed(() => ({ dashboard: {} }));
  const notes = bodyOf(template).widgets.filter(({ type, height }) => type === 'text' && height > 1);
  expect(notes.map(({ properties }) => properties.markdown)).toEqual([
    '**Held as spam**\n\nThis form has no rule for spam.',
  ]);
  template.resourceCountIs(FILTER, 2);
});

test.each([sfn.LogLevel.ERROR, sfn.LogLevel.FATAL, sfn.LogLevel.OFF])(
  'counts nothing from a log of level %s, and says why',
  (logLevel) => {
    const { template } = withDashboard({ logLevel });
    template.resourceCountIs(FILTER, 0);
    const { widgets } = bodyOf(template);
    expect(widgets[widgets.length - 1].properties.markdown).toContain(
      `Set \`observability.logLevel\` to \`LogLevel.ALL\`. It is \`${logLevel}\`.`,
    );
  },
);

test('does not exist, and neither do filters, unless it is configured', () => {
  const { template } = observed(() => ({ alarms: {} }));
  template.resourceCountIs(DASHBOARD, 0);
  template.resourceCountIs(FILTER, 0);
});

test('has the form and the Region in its name, because all Regions share dashboard names', () => {
  full.template.hasResourceProperties(DASHBOARD, {
    DashboardName: { 'Fn::Join': ['', [Match.stringLikeRegexp('^Stack-Form-\\w+-$'), { Ref: 'AWS::Region' }]] },
  });
});

test('has the configured name', () => {
  const { template } = withDashboard({ dashboard: { name: 'contact-form' } });
  template.hasResourceProperties(DASHBOARD, { DashboardName: 'contact-form' });
});

test('shows one day by default, or the configured period', () => {
  expect(body.start).toBe('-P1D');
  expect(bodyOf(withDashboard({ dashboard: { defaultInterval: Duration.hours(3) } }).template).start).toBe('-PT3H');
});

test('accepts a name that is known only at deployment', () => {
  const { template } = observed((scope) => ({ dashboard: { name: Stack.of(scope).stackName } }));
  template.hasResourceProperties(DASHBOARD, { DashboardName: 'Stack' });
});

test('is a property of the form, which is undefined unless it is configured', () => {
  expect(full.form.dashboard?.node.path).toBe('Stack/Form/Dashboard');
  expect(observed(() => ({})).form.dashboard).toBeUndefined();
});
