import { type JsonObject } from '../../base/json';
import { type IntegrationAnswer } from '../gateway-answer';

/** Admits a request, with the identity of the caller, or refuses it. */
export type Verdict =
  | { readonly allowed: true; readonly context: JsonObject }
  | { readonly allowed: false; readonly answer: IntegrationAnswer };
