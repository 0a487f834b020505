// Importing this file defines `<sentiment-form>`. It is also what a page without a bundler loads as one file.
import { defineSentimentForm } from './sentiment-form-element.js';

export * from './form.js';

defineSentimentForm();
