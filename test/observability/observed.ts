import { Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import { IConstruct } from 'constructs';
import { SentimentFormBackend, SentimentFormBackendProps, SyncWorkflowApi } from '../../src';
import { ObservabilityOptions } from '../../src/observability-options';
import { FormMetrics } from '../../src/private/observability/metrics';
import { observe } from '../../src/private/observability/observe';
import { strictStack } from '../support/synth';

/** A backend in a stack, with what observes it. */
export interface Observed {
  readonly form: SentimentFormBackend;
  readonly metrics: FormMetrics;
  readonly alarms: cloudwatch.Alarm[];
  readonly template: Template;
}

/** Makes the backend and what its options ask for, and synthesizes strictly. */
export function observed(
  options: (scope: IConstruct) => ObservabilityOptions,
  props: SentimentFormBackendProps = {},
): Observed {
  const stack = strictStack();
  const form = new SentimentFormBackend(stack, 'Form', props);
  const metrics = metricsOf(form);
  const logGroup = child<logs.LogGroup>(child(form, 'Workflow'), 'Logs');
  const { stateMachine, deadLetterAlarm } = form;
  const { alarms } = observe(form, { metrics, stateMachine, logGroup, deadLetterAlarm }, options(stack));
  return { form, metrics, alarms, template: Template.fromStack(stack) };
}

/** The metrics of a backend. */
export function metricsOf(form: SentimentFormBackend): FormMetrics {
  const { stateMachine, parkingQueue, deadLetterQueue } = form;
  const { stage } = child<SyncWorkflowApi>(form, 'Api');
  return new FormMetrics({ stateMachine, stage, parkingQueue, deadLetterQueue });
}

/** The logical id of the one resource of a type whose id begins so. */
export function logicalId(template: Template, type: string, prefix: string): string {
  const [id] = Object.keys(template.findResources(type)).filter((one) => one.startsWith(prefix));
  return id;
}

function child<T extends IConstruct>(scope: IConstruct, id: string): T {
  return scope.node.findChild(id) as T;
}
