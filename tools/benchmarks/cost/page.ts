/** The page about the cost. */
import { PRICES, type PricedRegion } from 'sentiment-form-local/lib/cost/prices';
import { costOfMillion, LENGTHS, type MeasuredForm, type Mix } from './model';

/** What the first table and the picture are about. */
export const USUAL: Mix = { characters: 500, negative: 0.15, spam: 0 };

const REGIONS = Object.keys(PRICES) as PricedRegion[];

export function costPage(forms: readonly MeasuredForm[]): string {
  return `# What it costs

<!-- Written by \`npm run bench -- cost\`. -->

US dollars for a million submissions, by executions that were run with the local runner: what they log, write, read, send and call, counted
by AWS's rules for rounding, at its list prices without free tiers. How long a run takes is taken from the medians of the
[latency profile](../packages/local/src/latency/profiles.ts). The prices, with their sources and dates, are in
[one table](../packages/local/src/cost/prices.ts). A trace is counted for each submission: X-Ray samples the first of each second, and one in
twenty of the others. What is notified after the answer counts with its replay: a message, a run of the replay function, and an execution.
IA logs are those of \`observability.logClass: INFREQUENT_ACCESS\`, which has the same events at half the price.

![Bars of the cost of a million submissions, by form and service.](cost.svg)

Of ${USUAL.characters} characters, ${percent(USUAL.negative)} of them negative, no spam:

${table(
  ['', ...REGIONS],
  forms.map((form) => [form.form.name, ...REGIONS.map((region) => total(form, USUAL, region))]),
)}

A star means that the price of a part is not known in that region, and is missing. In us-east-1, by service:

${parts(forms)}

In us-east-1, by length:

${table(
  ['', ...LENGTHS.map((characters) => `${characters} characters`)],
  forms.map((form) => [
    form.form.name,
    ...LENGTHS.map((characters) => total(form, { ...USUAL, characters }, 'us-east-1')),
  ]),
)}

By what people write, with ${USUAL.characters} characters; what a form holds as spam it does not analyze:

${table(
  ['', ...MIXES.map(({ negative, spam }) => `${percent(negative)} negative, ${percent(spam)} spam`)],
  forms.map((form) => [form.form.name, ...MIXES.map((mix) => total(form, { ...USUAL, ...mix }, 'us-east-1'))]),
)}

A form that nobody uses costs ${dollars(idle())} a month: one alarm, and a sweep every five minutes.
`;
}

const MIXES = [0, 0.6].flatMap((spam) => [0, 0.15, 0.5].map((negative) => ({ negative, spam })));

/** 8,640 sweeps in 30 days: each is a query of one partition of the index, half a read unit, and 11 lines of 370 bytes in the log. */
function idle(): number {
  const { alarmMonths, expressRequests, expressGbSeconds, readUnits, logBytes } = PRICES['us-east-1'];
  const run = (expressRequests?.usd ?? 0) + 0.0625 * 0.1 * (expressGbSeconds?.usd ?? 0) + 0.5 * (readUnits?.usd ?? 0);
  return (alarmMonths?.usd ?? 0) + 8_640 * (run + 11 * 370 * (logBytes?.usd ?? 0));
}

function parts(forms: readonly MeasuredForm[]): string {
  const costs = forms.map((form) => costOfMillion(form, USUAL, 'us-east-1').services);
  const services = [...new Set(costs.flatMap((cost) => [...cost.keys()]))];
  const cells = (service: string) => costs.map((cost) => (cost.has(service) ? dollars(cost.get(service) ?? 0) : ''));
  return table(
    ['', ...forms.map(({ form }) => form.name)],
    services.map((service) => [service, ...cells(service)]),
  );
}

function total(form: MeasuredForm, mix: Mix, region: PricedRegion): string {
  const { total: usd, unpriced } = costOfMillion(form, mix, region);
  return `${dollars(usd)}${unpriced.length > 0 ? '*' : ''}`;
}

function dollars(usd: number): string {
  return `$${usd.toFixed(usd < 1 ? 2 : 1)}`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
