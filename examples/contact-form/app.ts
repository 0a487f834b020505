import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { WebSite } from './web-site';
import { Notification, SentimentFormBackend } from 'cdk-sentiment-form-backend';

const app = new App();
const stack = new Stack(app, 'ContactForm');

const site = new WebSite(stack, 'WebSite');
const form = new SentimentFormBackend(stack, 'Backend', {
  notifications: [
    Notification.email({ fromAddress: 'Contact form <forms@example.com>', toAddresses: ['care@example.com'] }),
  ],
  api: { allowedOrigins: [site.origin] },
});
site.publish(join(__dirname, 'web'), { endpoint: form.endpoint });
// For other clients: code generators and testing tools read it.
writeFileSync(join(__dirname, 'openapi.json'), form.openApiDocument);

new CfnOutput(stack, 'Page', { value: site.origin });
new CfnOutput(stack, 'Endpoint', { value: form.endpoint });
new CfnOutput(stack, 'StateMachineArn', { value: form.stateMachine.stateMachineArn });
