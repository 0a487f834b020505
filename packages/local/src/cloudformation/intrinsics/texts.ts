import { list, resolvedList, text, wrong } from './arguments';
import { type Intrinsic } from './contract';

/** `Fn::Join`: the parts with a delimiter between them. */
export const join: Intrinsic = (argument, scope) => {
  const [delimiter, parts] = list('Fn::Join', argument, 2);
  return resolvedList('Fn::Join', parts, scope)
    .map((part) => text('Fn::Join', part, scope))
    .join(text('Fn::Join', delimiter, scope));
};

/** `Fn::Split`: the parts between the delimiters. */
export const split: Intrinsic = (argument, scope) => {
  const [delimiter, source] = list('Fn::Split', argument, 2);
  return text('Fn::Split', source, scope).split(text('Fn::Split', delimiter, scope));
};

/** `Fn::Select`: the entry of a list at an index. */
export const select: Intrinsic = (argument, scope) => {
  const [position, source] = list('Fn::Select', argument, 2);
  const index = Number(text('Fn::Select', position, scope));
  const entries = resolvedList('Fn::Select', source, scope);
  if (!(index in entries)) throw wrong('Fn::Select', `an index below ${entries.length}`, position);
  return entries[index];
};

/** `Fn::Base64`: the text in base64. */
export const base64: Intrinsic = (argument, scope) =>
  Buffer.from(text('Fn::Base64', argument, scope)).toString('base64');

/** `Fn::Length`: how many entries a list has. */
export const length: Intrinsic = (argument, scope) => resolvedList('Fn::Length', argument, scope).length;

/** `Fn::ToJsonString`: the value as JSON text. */
export const toJsonString: Intrinsic = (argument, scope) => JSON.stringify(scope.resolve(argument));
