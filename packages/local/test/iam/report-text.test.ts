import { type IamReport } from '../../src/iam/report';
import { iamReportText } from '../../src/iam/report-text';

const CLEAN: IamReport = {
  mode: 'enforce',
  unused: [],
  outOfReach: [],
  byWildcardOnly: [],
  denied: [],
  unchecked: [],
};

test('a report without findings is one line', () => {
  expect(iamReportText(CLEAN)).toBe('Every permission was used, and nothing was refused.\n');
  expect(iamReportText({ ...CLEAN, mode: 'off' })).toBe('Permissions were not checked.\n');
});

test('each finding has a section, with the role once', () => {
  const grant = { role: 'Form/Role', resource: '*', statement: 'Form/Policy, statement 2' };
  const text = iamReportText({
    ...CLEAN,
    denied: [{ caller: 'Form/Role', action: 'sqs:SendMessage', resource: 'q', message: 'User: x is not authorized' }],
    unused: [
      { ...grant, action: 'sqs:SendMessage' },
      { ...grant, action: 'sqs:PurgeQueue' },
    ],
    outOfReach: [{ ...grant, action: 'logs:PutLogEvents' }],
    byWildcardOnly: [{ role: 'Form/Role', action: 'sqs:DeleteMessage', resource: 'q', pattern: 'sqs:* on *' }],
    unchecked: ['Form/Worker may do everything, because it has no role.'],
  });
  expect(text).toBe(`Refused:
  Form/Role: User: x is not authorized

Granted and not used:
  Form/Role
    sqs:SendMessage on * (Form/Policy, statement 2)
    sqs:PurgeQueue on * (Form/Policy, statement 2)

Used, but only allowed by a pattern:
  Form/Role
    sqs:DeleteMessage on q by sqs:* on *

Granted, but never needed here:
  Form/Role
    logs:PutLogEvents on * (Form/Policy, statement 2)

Not checked:
  Form/Worker may do everything, because it has no role.
`);
});
