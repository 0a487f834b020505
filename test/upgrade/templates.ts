// A form as an earlier version deployed it, and as it is deployed now.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Notification, SentimentFormBackend } from '../../src';

/** A template, as far as the tests look into it. */
export interface DeployedTemplate {
  readonly Resources: { [id: string]: { readonly Type: string; readonly Properties: { [name: string]: unknown } } };
}

/** A template that commit b887fda made of the same props, without the metadata that CDK adds for itself. */
const EARLIER = path.join(__dirname, 'b887fda.template.json');
const TEMPLATE = 'Upgraded.template.json';

/** The template that an earlier version made. */
export function earlierTemplate(): DeployedTemplate {
  return JSON.parse(readFileSync(EARLIER, 'utf8')) as DeployedTemplate;
}

/** The template of now, and the folder that it is in. */
export function synthesizeNow(): { folder: string; template: DeployedTemplate } {
  const app = new App({ outdir: mkdtempSync(path.join(tmpdir(), 'upgraded-now-')) });
  new SentimentFormBackend(new Stack(app, 'Upgraded'), 'Form', {
    notifications: [Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] })],
    spam: { honeypotField: 'website' },
    submissions: { retention: Duration.days(365) },
  });
  const folder = app.synth().directory;
  return { folder, template: JSON.parse(readFileSync(path.join(folder, TEMPLATE), 'utf8')) as DeployedTemplate };
}

/** An assembly with the earlier template. Its functions have today's code, which is not a part of the template. */
export function writeEarlier(now: { folder: string; template: DeployedTemplate }): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'upgraded-earlier-'));
  cpSync(now.folder, folder, { recursive: true });
  const template = earlierTemplate();
  for (const [id, { Type, Properties }] of Object.entries(template.Resources)) {
    if (Type === 'AWS::Lambda::Function') Properties.Code = now.template.Resources[id].Properties.Code;
  }
  writeFileSync(path.join(folder, TEMPLATE), JSON.stringify(template));
  return folder;
}
