import { App } from 'aws-cdk-lib';
import { FormStack } from './form-stack';
import { selfContained, Template } from './self-contained';

/** The self-contained template, and the assembly from which it was made. */
export function formTemplate(): { readonly template: Template; readonly directory: string } {
  const app = new App({ analyticsReporting: false });
  const stack = new FormStack(app, 'SentimentForm');
  const assembly = app.synth();
  return { template: selfContained(assembly.getStackArtifact(stack.artifactId)), directory: assembly.directory };
}

/** The content of the file. */
export function textOf(template: Template): string {
  return `${JSON.stringify(template, null, 1)}\n`;
}
