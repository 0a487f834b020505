/** Passes an error of Step Functions on as API Gateway does: with the error name of Step Functions. */
import { type ServiceError } from '../services';

/** The body of the response. */
export function errorBody({ name, message }: ServiceError): string {
  return JSON.stringify({ __type: `${NAMESPACES[name] ?? MODEL}#${name}`, message });
}

const MODEL = 'com.amazonaws.swf.service.v2.model';

/** Errors that every AWS service can return are not in the model of a service. */
const NAMESPACES: Readonly<Record<string, string | undefined>> = {
  AccessDeniedException: 'com.amazon.coral.service',
  InternalFailure: 'com.amazon.coral.service',
  ServiceUnavailable: 'com.amazon.coral.availability',
  ThrottlingException: 'com.amazon.coral.availability',
  UnknownOperationException: 'com.amazon.coral.service',
  ValidationException: 'com.amazon.coral.validate',
};
