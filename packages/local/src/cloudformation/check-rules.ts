/** Refuses a stack that its own rules refuse, as CloudFormation does before it creates anything. */
import { holds } from './intrinsics/conditions';
import { type Scope } from './intrinsics/contract';
import { ruleFunctions } from './intrinsics/rules';
import { resolveValue } from './resolve';
import { type StackScope } from './stack-scope';
import { type Template } from '../assembly/template';
import { isObject, type Json, type JsonObject } from '../base/json';
import { StartError } from '../base/start-error';

/** Throws with the description of the first assertion that is false. */
export function checkRules(stack: StackScope): void {
  const { name: stackName, template } = stack.stack;
  const scope = ruleScope(stack);
  for (const [name, rule] of Object.entries(template.Rules)) {
    const description = isBootstrapRule(name, template) ? undefined : refusal(stackName, name, rule, scope);
    if (description !== undefined) {
      throw new StartError(
        `CloudFormation would refuse stack ${stackName} because of its rule ${name}: ${description}`,
      );
    }
  }
}

/**
 * The description of the first false assertion; undefined if all are true, or if the rule does not apply to this stack.
 */
function refusal(stackName: string, name: string, rule: JsonObject, scope: Scope): string | undefined {
  try {
    if (rule.RuleCondition !== undefined && !holds(rule.RuleCondition, scope)) return undefined;
    const broken = assertionsOf(rule).find(({ assert }) => !holds(assert, scope));
    return broken?.description;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    throw new StartError(`Stack ${stackName}: the rule ${name} cannot be evaluated: ${error.message}`, {
      cause: error,
    });
  }
}

function assertionsOf({ Assertions: assertions }: JsonObject): { assert: Json; description: string }[] {
  if (!Array.isArray(assertions)) throw new StartError('it has no list of "Assertions".');
  return assertions.map((assertion) => {
    if (!isObject(assertion) || assertion.Assert === undefined) throw new StartError('an assertion has no "Assert".');
    const { Assert: assert, AssertDescription: description = `${JSON.stringify(assert)} is false.` } = assertion;
    return { assert, description: String(description) };
  });
}

/** What the functions of a rule can use. */
function ruleScope(stack: StackScope): Scope {
  const { Parameters: parameters } = stack.stack.template;
  const refuse = (name: string): never => {
    throw new StartError(`rules can only refer to parameters and pseudo parameters, got: ${name}`);
  };
  const find = ruleFunctions((type) =>
    Object.keys(parameters)
      .filter((name) => [type, `List<${type}>`].includes(String(parameters[name].Type)))
      .flatMap((name) => stack.ref(name) ?? []),
  );
  const scope: Scope = {
    ref: (name) => (name in parameters || name.startsWith('AWS::') ? stack.ref(name) : refuse(name)),
    attribute: refuse,
    condition: refuse,
    mapping: refuse,
    imported: refuse,
    resolve: (value) => resolveValue(value, scope, find),
  };
  return scope;
}

/** CDK's own rule requires a version of the bootstrap stack in the account. Nothing here needs it. */
function isBootstrapRule(name: string, { Parameters: parameters }: Template): boolean {
  const { Type: type } = parameters.BootstrapVersion ?? {};
  return name === 'CheckBootstrapVersion' && String(type).startsWith('AWS::SSM::Parameter::Value');
}
