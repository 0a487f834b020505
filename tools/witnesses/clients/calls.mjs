/** Makes the calls that it is told of with the SDK for JavaScript, and says which of the SDK's own errors came, or what was answered. */
import { createInterface } from 'node:readline';

const clients = new Map();

for await (const line of createInterface({ input: process.stdin })) {
  const { service, operation, input } = JSON.parse(line);
  const sdk = await import(`@aws-sdk/client-${service}`);
  const client = clients.get(service) ?? new sdk[clientIn(sdk)]({ disableHostPrefix: true });
  clients.set(service, client);
  try {
    const { $metadata: _metadata, ...answer } = await client.send(new sdk[`${operation}Command`](input));
    console.log(JSON.stringify({ answer }));
  } catch (error) {
    // Each package has a class for each error of its model, and one that is behind all of them.
    const own = Object.entries(sdk).find(([, value]) => typeof value === 'function' && error.constructor === value);
    console.log(JSON.stringify({ error: own?.[0] ?? `none of the client's own: ${error.name}` }));
  }
}

/** `SFNClient` and not the class `Client` that is behind it. */
function clientIn(sdk) {
  return Object.keys(sdk).find((name) => /^\w+Client$/.test(name) && !name.startsWith('__'));
}
