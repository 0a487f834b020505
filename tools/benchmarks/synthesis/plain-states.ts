/** The states of a definition as the constructs of aws-cdk-lib: one for each state, wired as they are. */
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

interface Written {
  readonly Comment?: string;
  readonly Assign?: Record<string, unknown>;
  readonly Output?: unknown;
}

interface Rule extends Written {
  readonly Condition: string;
  readonly Next: string;
}

interface Catcher extends Written {
  readonly ErrorEquals: string[];
  readonly Next: string;
}

interface State extends Written {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: Rule[];
  readonly Catch?: Catcher[];
  readonly Branches?: Machine[];
}

export interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

type Step = sfn.State & sfn.IChainable;

/** The first state; the others follow it. */
export function statesOf(scope: Construct, { StartAt, States }: Machine): sfn.IChainable {
  const steps = new Map(Object.entries(States).map(([name, state]) => [name, stepOf(scope, name, state)]));
  const step = (name: string): Step => {
    const found = steps.get(name);
    if (found === undefined) throw new Error(`The definition has no state ${name}.`);
    return found;
  };
  Object.entries(States).forEach(([name, state]) => connect(step(name), state, step));
  return step(StartAt);
}

function stepOf(scope: Construct, name: string, state: State): Step {
  const written = { ...resultOf(state), comment: state.Comment };
  if (state.Type === 'Choice') return sfn.Choice.jsonata(scope, name, written);
  if (state.Type === 'Pass') return sfn.Pass.jsonata(scope, name, written);
  if (state.Type !== 'Parallel') return new sfn.CustomState(scope, name, { stateJson: withoutTransitions(state) });
  const parallel = sfn.Parallel.jsonata(scope, name, written);
  return parallel.branch(...(state.Branches ?? []).map((branch) => statesOf(scope, branch)));
}

function withoutTransitions({ Next, Catch, ...state }: State): object {
  return state;
}

function connect(from: Step, state: State, step: (name: string) => Step): void {
  const { Next, Default, Choices = [], Catch = [] } = state;
  if (from instanceof sfn.Choice) {
    Choices.forEach((rule) => from.when(sfn.Condition.jsonata(rule.Condition), step(rule.Next), resultOf(rule)));
    if (Default !== undefined) from.otherwise(step(Default));
  }
  if (from instanceof sfn.CustomState || from instanceof sfn.Parallel) {
    Catch.forEach((catcher) => {
      from.addCatch(step(catcher.Next), { errors: catcher.ErrorEquals, ...resultOf(catcher) });
    });
    if (Next !== undefined) from.next(step(Next));
  }
  if (from instanceof sfn.Pass && Next !== undefined) from.next(step(Next));
}

function resultOf({ Assign, Output }: Written): { assign?: Record<string, unknown>; outputs?: unknown } {
  return { assign: Assign, outputs: Output };
}
