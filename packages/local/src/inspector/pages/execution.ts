/** One execution: its graph, what every state did and when, and the events. */
import { overviewPanel, statePanel } from './state-panel';
import { timeline } from './timeline';
import { timeOfDay } from '../../base/time-of-day';
import { type Cost } from '../../cost/cost';
import { counted } from '../counted';
import { durationText } from '../duration';
import { executionPage } from '../execution-link';
import { drawGraph } from '../graph/draw';
import { layOut } from '../graph/layout';
import { allStates, onlyStates, workflowOf, type Workflow } from '../graph/workflow';
import { traceOf, type Trace } from '../history/trace';
import { html, type Html } from '../html';
import { type PageContent } from '../layout';
import { durationOf } from '../shown-executions';
import { type ShownExecution, type StateMachineContent } from '../source';
import { statusMark } from '../status';

/** How much of the graph is drawn. */
export type GraphExtent = 'taken' | 'all';

/** The data of the page. */
export interface ExecutionDetail {
  readonly execution: ShownExecution;
  readonly machine?: StateMachineContent;
  /** What it would have cost on AWS, once it has ended. */
  readonly cost?: Cost;
}

/** The page. */
export function executionDetailPage({ execution, machine, cost }: ExecutionDetail, extent: GraphExtent): PageContent {
  const workflow = workflowOf(machine?.definition);
  const { history, stopDate } = execution;
  const trace = traceOf(history, stopDate === undefined ? Date.now() : undefined);
  const states = allStates(workflow);
  const anchors = new Map(states.map(({ name }, i) => [name, `state-${i + 1}`]));
  const anchorOf = (name: string): string => anchors.get(name) ?? 'overview';
  const entered = states.filter(({ name }) => trace.state(name) !== undefined);
  return {
    title: `${execution.stateMachineName}, ${timeOfDay(execution.startDate)}`,
    main: html`${title(execution, machine)}
      <div class="execution">
        <section class="graph-part" aria-label="Graph">
          ${extents(execution, extent, { entered: entered.length, all: states.length })}
          <div class="card canvas" tabindex="-1">
            ${drawGraph(layOut(extentOf(workflow, trace, extent)), trace, anchorOf)}
          </div>
        </section>
        <div class="panels" id="panels">
          ${overviewPanel(execution, cost)} ${states.map((state) => statePanel(state, workflow, { trace, anchorOf }))}
        </div>
      </div>
      ${timeline(execution, trace, anchorOf)} ${events(execution)}`,
  };
}

function extentOf(workflow: Workflow, trace: Trace, extent: GraphExtent): Workflow {
  return extent === 'all' ? workflow : onlyStates(workflow, new Set(trace.visits.map(({ name }) => name)));
}

function title(execution: ShownExecution, machine: StateMachineContent | undefined): Html {
  const { status, startDate, name } = execution;
  return html`<div class="heading">
    <h1>${statusMark(status)} <span>${durationText(durationOf(execution))}</span></h1>
    <p class="quiet">
      ${machine?.path ?? 'A state machine that no longer exists'}, ${timeOfDay(startDate)}, <code>${name}</code>
    </p>
  </div>`;
}

function extents(execution: ShownExecution, current: GraphExtent, counts: { entered: number; all: number }): Html {
  const page = executionPage(execution.executionArn);
  const link = (extent: GraphExtent, text: string): Html =>
    html`<a href="${page}${extent === 'all' ? '?graph=all' : ''}" ${extent === current ? html`aria-current="true"` : ''}
      >${text}</a
    >`;
  return html`<p class="filters" role="group" aria-label="States to show">
    ${link('taken', `Execution path, ${counted(counts.entered, 'state')}`)} ${link('all', `All states, ${counts.all}`)}
    <button id="fit" type="button" aria-pressed="false" hidden>Fit width</button>
  </p>`;
}

function events({ history, startDate }: ShownExecution): Html {
  return html`<details class="card events" id="events">
    <summary>Event history, ${counted(history.length, 'event')}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="Events">
      <table>
        <thead>
          <tr>
            <th scope="col">Event</th>
            <th scope="col">Previous event</th>
            <th scope="col">Time since start</th>
            <th scope="col">Type</th>
          </tr>
        </thead>
        <tbody>
          ${history.slice(0, SHOWN_EVENTS).map(
            ({ id, previousEventId, timestamp, type }) =>
              html`<tr>
                <td>${id}</td>
                <td>${previousEventId}</td>
                <td>${durationText(timestamp - startDate)}</td>
                <td>${type}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

// The JSON has all of them, with their details.
const SHOWN_EVENTS = 1_000;
