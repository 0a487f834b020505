/** The action ValidateStateMachineDefinition: errors that would prevent a deployment, and AWS's warnings. */
import { readDefinition } from './read-definition';
import { checkDefinition, type DefinitionProblem, definitionWarnings } from '../../asl/definition';
import { type JsonObject, stringOf } from '../../base/json';
import { checkRequest } from '../constraints';

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html */
const MAX_DIAGNOSTICS = 100;

export function validateDefinition(request: JsonObject): JsonObject {
  checkRequest('sfn', 'ValidateStateMachineDefinition', request);
  const { errors, warnings } = diagnosticsOf(request);
  const found = request.severity === 'WARNING' ? [...errors, ...warnings] : errors;
  const shown = found.slice(0, Number(request.maxResults) || MAX_DIAGNOSTICS);
  return {
    result: errors.length === 0 ? 'OK' : 'FAIL',
    diagnostics: shown,
    truncated: shown.length < found.length,
  };
}

function diagnosticsOf(request: JsonObject): { readonly errors: JsonObject[]; readonly warnings: JsonObject[] } {
  const { definition, problem } = readDefinition(stringOf(request.definition) ?? '');
  if (problem !== undefined) return { errors: [diagnosticOf('ERROR', problem)], warnings: [] };
  const problems = checkDefinition(definition, { type: request.type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD' });
  return {
    errors: problems.map((found) => diagnosticOf('ERROR', found)),
    warnings: definitionWarnings(definition).map((found) => diagnosticOf('WARNING', found)),
  };
}

/** A problem with the whole text has no location. */
function diagnosticOf(
  severity: 'ERROR' | 'WARNING',
  { code, message, path = '' }: Pick<DefinitionProblem, 'message' | 'path'> & { readonly code: string },
): JsonObject {
  return { severity, code, message, ...(path !== '' && { location: path }) };
}
