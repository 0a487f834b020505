import { type JsonObject } from '../../base/json';
import { type IntegrationAnswer } from '../gateway-answer';

/** Lets a request in, with what is known of the caller, or refuses it. */
export type Verdict =
  | { readonly letIn: true; readonly context: JsonObject }
  | { readonly letIn: false; readonly answer: IntegrationAnswer };
