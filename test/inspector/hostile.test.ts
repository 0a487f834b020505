// Everybody who can post to a form can write into the inspector: none of that may run, load, or look like a part of the page.
import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Browser, Page } from 'playwright-core';
import { LocalBackend } from 'sentiment-form-local';
import { Notification, SentimentFormBackend, SyncWorkflowApi } from '../../src';
import { launchBrowser } from '../support/browser';
import { executionPath, openInspector } from '../support/inspector-page';
import { startPatiently } from '../support/start-patiently';

const HACK = 'window.__hacked=1;alert(1)';
const HOSTILE = [
  `<script>${HACK}</script>`,
  `<img src=x onerror="${HACK}">`,
  `"'><svg onload="${HACK}"></svg>`,
  `</title></textarea></style></script></pre><iframe src="javascript:${HACK}"></iframe>`,
  `{{constructor.constructor("${HACK}")()}}`,
  '\u202e\u0000\n\ndata: {"main":"<b>forged</b>"}\n\n',
].join(' ');

/** What Chromium and Firefox report of something that was not run or loaded. */
const BLOCKED =
  /^Blocked script execution in .*\/outbox\/|Content Security Policy|^The page’s settings blocked .*\/outbox\//;

let backend: LocalBackend;
let browser: Browser;

beforeAll(async () => {
  [backend, browser] = await Promise.all([startPatiently(hostileApp().synth()), launchBrowser()]);
  await fetch(`${backend.endpoint}/`, {
    method: 'POST',
    body: JSON.stringify({ name: HOSTILE.slice(0, 90), email: 'a"<b>@example.com', message: `Terrible! ${HOSTILE}` }),
  });
  await fetch(`${backend.endpoint}/`, { method: 'POST', body: JSON.stringify({ message: `Terrible! ${HOSTILE}` }) });
  await fetch(`${backend.endpoint}/`, {
    method: 'POST',
    body: JSON.stringify({ [HOSTILE]: HOSTILE, message: { [HOSTILE]: [HOSTILE] } }),
  });
  await fetch(`${second()}`, { method: 'POST', body: JSON.stringify({ text: HOSTILE }) });
  await fetch(`${backend.endpoint}/${encodeURIComponent(HOSTILE)}`);
});

afterAll(async () => {
  await browser?.close();
  await backend?.stop();
});

/** The form, and a second workflow that sends HTML emails and fails with its input. */
function hostileApp(): App {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  new SentimentFormBackend(stack, 'Form', {
    notifications: [Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] })],
  });
  const stateMachine = new sfn.StateMachine(stack, 'Mailer', {
    stateMachineType: sfn.StateMachineType.EXPRESS,
    definitionBody: sfn.DefinitionBody.fromString(JSON.stringify(MAIL_AND_FAIL)),
  });
  stateMachine.addToRolePolicy(new iam.PolicyStatement({ actions: ['ses:SendEmail'], resources: ['*'] }));
  new SyncWorkflowApi(stack, 'MailerApi', { stateMachine });
  return app;
}

const MAIL_AND_FAIL = {
  QueryLanguage: 'JSONata',
  StartAt: "Mail '&amp;'",
  States: {
    "Mail '&amp;'": {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:sesv2:sendEmail',
      Comment: HOSTILE,
      Arguments: {
        FromEmailAddress: 'forms@example.com',
        Destination: { ToAddresses: ['care@example.com'] },
        Content: {
          Simple: {
            Subject: { Data: '{% $states.input.text %}' },
            Body: { Html: { Data: '{% "<p id=letter>Read me</p>" & $states.input.text %}' } },
          },
        },
      },
      Assign: { text: '{% $states.input.text %}' },
      Next: 'Fail',
    },
    Fail: { Type: 'Fail', Error: '{% $text %}', Cause: '{% $text %}' },
  },
};

function second(): string {
  return backend.running.apis[1].url;
}

/** What the page would have done if something had run, and what its policy blocked. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(`
    window.violations = [];
    addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI));
    document.addEventListener('renewed', () => (window.isRenewed = true));
  `);
}

async function harmOf(page: Page): Promise<unknown> {
  return page.evaluate(`({
    hacked: window.__hacked,
    violations: window.violations,
    foreign: document.querySelectorAll('main script, main img, main svg[onload], main iframe[src^=javascript], main b#forged').length,
  })`);
}

test.each(['/', '/outbox', '/messages', '/tables', '/queues', '/logs', '/metrics', '/resources', '/try'])(
  'a hostile submission runs no script on %s, on the first load and after an update',
  async (path) => {
    const { page, troubles, close } = await openInspector(browser, backend, '/try');
    await watch(page);
    await page.goto(`${new URL(backend.endpoint).origin}/_local${path}`);
    // Not with `waitForFunction`, which the page's security policy forbids.
    if (path !== '/try') while (!(await page.evaluate('window.isRenewed'))) await page.waitForTimeout(20);
    while (!(await page.evaluate('[...document.images].every(({ complete }) => complete)'))) {
      await page.waitForTimeout(20);
    }
    expect(await harmOf(page)).toEqual({ hacked: undefined, violations: [], foreign: 0 });
    // The browser reports what it has not run or loaded of the email, which is what the test is about.
    expect(troubles.filter((trouble) => !BLOCKED.test(trouble))).toEqual([]);
    await close();
  },
);

test('a hostile submission runs no script on the pages of its executions, for any selected state', async () => {
  expect(backend.executions()).toHaveLength(4);
  for (const execution of backend.executions()) {
    const { page, troubles, close } = await openInspector(browser, backend, '/try');
    await watch(page);
    await page.goto(`${new URL(backend.endpoint).origin}/_local${executionPath(execution)}?graph=all`);
    for (const node of await page.locator('a.node').all()) await node.dispatchEvent('click');
    expect(await harmOf(page)).toEqual({ hacked: undefined, violations: [], foreign: 0 });
    expect(troubles).toEqual([]);
    await close();
  }
});

test('a hostile error is shown unchanged', async () => {
  const failed = backend.executions().find(({ status }) => status === 'FAILED');
  const { page, close } = await openInspector(browser, backend, executionPath(failed ?? { executionArn: '' }));
  expect(await page.locator('#overview .failure b').innerText()).toContain(`<script>${HACK}</script>`);
  await close();
});

test('an HTML email is shown in a frame that runs and loads nothing, also when opened by itself', async () => {
  const { page, close } = await openInspector(browser, backend, '/outbox');
  const frame = page.frameLocator('iframe').first();
  expect(await frame.locator('#letter').innerText()).toBe('Read me');
  const address = await page.locator('iframe').first().getAttribute('src');
  expect(await page.locator('iframe').first().getAttribute('sandbox')).toBe('');
  // A request that the policy blocks never finishes.
  const requests: string[] = [];
  page.on('requestfinished', (request) => requests.push(request.url()));
  const response = await page.goto(new URL(address ?? '', backend.endpoint).href);
  expect(response?.headers()['content-security-policy']).toMatch(/^default-src 'none'; .*; sandbox$/);
  expect(await page.evaluate('window.__hacked')).toBeUndefined();
  expect(requests).toEqual([response?.url()]);
  await close();
});
