/** What an execution cost, in one line. */
import { type Cost } from './cost';

const MILLION = 1_000_000;

/** E.g. `$0.0000149, a million like it $14.90: CloudWatch Logs $8.31, X-Ray $5.00, Lambda $0.44`. */
export function costText({ total, services, unpriced }: Cost): string {
  const parts = [...services]
    .sort(([, a], [, b]) => b - a)
    .map(([service, usd]) => `${service} ${dollars(usd * MILLION)}`);
  const missing =
    unpriced.length === 0 ? '' : `, without ${unpriced.join(' and ')}, because their prices are not known here`;
  return `$${total.toFixed(7)}, a million like it ${dollars(total * MILLION)}: ${parts.join(', ')}${missing}`;
}

function dollars(usd: number): string {
  return `$${usd.toFixed(2)}`;
}
