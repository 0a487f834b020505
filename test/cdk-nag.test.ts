import { readFileSync } from 'fs';
import * as path from 'path';
import { App, Environment, Stack, Validations } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { Notification, SentimentFormBackend } from '../src';

interface ValidationReport {
  readonly pluginReports: { readonly violations: { readonly ruleName: string }[] }[];
}

const environments: [string, Environment][] = [
  ['of an unknown region and account', {}],
  ['of a known region and account', { region: 'eu-west-1', account: '111111111111' }],
];

test.each(environments)(
  'leaves the AwsSolutions and Serverless packs of cdk-nag nothing to say, in a stack %s',
  (_, env) => {
    const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
    const stack = new Stack(app, 'Stack', { env });
    new SentimentFormBackend(stack, 'Form', {
      notifications: [Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] })],
      submissions: { encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }) },
    });

    expect(violations(app)).toEqual([]);
  },
);

test('would hear of a resource that the packs object to', () => {
  const app = new App();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  new kms.Key(new Stack(app, 'Stack'), 'KeyThatIsNeverRotated');
  expect(() => app.synth()).toThrow('AwsSolutions-KMS5');
});

/** What the packs reported; a synthesis that they fail throws with the rules' names. */
function violations(app: App): string[] {
  const report = path.join(app.synth().directory, 'validation-report.json');
  const { pluginReports } = JSON.parse(readFileSync(report, 'utf8')) as ValidationReport;
  return pluginReports.flatMap((plugin) => plugin.violations.map(({ ruleName }) => ruleName));
}
