// Takes the place of the AWS CLI where there is none: reads the same options and variables, and calls by the SDK for JavaScript.
const { parseArgs } = require('node:util');
const { SFNClient, StartSyncExecutionCommand } = require('@aws-sdk/client-sfn');

const names = ['endpoint-url', 'region', 'state-machine-arn', 'input'];
const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
const { positionals, values } = parseArgs({ options, allowPositionals: true });
if (positionals.join(' ') !== 'stepfunctions start-sync-execution') throw new Error(`Cannot do: ${positionals.join(' ')}`);

const client = new SFNClient({
  endpoint: values['endpoint-url'],
  region: values.region,
  disableHostPrefix: process.env.AWS_DISABLE_HOST_PREFIX_INJECTION === 'true',
});
client
  .send(new StartSyncExecutionCommand({ stateMachineArn: values['state-machine-arn'], input: values.input }))
  .then(({ status, output }) => console.log(JSON.stringify({ status, output })));
