/** Reads the `Resource` of a Task state that is a service integration. */

export interface IntegrationResource {
  readonly isSdk: boolean;
  /** The service and the action as they are written, e.g. `events` and `putEvents`. */
  readonly service: string;
  readonly action: string;
  /** How the task ends, e.g. `sync` or `waitForTaskToken`, where the resource says so. */
  readonly pattern?: string;
  /** The API behind it: the name of its model, e.g. `eventbridge`, and the operation, e.g. `PutEvents`. */
  readonly api: string;
  readonly operation: string;
}

const RESOURCE = /^arn:[\w-]+:states:[^:]*:[^:]*:(aws-sdk:)?([\w-]+):([a-z]\w*)(?:\.([\w:]+))?$/;

/** Optimized integrations whose name is not that of the SDK. */
const MODELS: Readonly<Record<string, string>> = { events: 'eventbridge', states: 'sfn' };

/** Undefined for a function, an activity, and what is no resource. */
export function integrationResource(resource: string): IntegrationResource | undefined {
  const [, kind, service = '', action = '', pattern] = RESOURCE.exec(resource) ?? [];
  if (action === '') return undefined;
  const isSdk = kind !== undefined;
  return {
    isSdk,
    service,
    action,
    ...(pattern !== undefined && { pattern }),
    api: (isSdk ? undefined : MODELS[service]) ?? service,
    operation: action.charAt(0).toUpperCase() + action.slice(1),
  };
}
