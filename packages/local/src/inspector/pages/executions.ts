/** The list of executions, newest first. */
import { timeOfDay } from '../../base/time-of-day';
import { durationText } from '../duration';
import { executionId, executionPage } from '../execution-link';
import { html, type Html } from '../html';
import { empty, heading, type PageContent } from '../layout';
import { durationOf, shownExecutions } from '../shown-executions';
import { type InspectorSource, type ShownExecution } from '../source';
import { statusMark } from '../status';

/** The page. */
export function executionsPage(source: InspectorSource): PageContent {
  const executions = shownExecutions(source);
  const machines = new Map(source.stateMachines().map(({ arn, path }) => [arn, path]));
  const about =
    executions.length > 0
      ? 'The last 100 executions, newest first. Use the arrow keys to move, and Enter to open.'
      : '';
  return {
    title: 'Executions',
    main: html`${heading('Executions', about)}
    ${
      executions.length === 0
        ? empty(html`No executions yet. <a href="/_local/try">Send a request</a>, or use the <a href="/">web page</a>.`)
        : html`<ol class="list" data-arrows id="executions">
            ${executions.map((execution) => row(execution, machines.get(execution.stateMachineArn)))}
          </ol>`
    }`,
  };
}

function row(execution: ShownExecution, machinePath = execution.stateMachineName): Html {
  const { executionArn, status, startDate, path, input, error } = execution;
  return html`<li id="execution-${executionId(executionArn)}">
    <a class="row" href="${executionPage(executionArn)}">
      ${statusMark(status)}
      <span class="when"><time>${timeOfDay(startDate)}</time> <b>${durationText(durationOf(execution))}</b></span>
      <span class="posted">${oneLine(input)}</span>
      <span class="way">${error === undefined ? '' : html`<b class="error">${error}</b> `}${path}</span>
      <span class="machine quiet">${withoutStack(machinePath)}</span>
    </a>
  </li>`;
}

/** All state machines of a list usually belong to one stack. */
function withoutStack(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}

/** What was posted, as much as fits in a line. */
function oneLine(input: string): string {
  const text = input.slice(0, 2 * LINE).replace(/\s+/g, ' ');
  return text.length > LINE ? `${text.slice(0, LINE)}…` : text;
}

const LINE = 160;
