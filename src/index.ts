export * from './notification';
export * from './sentiment-form-backend';
export * from './submissions-options';
export * from './sync-workflow-api';
