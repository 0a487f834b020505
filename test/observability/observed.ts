import { Template } from 'aws-cdk-lib/assertions';
import { IConstruct } from 'constructs';
import { ObservabilityOptions, SentimentFormBackend, SentimentFormBackendProps } from '../../src';
import { newStack } from '../support/synth';

/** A backend and its template after a strict synthesis. */
export interface Observed {
  readonly form: SentimentFormBackend;
  readonly template: Template;
}

/** Makes a backend with what its options ask for; they may have resources of their own. */
export function observed(
  options: (scope: IConstruct) => ObservabilityOptions,
  props: SentimentFormBackendProps = {},
): Observed {
  const stack = newStack();
  const form = new SentimentFormBackend(stack, 'Form', { ...props, observability: options(stack) });
  return { form, template: Template.fromStack(stack) };
}

/** The logical ID of the only resource of a type whose ID starts with this. */
export function logicalId(template: Template, type: string, prefix: string): string {
  const [id] = Object.keys(template.findResources(type)).filter((one) => one.startsWith(prefix));
  return id;
}
