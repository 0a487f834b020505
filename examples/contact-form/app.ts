import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Notification, SentimentFormBackend } from 'cdk-sentiment-form-backend';

const app = new App();
const stack = new Stack(app, 'ContactForm');

const form = new SentimentFormBackend(stack, 'Backend', {
  notifications: [
    Notification.email({ fromAddress: 'Contact form <forms@example.com>', toAddresses: ['care@example.com'] }),
  ],
});

new CfnOutput(stack, 'Endpoint', { value: form.endpoint });
new CfnOutput(stack, 'StateMachineArn', { value: form.stateMachine.stateMachineArn });
