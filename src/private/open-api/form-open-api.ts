import { Token } from 'aws-cdk-lib';
import { openApi } from './open-api';
import type { ApiOptions } from '../../api-options';
import type { FormAnswers } from '../../form-answers';
import type { CheckedBackendProps } from '../validation/backend-props';

/** The OpenAPI document of a backend, as JSON with two-space indentation, so that people can read and compare it. */
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
    // The default endpoint is known only at deployment, so the URL is relative to that of the document.
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
