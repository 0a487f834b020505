import { isTextType } from './media-types';
import { requestFields } from './request-context';
import { type ApiRequest } from './shape-request';
import { isObject, type JsonObject } from '../base/json';

/** The event that a function gets in payload format 2.0. */
export function lambdaEvent(request: ApiRequest): JsonObject {
  const { body, headers, authorizer } = request;
  const { requestContext, ...fields } = requestFields(request);
  const isText = isTextType(headers.get('content-type'));
  return {
    ...fields,
    requestContext: { ...(isObject(requestContext) && requestContext), ...(authorizer && { authorizer }) },
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}
