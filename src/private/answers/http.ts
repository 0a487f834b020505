import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import type { FormAnswering, FormEndpoint } from './form-endpoint';
import type { HttpAnswersOptions } from '../../form-answers-options';
import type { SyncWorkflowApiProps } from '../../sync-workflow-api-props';
import { httpEndpoint, integrationTimeoutOf } from '../resources/http-endpoint';
import { responderFunction } from '../resources/responder-function';
import { QUOTAS } from '../validation/quotas';
import { validateExpress } from '../validation/validate-express';
import { validateRedirectField, validateRedirects } from '../validation/validate-redirects';

/** A function between API Gateway and the workflow responds like a typical web API. */
export function httpAnswers({ allowedRedirects = [], redirectField = '_redirect' }: HttpAnswersOptions): FormAnswering {
  validateRedirects(allowedRedirects);
  validateRedirectField(redirectField);
  return {
    format: 'http',
    redirectField,
    allowedRedirects,
    quota: QUOTAS.responder,
    bind: (scope, id, props) => responderEndpoint(scope, id, props, { allowedRedirects, redirectField }),
  };
}

/** The API has the same logical ids as with the envelope, so the endpoint stays the same when you change the format. */
function responderEndpoint(
  scope: Construct,
  id: string,
  props: SyncWorkflowApiProps,
  redirects: Required<HttpAnswersOptions>,
): FormEndpoint {
  validateExpress(props.stateMachine);
  const parent = new Construct(scope, id);
  const timeout = integrationTimeoutOf(props);
  const responder = responderFunction(parent, {
    ...redirects,
    stateMachine: props.stateMachine,
    encryptionKey: props.encryptionKey,
    timeout,
  });
  const front = httpEndpoint(parent, {
    ...props,
    integration: new HttpLambdaIntegration('Responder', responder, { timeout }),
    // Otherwise a script of another origin could not read when to retry.
    exposedHeaders: ['retry-after'],
  });
  return { ...front, responderFunction: responder };
}
