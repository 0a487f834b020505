/** What each service in the registry must declare, so that nothing is forgotten. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServices } from './services-fixture';
import { jsonProtocol } from '../../src/aws-api/json-protocol';
import { queryProtocol } from '../../src/aws-api/query-protocol';
import { restProtocol } from '../../src/aws-api/rest-protocol';
import { TYPES_OF_NO_SERVICE } from '../../src/cloudformation/types';
import { type LocalServices } from '../../src/services';
import { accessesOf } from '../../src/services/accesses';
import { apiOf } from '../../src/services/api-shapes';
import { type ServiceDefinition } from '../../src/services/definition';
import { SERVICES } from '../../src/services/registry';

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8').replace(/ +/g, ' ');

/** What the service lacks. */
function gapsIn(definition: ServiceDefinition, operations: readonly string[]): string[] {
  return [
    ...resourceGaps(definition),
    ...operations.filter((operation) => !isAuthorized(definition, operation)).map((name) => `the access of ${name}`),
    ...operations.flatMap((operation) => unnamedPrefixes(definition, operation)).map((name) => `the prefix ${name}`),
    ...operations.filter((operation) => !isReachable(definition, operation)).map((name) => `the wire of ${name}`),
    ...operations.filter((operation) => !isModelled(definition, operation)).map((name) => `the shapes of ${name}`),
    ...(hasLatency(definition) ? [] : ['a latency']),
    ...operations.filter((operation) => !isPriced(definition, operation)).map((name) => `the price of ${name}`),
    ...readmeGaps(definition),
  ];
}

function readmeGaps({ name, readme: { title, operations, rows } }: ServiceDefinition): string[] {
  const written = [[title, `\`${name}\``, operations], ...rows.map(({ resource, here }) => [resource, here])];
  return [
    ...(rows.length > 0 ? [] : ['a row of the README']),
    ...written
      .filter((cells) => !README.includes(`| ${cells.join(' | ')} |`))
      .map(([first]) => `the row ${first} in README.md: run npx projen document:services`),
  ];
}

function resourceGaps({ resources }: ServiceDefinition): string[] {
  if ('none' in resources) return resources.none === '' ? ['the reason why it has no resources'] : [];
  const types = Object.entries(resources.types);
  if (types.length === 0) return ['resource types'];
  return [
    ...types.filter(([, type]) => type?.identify === undefined).map(([name]) => `Ref and GetAtt of ${name}`),
    ...types.filter(([name]) => name in TYPES_OF_NO_SERVICE).map(([name]) => `${name} as a type of its own alone`),
  ];
}

function isAuthorized({ access }: ServiceDefinition, operation: string): boolean {
  return access[operation] !== undefined;
}

/** The prefixes of the actions that an operation needs and that the service does not declare. */
function unnamedPrefixes({ access, actionPrefixes }: ServiceDefinition, operation: string): string[] {
  const context = { callerArn: 'arn', secretOf: () => 'secret' };
  const accesses = access[operation]?.(operation, REQUEST, context) ?? [];
  const prefixes = accesses.map(({ action }) => action.replace(/:.*$/, ''));
  return [...new Set(prefixes)].filter((prefix) => !actionPrefixes.includes(prefix));
}

/** Makes an HTTP task name all of its permissions; the others take an empty request. */
const REQUEST = { Authentication: { ConnectionArn: 'arn' } };

/** Whether a client's request for it is understood. */
function isReachable({ name, wire }: ServiceDefinition, operation: string): boolean {
  const target = { service: name, operation };
  switch (wire.protocol) {
    case 'none':
      return wire.reason !== '';
    case 'json':
      return targets(jsonProtocol(request({ 'x-amz-target': `${wire.target}.${operation}` }), undefined), target);
    case 'query':
      return targets(queryProtocol(request(FORM), signedFor(name)), target, `Action=${operation}`);
    case 'rest':
      return operation in wire.operations && restProtocol(request({}), signedFor(wire.signedFor)) !== undefined;
  }
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

function request(headers: Record<string, string>): Request {
  return new Request('http://localhost/', { method: 'POST', headers, body: '{}' });
}

function signedFor(service: string) {
  return { service, accessKeyId: 'local', region: 'us-east-1' };
}

function targets(exchange: ReturnType<typeof jsonProtocol>, target: object, body = '{}'): boolean {
  try {
    exchange?.input(Buffer.from(body));
  } catch {
    return false;
  }
  const found = exchange?.target;
  return found !== undefined && JSON.stringify(found) === JSON.stringify(target);
}

/** Whether AWS's model of the API is recorded, with what this operation takes: of services that only mocks answer for, it is not. */
function isModelled({ model }: ServiceDefinition, operation: string): boolean {
  return 'none' in model ? model.none !== '' : typeof apiOf(model.name)?.operations[operation]?.[0] === 'string';
}

function hasLatency({ latency }: ServiceDefinition): boolean {
  return 'none' in latency ? latency.none !== '' : latency.p50 > 0 && latency.p99 > latency.p50;
}

/** Whether `--cost` counts it, or the service declares why not. */
function isPriced({ cost }: ServiceDefinition, operation: string): boolean {
  if ('free' in cost) return cost.free !== '';
  if ('uncounted' in cost) return cost.uncounted !== '';
  return cost.counter([])({ operation, input: {}, output: null }) !== undefined;
}

function operationsOf(services: LocalServices, name: string): readonly string[] {
  return services.calls.service(name)?.operations ?? [];
}

test.each(SERVICES.map((definition) => [definition.name, definition] as const))(
  '%s is complete',
  async (name, definition) => {
    const operations = operationsOf(await startServices(), name);
    expect(operations).not.toHaveLength(0);
    expect(gapsIn(definition, operations)).toEqual([]);
  },
);

test('each service has a unique name', () => {
  expect(new Set(SERVICES.map(({ name }) => name)).size).toBe(SERVICES.length);
});

test('a call with unknown permissions is an error, not a call that everybody may make', () => {
  const context = { callerArn: 'arn', secretOf: () => undefined };
  expect(() => accessesOf('sqs', 'CreateQueue', {}, context)).toThrow('CreateQueue of sqs');
  expect(() => accessesOf('kinesis', 'PutRecord', {}, context)).toThrow('PutRecord of kinesis');
});

describe('what is missing is reported', () => {
  const [ssm] = SERVICES.filter(({ name }) => name === 'ssm');
  const [sns] = SERVICES.filter(({ name }) => name === 'sns');
  const [lambda] = SERVICES.filter(({ name }) => name === 'lambda');
  const rows = [{ resource: '`AWS::New::Thing`', here: 'new' }];
  const key = 'things';
  const describe = () => ({ planned: [], notices: [] });
  const runs = { treatment: { outcome: 'runs' } } as const;
  const modelOf = (name: string) => ({ name, errorPrefix: 'New' });
  const OTHERS = { 'AWS::IAM::Role': TYPES_OF_NO_SERVICE['AWS::IAM::Role'] };
  const ROLE = 'AWS::IAM::Role as a type of its own alone';

  test.each<[string, ServiceDefinition, string, string]>([
    ['the resource types', { ...ssm, resources: { key, describe, types: {} } }, 'GetParameter', 'resource types'],
    ['Ref', { ...ssm, resources: { key, describe, types: { A: runs } } }, 'GetParameter', 'Ref and GetAtt of A'],
    ['a type of its own', { ...ssm, resources: { key, describe, types: OTHERS } }, 'GetParameter', ROLE],
    ['a permission', { ...ssm, access: {} }, 'GetParameter', 'the access of GetParameter'],
    ['a prefix', { ...ssm, actionPrefixes: ['new'] }, 'GetParameter', 'the prefix ssm'],
    ['a JSON target', { ...ssm, name: 'new' }, 'GetParameter', 'the wire of GetParameter'],
    ['a Query action', sns, 'Subscribe', 'the wire of Subscribe'],
    ['a REST path', lambda, 'GetFunction', 'the wire of GetFunction'],
    ['the shapes', { ...ssm, model: modelOf('new') }, 'GetParameter', 'the shapes of GetParameter'],
    ['what it takes', { ...ssm, model: modelOf('kms') }, 'Decrypt', 'the shapes of Decrypt'],
    ['the latency', { ...ssm, latency: { p50: 0, p99: 0 } }, 'GetParameter', 'a latency'],
    ['a price', { ...ssm, cost: { counter: () => () => undefined } }, 'GetParameter', 'the price of GetParameter'],
    ['why it is free', { ...ssm, cost: { free: '' } }, 'GetParameter', 'the price of GetParameter'],
    ['the README', { ...ssm, readme: { ...ssm.readme, rows: [] } }, 'GetParameter', 'a row of the README'],
    ['the API', { ...ssm, readme: { ...ssm.readme, title: 'New' } }, 'GetParameter', 'the row New in README.md'],
    ['the row', { ...ssm, readme: { ...ssm.readme, rows } }, 'GetParameter', 'the row `AWS::New::Thing` in README.md'],
  ])('%s', (_what, definition, operation, gap) => {
    expect(gapsIn(definition, [operation])).toContainEqual(expect.stringContaining(gap));
  });
});
