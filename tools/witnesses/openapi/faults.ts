/** Mistakes in a description: what the form answers is then something else. */
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import { environment, program } from '../toolbox/python';
import type { SelfTest } from '../witness';
import { withForm } from './forms';
import { hold } from './schemathesis';

export const selfTest: SelfTest = {
  faults: {
    'an answer that is not described': /Undocumented status code/,
    'a member of another type': /Response violates schema/,
    'a limit that is wider than the form’s': /Schema-valid request rejected/,
    'an answer that the form does not give': /409 is described, and no request was answered with it/,
  },
  run: async () => {
    const command = program(await environment('openApi'), 'schemathesis');
    return withForm('answers like a web API', async (form) => {
      const document = JSON.stringify(mistaken(JSON.parse(form.document) as Description));
      return (await hold({ ...form, document }, command)).found;
    });
  },
};

interface Description {
  readonly paths: { readonly '/': { readonly post: { readonly responses: Record<string, JsonObject> } } };
  readonly components: { readonly schemas: Record<string, { properties: Record<string, JsonObject> }> };
}

function mistaken(document: Description): Description {
  const { responses } = document.paths['/'].post;
  const { Submission: submission, Ticket: ticket } = document.components.schemas;
  responses['409'] = responses['422'];
  delete responses['422'];
  ticket.properties.ticketId = { type: 'integer' };
  submission.properties.message = { ...submission.properties.message, maxLength: 5_001 };
  return document;
}
