/** Finds what CloudFormation would refuse before it deploys anything: unknown names, and circular references. */
import { type Template } from '../assembly/template';
import { isObject, type Json } from '../base/json';
import { StartError } from '../base/start-error';
import { attributePath, subReferences } from './intrinsics/references';

/** Throws for the first unknown logical ID or the first cycle in the template. */
export function checkReferences(stackName: string, template: Template): void {
  const graph = new Map<string, string[]>();
  for (const [id, resource] of Object.entries(template.Resources)) {
    const references = [...referencesIn(resource.Properties), ...resource.DependsOn];
    references.forEach((name) => refuseUnknown(stackName, id, name, template));
    graph.set(id, references);
  }
  for (const [id, output] of Object.entries(template.Outputs)) {
    referencesIn(output.Value ?? null).forEach((name) => refuseUnknown(stackName, `the output ${id}`, name, template));
  }
  refuseCircles(stackName, graph);
}

function refuseUnknown(stackName: string, from: string, name: string, template: Template): void {
  if (name.startsWith('AWS::') || name in template.Resources || name in template.Parameters) return;
  throw new StartError(
    `Stack ${stackName}: ${from} refers to "${name}", but the template has no resource or parameter of that name.`,
  );
}

/** The logical IDs to which a value refers. */
function referencesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, argument]) => {
    if (key === 'Ref' && typeof argument === 'string') return [argument];
    if (key === 'Fn::GetAtt') return [attributePath(argument)[0]];
    if (key === 'Fn::Sub') return [...subReferences(argument), ...referencesIn(argument)];
    return referencesIn(argument);
  });
}

function refuseCircles(stackName: string, graph: ReadonlyMap<string, readonly string[]>): void {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (path.includes(id)) {
      const circle = [...path.slice(path.indexOf(id)), id].join(' -> ');
      throw new StartError(`Stack ${stackName} has a circular dependency: ${circle}`);
    }
    if (done.has(id)) return;
    (graph.get(id) ?? []).forEach((next) => visit(next, [...path, id]));
    done.add(id);
  };
  [...graph.keys()].forEach((id) => visit(id, []));
}
