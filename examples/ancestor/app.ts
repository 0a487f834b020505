// The design that this library began with, kept with its faults to compare: the README says which, and where to see them.
import { App } from 'aws-cdk-lib';
import { AncestorStack } from './ancestor-stack';

const app = new App();
new AncestorStack(app, 'Ancestor', { sender: 'forms@example.com', administrator: 'care@example.com' });
