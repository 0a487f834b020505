// The output of another language must run, too: the runner serves it, and a form is posted.
import assert from 'node:assert/strict';

const MESSAGE = 'This is terrible. The handle came off on the third day and I want my money back!';

/** Posts a complaint to the form of an assembly, and checks its record, its email and its notification. */
export async function serveAndPost(assembly) {
  // Compiled only when it is needed.
  const { startLocal } = await import('../../../packages/local/lib/index.js');
  const backend = await startLocal(assembly);
  try {
    const { outcome, ticketId, sentiment } = await post(backend, {
      message: MESSAGE,
      email: 'ines@example.com',
      topic: 'return',
      rating: 2,
      terms: true,
    });
    assert.deepEqual({ outcome, sentiment }, { outcome: 'ACCEPTED', sentiment: 'NEGATIVE' });
    await backend.drain();
    const records = await backend.table('ContactForm/Backend/Submissions').items();
    assert.equal(records.length, 1, 'One submission is one record.');
    assert.equal(records[0].ticketId, ticketId);
    assert.deepEqual(records[0].fields, {
      message: MESSAGE,
      email: 'ines@example.com',
      topic: 'return',
      rating: 2,
      terms: true,
    });
    assert.deepEqual(
      backend.outbox().map(({ subject }) => subject),
      [`[NEGATIVE] return ${ticketId}`],
    );
    assert.equal(backend.topic('ContactForm/Team').messages().length, 1, 'The team is told once.');

    const rejected = await post(backend, { message: MESSAGE, topic: 'elsewhere' });
    assert.deepEqual(
      rejected.errors.map(({ field, code }) => `${field} ${code}`),
      ['terms REQUIRED', 'topic NOT_A_CHOICE'],
    );
    return `ticket ${ticketId}`;
  } finally {
    await backend.stop();
  }
}

async function post(backend, fields) {
  const response = await fetch(`${backend.endpoint}/contact`, { method: 'POST', body: JSON.stringify(fields) });
  const envelope = await response.json();
  assert.equal(envelope.status, 'SUCCEEDED', JSON.stringify(envelope));
  return JSON.parse(envelope.output);
}
