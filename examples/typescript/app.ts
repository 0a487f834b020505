import { App } from 'aws-cdk-lib';
import { ContactFormStack } from './contact-form-stack';

const app = new App();
new ContactFormStack(app, 'ContactForm');
