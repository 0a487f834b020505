import { runBackend, submit } from '../support/running-backend';

test('a submission costs 4 write units, or 6 and an email if it needs attention', async () => {
  const lines: string[] = [];
  const local = { cost: true, log: (line: string) => lines.push(line) };
  const backend = await runBackend({ local });
  try {
    await submit(backend, { message: 'Thank you, this is wonderful.' });
    await submit(backend, { message: 'This is terrible, I hate it.' });
    const [quiet, angry] = lines.filter((line) => line.includes('a million like it'));
    // 3 units of Comprehend are $300 a million, a write unit is $0.625, an email $100.
    expect(quiet).toContain('Comprehend $300.00');
    expect(quiet).toContain('DynamoDB $2.50');
    expect(quiet).not.toContain('SES');
    expect(angry).toContain('DynamoDB $3.75');
    expect(angry).toContain('SES $100.00');
    const page = await fetch(
      `${backend.endpoint}/_local/executions/${backend.executions()[0].executionArn.split(':').at(-1)}`,
    );
    expect(await page.text()).toContain('Comprehend $300.00');
  } finally {
    await backend.stop();
  }
});
