/** How API Gateway passes an error of Step Functions through: with the name that Step Functions itself gives it. */
import { type ServiceError } from '../services';

/** The body of the answer. */
export function errorBody({ name, message }: ServiceError): string {
  return JSON.stringify({ __type: `${NAMESPACES[name] ?? MODEL}#${name}`, message });
}

const MODEL = 'com.amazonaws.swf.service.v2.model';

/** Errors that every service of AWS has are no part of the model of one. */
const NAMESPACES: Readonly<Record<string, string | undefined>> = {
  AccessDeniedException: 'com.amazon.coral.service',
  InternalFailure: 'com.amazon.coral.service',
  ServiceUnavailable: 'com.amazon.coral.availability',
  ThrottlingException: 'com.amazon.coral.availability',
  UnknownOperationException: 'com.amazon.coral.service',
  ValidationException: 'com.amazon.coral.validate',
};
