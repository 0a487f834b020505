/** The form's own OpenAPI description: schemathesis generates requests from it, and compares the answers of the running form with it. */
import { environment, program } from '../toolbox/python';
import type { Witness } from '../witness';
import { EXCLUDED, EXCLUDED_FOR_ENVELOPES } from './excluded';
import { selfTest } from './faults';
import { withEachForm } from './forms';
import { hold } from './schemathesis';
import { NOT_PROVOKED } from './statuses';

export const openApi: Witness = {
  name: 'openapi',
  title: 'the descriptions of three forms in OpenAPI, and what these answer to schemathesis',
  isQuick: false,
  run: async () => {
    const command = program(await environment('openApi'), 'schemathesis');
    const disagreements: string[] = [];
    let requests = 0;
    const forms = await withEachForm(async (form) => {
      const { count, found } = await hold(form, command);
      requests += count;
      disagreements.push(...found.map((line) => `${form.name}: ${line}`));
    });
    const exceptions = Object.entries({ ...EXCLUDED, ...EXCLUDED_FOR_ENVELOPES, ...NOT_PROVOKED });
    return {
      compared: { forms, requests },
      disagreements,
      exceptions: exceptions.map(([what, reason]) => `${what}: ${reason}`),
    };
  },
  selfTest,
};
