/** The functions of the Rules section: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html */
import { list, resolvedList, text, wrong } from './arguments';
import { and, equals, not, or } from './conditions';
import { type Intrinsic } from './contract';
import { ref } from './references';
import { type Json } from '../../base/json';
import { StartError } from '../../base/start-error';

/**
 * The function of a rule that a key calls; undefined for an ordinary key. `Fn::If` is not one, although a page of AWS
 * says so: https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/921
 *
 * @param valuesOfType the values of all parameters of a type
 */
export function ruleFunctions(valuesOfType: (type: string) => Json[]): (key: string) => Intrinsic | undefined {
  const functions = new Map<string, Intrinsic>([
    ['Ref', ref],
    ['Fn::And', and],
    ['Fn::Or', or],
    ['Fn::Not', not],
    ['Fn::Equals', equals],
    ['Fn::Contains', contains],
    ['Fn::EachMemberEquals', eachMemberEquals],
    ['Fn::EachMemberIn', eachMemberIn],
    ['Fn::RefAll', refAll(valuesOfType)],
    ['Fn::ValueOf', ofAnAccount('Fn::ValueOf')],
    ['Fn::ValueOfAll', ofAnAccount('Fn::ValueOfAll')],
  ]);
  return (key) => {
    const found = functions.get(key);
    if (found === undefined && key.startsWith('Fn::')) {
      throw new StartError(`${key} is not a function of rules. Known: ${[...functions.keys()].join(', ')}.`);
    }
    return found;
  };
}

/** `Fn::Contains`: whether a list has a value. */
const contains: Intrinsic = (argument, scope) => {
  const [items, item] = list('Fn::Contains', argument, 2);
  return texts('Fn::Contains', items, scope).includes(text('Fn::Contains', item, scope));
};

/** `Fn::EachMemberEquals`: whether every entry of a list equals the value. */
const eachMemberEquals: Intrinsic = (argument, scope) => {
  const [items, item] = list('Fn::EachMemberEquals', argument, 2);
  const expected = text('Fn::EachMemberEquals', item, scope);
  return texts('Fn::EachMemberEquals', items, scope).every((entry) => entry === expected);
};

/** `Fn::EachMemberIn`: whether every entry of a list is in another list. */
const eachMemberIn: Intrinsic = (argument, scope) => {
  const [items, others] = list('Fn::EachMemberIn', argument, 2).map((part) => texts('Fn::EachMemberIn', part, scope));
  return items.every((item) => others.includes(item));
};

/** `Fn::RefAll`: the values of all parameters of a type. */
const refAll =
  (valuesOfType: (type: string) => Json[]): Intrinsic =>
  (argument) => {
    if (typeof argument !== 'string') throw wrong('Fn::RefAll', 'a type of parameters', argument);
    return valuesOfType(argument);
  };

/** `Fn::ValueOf` and `Fn::ValueOfAll`: attributes of networks. */
function ofAnAccount(name: string): Intrinsic {
  return (argument) => {
    const [of, attribute] = list(name, argument, 2);
    throw new StartError(
      `${name} looks up ${String(attribute)} of ${String(of)} in an AWS account, which is not supported here. Synthesize the app without this rule.`,
    );
  };
}

function texts(name: string, argument: Json, scope: Parameters<Intrinsic>[1]): string[] {
  return resolvedList(name, argument, scope).map((entry) => text(name, entry, scope));
}
