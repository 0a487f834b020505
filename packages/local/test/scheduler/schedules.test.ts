import { type LocalBackend } from '../../src/backend/local-options';
import { type JsonObject } from '../../src/base/json';
import { describeSchedules } from '../../src/scheduler/describe-schedules';
import { startWorkshop } from '../aws-api/workshop';
import { resourcesOf } from '../support/assembly';
import { ECHO, resource, stateMachine } from '../support/form-template';
import { until } from '../support/until';

const MACHINE = { 'Fn::GetAtt': ['Flow', 'Arn'] };

function schedule(overrides: JsonObject = {}, target: JsonObject = {}): JsonObject {
  return resource('AWS::Scheduler::Schedule', {
    ScheduleExpression: 'rate(5 minutes)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: MACHINE, RoleArn: 'arn', Input: '{"by":"schedule"}', ...target },
    ...overrides,
  });
}

function rule(overrides: JsonObject = {}): JsonObject {
  return resource('AWS::Events::Rule', {
    ScheduleExpression: 'rate(1 hour)',
    Targets: [{ Id: '1', Arn: MACHINE, Input: '{"by":"rule"}' }],
    ...overrides,
  });
}

describe('a running backend', () => {
  test('runs a schedule on request, and the execution is in the list', async () => {
    const backend = await startWorkshop({ resources: { Sweep: schedule({ State: 'DISABLED' }), Hourly: rule() } });
    expect(backend.running.schedules).toEqual([
      { path: 'Form/Sweep', expression: 'rate(5 minutes)', enabled: false },
      { path: 'Form/Hourly', expression: 'rate(1 hour)', enabled: true },
    ]);
    await backend.runSchedule('Form/Sweep');
    await backend.runSchedule('Hourly');
    expect(backend.executions().map(({ output }) => output)).toEqual(['{"by":"schedule"}', '{"by":"rule"}']);
  });

  test('invokes a function, and reports its failure', async () => {
    const target = { Arn: { 'Fn::GetAtt': ['Worker', 'Arn'] }, Input: '{}' };
    const code = 'exports.handler = async () => { console.log("swept"); throw new Error("broken"); };';
    const lines: string[] = [];
    const backend = await startWorkshop(
      { code, resources: { Sweep: schedule({}, target) } },
      { log: (line) => lines.push(line) },
    );
    await expect(backend.runSchedule('Sweep')).rejects.toThrow('broken');
    expect(lines.join('\n')).toContain('swept');
  });

  test('lists the schedules that exist if another one is requested', async () => {
    const backend = await startWorkshop({ resources: { Sweep: schedule() } });
    expect(() => backend.runSchedule('Swep')).toThrow('No schedules match the name "Swep". There are: Form/Sweep');
  });

  test('runs a schedule when it is due', async () => {
    const backend = await startBefore((due) => ({ Once: schedule({ ScheduleExpression: `at(${due})` }) }));
    await until(() => backend.executions().length > 0);
    expect(backend.executions()).toMatchObject([{ status: 'SUCCEEDED', input: '{"by":"schedule"}' }]);
  });
});

/** Starts with a time that is soon, and that the start has not missed, however long it took. */
async function startBefore(resources: (due: string) => JsonObject): Promise<LocalBackend> {
  for (let lead = 1_000; ; lead *= 2) {
    const due = Math.ceil(Date.now() / 1000) * 1000 + lead;
    const backend = await startWorkshop({ resources: resources(new Date(due).toISOString().slice(0, 19)) });
    if (Date.now() < due) return backend;
  }
}

describe('a template', () => {
  const read = (resources: JsonObject) =>
    describeSchedules(resourcesOf({ Resources: { Flow: stateMachine(ECHO), ...resources } }));

  test('is read with its start and end date', () => {
    const bounds = {
      Name: 'sweep',
      GroupName: 'g',
      StartDate: '2026-01-01T00:00:00Z',
      EndDate: '2026-02-01T00:00:00Z',
    };
    expect(read({ S: schedule(bounds) })).toMatchObject({
      schedules: [
        {
          path: 'Form/S',
          description: {
            name: 'sweep',
            arn: 'arn:aws:scheduler:us-east-1:123456789012:schedule/g/sweep',
            enabled: true,
            startsAt: Date.UTC(2026, 0, 1),
            endsAt: Date.UTC(2026, 1, 1),
            targets: [{ kind: 'state machine', source: 'aws.scheduler', input: '{"by":"schedule"}' }],
          },
        },
      ],
      notices: [],
    });
  });

  const target = (overrides: JsonObject) => rule({ Targets: [{ Id: '1', Arn: MACHINE, ...overrides }] });

  test.each<[string, JsonObject, string]>([
    ['cron', schedule({ ScheduleExpression: 'cron(0 12 * * ? *)' }), 'only a program can start it: cron(0 12 * * ? *)'],
    ['a queue', schedule({}, { Arn: 'arn:aws:sqs:us-east-1:123456789012:q' }), 'it does not start arn:aws:sqs'],
    [
      'any API',
      schedule({}, { Arn: 'arn:aws:scheduler:::aws-sdk:sfn:startExecution' }),
      'it does not start arn:aws:sch',
    ],
    ['a path into its event', target({ InputPath: '$.detail' }), 'InputPath is not supported here'],
    ['a transformer', target({ InputTransformer: {} }), 'InputTransformer is not supported here'],
  ])('with %s is reported at the start', (_what, given, message) => {
    const { notices, schedules } = read({ S: given });
    expect(notices).toEqual([expect.objectContaining({ path: 'Form/S', message: expect.stringContaining(message) })]);
    expect(schedules).toHaveLength(1);
  });

  test('a rule that has only an event pattern is not a schedule', () => {
    const { ScheduleExpression: _none, ...properties } = rule({ EventPattern: {} }).Properties as JsonObject;
    expect(read({ S: resource('AWS::Events::Rule', properties) })).toEqual({ schedules: [], notices: [] });
  });
});
