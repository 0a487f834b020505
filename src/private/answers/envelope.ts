import type { FormAnswering } from './form-endpoint';
import { SyncWorkflowApi } from '../../sync-workflow-api';

/** API Gateway passes the answer of StartSyncExecution on. */
export function envelopeAnswers(): FormAnswering {
  return { format: 'envelope', bind: (scope, id, props) => new SyncWorkflowApi(scope, id, props) };
}
