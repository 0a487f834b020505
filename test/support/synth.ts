import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SentimentFormBackend, SentimentFormBackendProps } from '../../src';

/** A state of the Amazon States Language, as far as the tests look into it. */
export interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly TimeoutSeconds?: number;
  readonly Retry?: { ErrorEquals: string[]; MaxAttempts?: number; JitterStrategy?: string }[];
  readonly Catch?: { ErrorEquals: string[]; Next: string }[];
  readonly Branches?: Definition[];
  readonly ItemProcessor?: Definition;
  readonly Arguments?: { [name: string]: unknown };
}

/** A state machine or a branch of one. */
export interface Definition {
  readonly StartAt: string;
  readonly States: { [name: string]: State };
}

/** A stack in an app of its own. */
export function newStack(): Stack {
  return new Stack(new App(), 'Stack');
}

/** Props, or what makes them where they need something of the stack. */
export type PropsIn = SentimentFormBackendProps | ((stack: Stack) => SentimentFormBackendProps);

/** The backend alone in a stack. */
export function backend(props?: PropsIn): { template: Template; construct: SentimentFormBackend } {
  const stack = newStack();
  const construct = new SentimentFormBackend(stack, 'Form', typeof props === 'function' ? props(stack) : props);
  return { template: Template.fromStack(stack), construct };
}

/** A state machine's definition, the workflow's by default, with `token` for what only a deployment knows. */
export function definitionOf(template: Template, logicalIdPrefix = 'FormWorkflow'): Definition {
  const machines = Object.entries(template.findResources('AWS::StepFunctions::StateMachine'));
  const machine = machines.filter(([id]) => id.startsWith(logicalIdPrefix))[0][1];
  return readDefinition(machine);
}

/** All definitions of a template. */
export function definitionsOf(template: Template): Definition[] {
  return Object.values(template.findResources('AWS::StepFunctions::StateMachine')).map(readDefinition);
}

function readDefinition({ Properties }: { [key: string]: unknown }): Definition {
  const { DefinitionString } = Properties as { DefinitionString: string | { 'Fn::Join': [string, unknown[]] } };
  const all = typeof DefinitionString === 'string' ? [DefinitionString] : DefinitionString['Fn::Join'][1];
  return JSON.parse(all.map((part) => (typeof part === 'string' ? part : 'token')).join('')) as Definition;
}

/** Every state, those of the branches included, by name. */
export function allStates(definition: Definition): [string, State][] {
  return Object.entries(definition.States).flatMap(([name, state]) => [
    [name, state],
    ...[...(state.Branches ?? []), ...(state.ItemProcessor ? [state.ItemProcessor] : [])].flatMap(allStates),
  ]);
}

/** Every statement of every policy in a template, with the logical id of the policy that holds it. */
export function statementsOf(
  template: Template,
): { policy: string; actions: string[]; resource: string; condition?: unknown }[] {
  const types = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'];
  return types
    .flatMap((type) => Object.entries(template.findResources(type)))
    .flatMap(([policy, resource]) => {
      const { PolicyDocument } = resource.Properties as { PolicyDocument: { Statement: Statement[] } };
      return PolicyDocument.Statement.map((statement) => ({
        policy,
        actions: [statement.Action].flat(),
        resource: JSON.stringify(statement.Resource),
        condition: statement.Condition,
      }));
    });
}

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}
