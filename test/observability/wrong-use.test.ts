import { OBSERVABILITY_MISTAKES } from './mistakes';
import { observed } from './observed';

test.each(OBSERVABILITY_MISTAKES)('refuses %s at synth, and says what is allowed', (_, options, message) => {
  expect(() => observed(() => options)).toThrow(message);
});
