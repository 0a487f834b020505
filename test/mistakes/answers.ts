import { Mistake } from './mistake';
import { FormAnswers, FormField, HttpAnswersOptions } from '../../src';

const badPage = (url: string) =>
  'allowedRedirects must be full URLs with https, or http on localhost, without user, query or fragment, such as ' +
  `'https://www.example.com/thanks', got: '${url}'`;
const badField = (name: string) =>
  "redirectField must be from 1 to 100 letters, digits, '_' and '-', begin with a letter or '_', and not be " +
  `'submissionId', such as '_redirect', got: '${name}'`;

function http(what: string, options: HttpAnswersOptions, message: string): Mistake {
  return { what, props: () => ({ answers: FormAnswers.http(options) }), message };
}

/** Mistakes about the answers to plain forms. */
export const ANSWER_MISTAKES: readonly Mistake[] = [
  ...[
    'http://www.example.com/thanks',
    '/thanks',
    '//www.example.com/thanks',
    'https://',
    'https://www.example.com/thanks?page=1',
    'https://www.example.com/thanks#top',
    'https://user@www.example.com/',
    'https://www.example.com\\@evil.example',
    'https://www.example.com/a b',
    'https://www.example.com/grüße',
    'https://www.example.com/\r\nSet-Cookie:a=b',
    'javascript:alert(1)',
    'http://localhost.evil.example/',
    '*',
    '',
  ].map((url) => http(`the page ${JSON.stringify(url)}`, { allowedRedirects: [url] }, badPage(url))),
  http(
    'more pages than a function can be told of',
    { allowedRedirects: Array<string>(100).fill('https://www.example.com/thanks') },
    'allowedRedirects must have at most 3000 characters in total, got: 3301. List fewer pages',
  ),
  http('a redirect field without a name', { redirectField: '' }, badField('')),
  http('a redirect field with a space', { redirectField: 'go to' }, badField('go to')),
  http(
    'the identity of a submission as the redirect field',
    { redirectField: 'submissionId' },
    badField('submissionId'),
  ),
  {
    what: 'a redirect field that the form has',
    props: () => ({
      fields: { message: FormField.text(), next: FormField.text() },
      answers: FormAnswers.http({ redirectField: 'next' }),
    }),
    message: "answers: redirectField must not be the name of a field of the form, got: 'next'. Choose another name",
  },
];
