/** The command line of `verify:aws` with a place that deploys a file and a server that never answers. */
import { once } from 'events';
import { existsSync, rmSync, writeFileSync } from 'fs';
import { createServer } from 'http';
import type { AddressInfo } from 'net';
import { runCommandLine } from '../../tools/verify-aws/command-line';

const [deployed, ...args] = process.argv.slice(2);
const server = createServer(() => console.log('A request waits.'));

void runCommandLine(args, (_throwaway, region) => ({
  removal: `rm ${deployed}`,
  deploy: async () => {
    writeFileSync(deployed, '');
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { endpoint, region, servicesAt: endpoint, stateMachineArn: 'none', tableName: 'none' };
  },
  destroy: async () => {
    rmSync(deployed);
    // With the request that waits: whoever asked has to have given it up.
    server.close();
    await once(server, 'close');
  },
  remaining: async () => (existsSync(deployed) ? [deployed] : []),
}));
