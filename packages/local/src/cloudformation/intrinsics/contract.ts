import { type Json, type JsonObject } from '../../base/json';

/** What an intrinsic function can read from its stack. */
export interface Scope {
  /** The value of `Ref`: a parameter, a pseudo parameter or a resource. Undefined is `AWS::NoValue`. */
  ref(logicalId: string): Json | undefined;
  attribute(logicalId: string, attribute: string): Json;
  condition(name: string): boolean;
  mapping(name: string): JsonObject;
  /** The value that another stack exports under this name. */
  imported(exportName: string): Json;
  resolve(value: Json): Json | undefined;
}

/** Evaluates one intrinsic function. Undefined removes the property that contains it. */
export type Intrinsic = (argument: Json, scope: Scope) => Json | undefined;
