import { type JsonObject } from '../../base/json';
import { type IntegrationAnswer } from '../gateway-answer';

/** Lets a request in, with what is known of the caller, or refuses it. */
export type Verdict =
  | { readonly allowed: true; readonly context: JsonObject }
  | { readonly allowed: false; readonly answer: IntegrationAnswer };
