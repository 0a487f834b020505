// The document is valid according to OpenAPI's own schema for version 3.1.
import { execFileSync } from 'node:child_process';
import { declareForm } from '../src/private/form/declared-form';
import { openApi } from '../src/private/open-api/open-api';

// In a separate process, because the validator is an ES module, which Jest cannot import.
const VALIDATE = `
  import { Validator } from '@seriousme/openapi-schema-validator';
  const { valid, errors } = await new Validator().validate(JSON.parse(process.argv[1]));
  process.stdout.write(JSON.stringify(valid ? [] : errors));
`;

it.each(['envelope', 'http'] as const)('is valid with the answers %s', (answers) => {
  const document = openApi({
    title: 'Form',
    path: '/',
    answers,
    fields: declareForm({}).fields,
    keepUnknownFields: true,
    controlFields: ['website'],
    hasAuthorizer: true,
    redirectField: answers === 'http' ? '_redirect' : undefined,
    serverUrl: 'https://forms.example.com',
  });
  const errors = execFileSync(process.execPath, ['--input-type=module', '--eval', VALIDATE, JSON.stringify(document)]);
  expect(JSON.parse(errors.toString())).toEqual([]);
});
