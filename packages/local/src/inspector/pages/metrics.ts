/** How many executions there were, how long they took, how many failed, and which states take the most time. */
import { chart } from './chart';
import { type Execution } from '../../services/step-functions/execution-log';
import { counted } from '../counted';
import { durationText } from '../duration';
import { traceOf } from '../history/trace';
import { html, type Html } from '../html';
import { empty, heading, type PageContent } from '../layout';
import { percentile, slicesOf } from '../record/statistics';
import { type InspectorSource } from '../source';

/** The page. */
export function metricsPage(source: InspectorSource): PageContent {
  const samples = source.samples();
  const { width, slices } = slicesOf(samples, Date.now());
  const starts = slices.map(({ start }) => start);
  const each = width < 60_000 ? `${width / 1000} seconds` : counted(width / 60_000, 'minute');
  return {
    title: 'Metrics',
    main: html`${heading('Metrics', `The last ${counted(samples.length, 'execution')}, in periods of ${each}.`)}
    ${
      samples.length === 0
        ? empty('No executions yet.')
        : html`<div class="charts">
              ${chart({
                title: 'Executions',
                kind: 'bars',
                starts,
                series: [{ name: 'ended', look: 'plain', values: slices.map(({ count }) => count) }],
                text: String,
              })}
              ${chart({
                title: 'Duration',
                kind: 'lines',
                starts,
                series: [
                  { name: 'p50', look: 'plain', values: slices.map(({ p50 }) => p50) },
                  { name: 'p99', look: 'second', values: slices.map(({ p99 }) => p99) },
                ],
                text: durationText,
              })}
              ${chart({
                title: 'Failures',
                kind: 'bars',
                starts,
                series: [
                  { name: 'failed, timed out or aborted', look: 'bad', values: slices.map(({ failed }) => failed) },
                ],
                text: String,
              })}
            </div>
            ${statesTable(source.executions())}`
    }`,
  };
}

interface StateNumbers {
  readonly name: string;
  readonly durations: number[];
  retries: number;
  failures: number;
}

/** The time per state, for the executions whose history is kept. */
function statesTable(executions: readonly Execution[]): Html {
  const states = [...numbersOf(executions).values()].sort((a, b) => sum(b.durations) - sum(a.durations));
  return html`<h2>States <small>slowest first, in the last ${counted(executions.length, 'execution')}</small></h2>
    <div class="card scroll" tabindex="0" role="region" aria-label="States">
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">Visits</th>
            <th scope="col">p50</th>
            <th scope="col">p99</th>
            <th scope="col">Retries</th>
            <th scope="col">Failures</th>
          </tr>
        </thead>
        <tbody>
          ${states.slice(0, SHOWN).map(
            ({ name, durations, retries, failures }) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td>${durations.length}</td>
                <td>${durationText(percentile(durations, 0.5) ?? 0)}</td>
                <td>${durationText(percentile(durations, 0.99) ?? 0)}</td>
                <td>${retries}</td>
                <td>${failures}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

const SHOWN = 30;

function numbersOf(executions: readonly Execution[]): Map<string, StateNumbers> {
  const states = new Map<string, StateNumbers>();
  for (const { stateMachineName, history } of executions) {
    for (const { name, enteredAt, exitedAt, attempts, failure } of traceOf(history).visits) {
      const key = JSON.stringify([stateMachineName, name]);
      const numbers = states.get(key) ?? { name, durations: [], retries: 0, failures: 0 };
      states.set(key, numbers);
      if (exitedAt !== undefined) numbers.durations.push(exitedAt - enteredAt);
      numbers.retries += Math.max(0, attempts.length - 1);
      numbers.failures += failure === undefined ? 0 : 1;
    }
  }
  return states;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
