/** The report, as text for a terminal. */
import { type IamReport } from './report';

/** Sorted, with a section for each kind of finding, or one line without findings. */
export function iamReportText({ mode, unused, outOfReach, byWildcardOnly, denied, unchecked }: IamReport): string {
  if (mode === 'off') return 'Permissions were not checked.\n';
  const sections = [
    section(
      'Refused',
      denied.map(({ caller, message }) => `${caller}: ${message}`),
    ),
    section('Granted and not used', grouped(unused.map(({ role, ...grant }) => [role, grantLine(grant)]))),
    section(
      'Used, but only allowed by a pattern',
      grouped(
        byWildcardOnly.map(({ role, action, resource, pattern }) => [role, `${action} on ${resource} by ${pattern}`]),
      ),
    ),
    section(
      'Granted, but never needed here',
      grouped(outOfReach.map(({ role, ...grant }) => [role, grantLine(grant)])),
    ),
    section('Not checked', unchecked),
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return text.length === 0 ? 'Every permission was used, and nothing was refused.\n' : `${text.join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

/** Roles as headings, so that their paths are printed once. */
function grouped(entries: readonly (readonly [string, string])[]): string[] {
  const roles = [...new Set(entries.map(([role]) => role))];
  return roles.flatMap((role) => [role, ...entries.filter(([other]) => other === role).map(([, line]) => `  ${line}`)]);
}

function grantLine({ action, resource, statement }: Omit<IamReport['unused'][number], 'role'>): string {
  return `${action} on ${resource} (${statement})`;
}
