/** One thing that is wrong with a definition, in AWS's format. */

/**
 * The classes of problems, with the names that CreateStateMachine uses:
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
 */
export type DefinitionProblemCode =
  | 'SCHEMA_VALIDATION_FAILED'
  | 'INVALID_JSON_DESCRIPTION'
  | 'MISSING_TRANSITION_TARGET'
  | 'DUPLICATE_STATE_NAME'
  | 'DUPLICATE_VARIABLE_NAME'
  | 'INVALID_STATE_NAME'
  | 'DUPLICATE_LABEL_NAME'
  | 'INVALID_LABEL_NAME'
  | 'INVALID_VARIABLE_NAME'
  | 'RESERVED_VARIABLE_NAME'
  | 'TOO_DEEPLY_NESTED'
  | 'MISSING_END_STATE'
  | 'INVALID_JSONATA_EXPRESSION'
  | 'UNSUPPORTED_JSONATA_EXPRESSION'
  | 'DEFINITION_TOO_LARGE';

/** A reason to refuse a definition. */
export interface DefinitionProblem {
  readonly code: DefinitionProblemCode;
  /** The location: `/States/Greet/Next`. Omitted if the problem concerns the whole definition. */
  readonly path?: string;
  readonly message: string;
}

/** A problem with the form of a field, by far the most frequent class. */
export function schemaProblem(path: string, message: string): DefinitionProblem {
  return { code: 'SCHEMA_VALIDATION_FAILED', path, message };
}

/** The problem as one line: `SCHEMA_VALIDATION_FAILED: Field is not supported at /States/Greet/Colour`. */
export function describeProblem({ code, message, path }: DefinitionProblem): string {
  return `${code}: ${message} at ${path ?? 'null'}`;
}
