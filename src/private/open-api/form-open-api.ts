import { Token } from 'aws-cdk-lib';
import { openApi } from './open-api';
import type { ApiOptions } from '../../api-options';
import type { FormAnswers } from '../../form-answers';
import type { CheckedBackendProps } from '../validation/backend-props';

/** The OpenAPI document of a backend, as JSON in two-space indentation, so that a copy of it can be read and compared. */
export function formOpenApi(
  { form, spam }: CheckedBackendProps,
  answers: FormAnswers,
  { path = '/', domain, authorizer }: ApiOptions = {},
): string {
  const { format, redirectField, allowedRedirects } = answers._answering;
  const isKnown = domain !== undefined && !Token.isUnresolved(domain.domainName);
  const document = openApi({
    title: 'Form',
    path,
    // Only a deployment knows the name that AWS gives an API: relative to where the document is read, then.
    serverUrl: isKnown ? `https://${domain.domainName}` : '/',
    answers: format,
    hasAuthorizer: authorizer !== undefined,
    fields: form.fields,
    keepUnknownFields: form.keepUnknownFields,
    controlFields: spam.controlFields,
    redirectField,
    allowedRedirects: allowedRedirects?.some((page) => Token.isUnresolved(page)) ? undefined : allowedRedirects,
  });
  return `${JSON.stringify(document, null, 2)}\n`;
}
