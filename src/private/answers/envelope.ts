import type { FormAnswering } from './form-endpoint';
import { SyncWorkflowApi } from '../../sync-workflow-api';

/** API Gateway passes on the response of StartSyncExecution. */
export function envelopeAnswers(): FormAnswering {
  return { format: 'envelope', bind: (scope, id, props) => new SyncWorkflowApi(scope, id, props) };
}
