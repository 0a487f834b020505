// Adds what shipping costs to an order. The SDK is the one that Lambda's runtime brings.
const { SFNClient, StartSyncExecutionCommand } = require('@aws-sdk/client-sfn');

// StartSyncExecution goes to the host `sync-states...`, which a server on this machine does not have.
const stepFunctions = new SFNClient({ disableHostPrefix: process.env.AWS_ENDPOINT_URL_SFN !== undefined });

exports.handler = async ({ body }) => {
  const { goods, country, kilograms } = JSON.parse(body);
  const { status, error, output } = await stepFunctions.send(
    new StartSyncExecutionCommand({
      stateMachineArn: process.env.STATE_MACHINE_ARN,
      input: JSON.stringify({ country, kilograms }),
    }),
  );
  // A failed execution is an answer like any other: the call itself succeeded.
  if (status !== 'SUCCEEDED') {
    console.error(JSON.stringify({ status, error }));
    return answer(502, { problem: 'The warehouse does not answer.' });
  }
  const { outcome, price, days, reason } = JSON.parse(output);
  if (outcome !== 'QUOTED') return answer(422, { problem: reason });
  return answer(200, { total: goods + price, days });
};

function answer(statusCode, body) {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
