import { list, text, wrong } from './arguments';
import { type Intrinsic, type Scope } from './contract';
import { isObject, type Json } from '../../base/json';

/** `Ref`: the ID of a resource or the value of a parameter. */
export const ref: Intrinsic = (argument, scope) => {
  if (typeof argument !== 'string') throw wrong('Ref', 'a logical ID', argument);
  return scope.ref(argument);
};

/** `Fn::GetAtt`: an attribute of a resource, as a list or as `Id.Attribute`. */
export const getAtt: Intrinsic = (argument, scope) => {
  const [id, attribute] = attributePath(argument);
  return scope.attribute(id, text('Fn::GetAtt', attribute, scope));
};

/** `Fn::ImportValue`: a value that another stack exports. */
export const importValue: Intrinsic = (argument, scope) => scope.imported(text('Fn::ImportValue', argument, scope));

/** `Fn::Sub`: a text with `${Id}`, `${Id.Attribute}` or `${Variable}` in it; `${!x}` becomes `${x}`. */
export const sub: Intrinsic = (argument, scope) => {
  const [template, variables] = subArguments(argument);
  return template.replace(PLACEHOLDER, (_, escaped: string | undefined, name: string) => {
    if (escaped) return `\${${name}}`;
    return text('Fn::Sub', variables[name] ?? reference(name, scope), scope);
  });
};

/** The names of the resources and parameters to which a `Fn::Sub` refers. */
export function subReferences(argument: Json): string[] {
  const [template, variables] = subArguments(argument);
  return [...template.matchAll(PLACEHOLDER)]
    .filter(([, escaped, name]) => !escaped && !(name in variables))
    .map(([, , name]) => name.split('.')[0]);
}

/** Splits the argument of `Fn::GetAtt` into the logical ID and the attribute. */
export function attributePath(argument: Json): [string, Json] {
  if (typeof argument === 'string' && argument.includes('.')) {
    const dot = argument.indexOf('.');
    return [argument.slice(0, dot), argument.slice(dot + 1)];
  }
  const [id, attribute] = list('Fn::GetAtt', argument, 2);
  if (typeof id !== 'string') throw wrong('Fn::GetAtt', 'a logical ID', id);
  return [id, attribute];
}

const PLACEHOLDER = /\$\{(!?)\s*([^${}]+?)\s*\}/g;

function subArguments(argument: Json): [string, { [name: string]: Json }] {
  if (typeof argument === 'string') return [argument, {}];
  const [template, variables] = list('Fn::Sub', argument, 2);
  if (typeof template !== 'string') throw wrong('Fn::Sub', 'a text', template);
  if (!isObject(variables)) throw wrong('Fn::Sub', 'an object of variables', variables);
  return [template, variables];
}

function reference(name: string, scope: Scope): Json | undefined {
  const dot = name.indexOf('.');
  return dot < 0 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1));
}
