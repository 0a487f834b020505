/**
 * The response page for a plain HTML form that does not name a redirect: no scripts, no external resources, and all values
 * escaped.
 */
import { createHash } from 'crypto';
import { FieldError, Verdict } from './verdict';
import { POST_ERROR_CODES } from '../../private/form/error-codes';

/** The page that shows the outcome of a submission. */
export function page(verdict: Verdict): string {
  const { title, content } = wordsFor(verdict);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${content}
</main>
</body>
</html>
`;
}

const STYLE =
  ':root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}main{max-width:40rem;margin:3rem auto;padding:0 1rem}' +
  'strong{font-size:1.25rem;overflow-wrap:anywhere}li{overflow-wrap:anywhere}';

/** Allows nothing but the page's own style. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface Words {
  readonly title: string;
  /** Markup. */
  readonly content: string;
}

function wordsFor(verdict: Verdict): Words {
  switch (verdict.kind) {
    case 'accepted':
      return {
        title: 'Thank you',
        content: paragraph(`Your reference number is <strong>${escape(verdict.ticket.ticketId)}</strong>.`),
      };
    case 'refused':
      return {
        title: 'Please correct the form',
        content: `${list(verdict.errors ?? [], verdict.detail)}\n${paragraph('Go back to the form, correct it, and send it again.')}`,
      };
    case 'failed':
      return {
        title: 'Sorry, that did not work',
        content: paragraph('It was not your fault. Go back to the form and send it again in a moment.'),
      };
  }
}

function list(errors: readonly FieldError[], detail: string): string {
  if (errors.length === 0) return paragraph(escape(detail));
  const items = errors.map((error) => `<li>${escape(sentence(error))}</li>`);
  return `<ul>\n${items.join('\n')}\n</ul>`;
}

/** Messages about declared fields contain the label. For an unknown field, the name is added. */
function sentence({ field, code, message }: FieldError): string {
  const isNameless = ['UNKNOWN_FIELD', ...POST_ERROR_CODES].includes(code);
  return isNameless ? `${field}: ${message}` : message;
}

function paragraph(markup: string): string {
  return `<p>${markup}</p>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
