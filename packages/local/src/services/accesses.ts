/**
 * Which permissions each call needs: the service authorization reference, as far as the operations run here.
 *
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
import { type Access, type AccessContext } from './access';
import { SERVICES } from './registry';
import { type Json, objectOf } from '../base/json';

/**
 * The permissions that a call needs, all of them.
 *
 * @param service as the local services are called
 * @param operation as the API names it
 */
export function accessesOf(service: string, operation: string, input: Json, context: AccessContext): readonly Access[] {
  const read = SERVICES.find(({ name }) => name === service)?.access[operation];
  if (read === undefined) {
    throw new Error(`The permissions for ${operation} of ${service} are not known: add them to its access.ts.`);
  }
  return read(operation, objectOf(input), context);
}
