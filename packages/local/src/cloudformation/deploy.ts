/** Turns the templates of an assembly into a flat list of resources with their names and properties. */
import { basename } from 'node:path';
import { checkReferences } from './check-references';
import { checkRules } from './check-rules';
import { identityOf } from './identity';
import { type ResourceTypes, type Treatment, treatmentOf } from './resource-type';
import { resolvedProperties, type StackContext, StackScope } from './stack-scope';
import { type Assembly, type SynthesizedStack } from '../assembly/read-assembly';
import { readTemplate } from '../assembly/template';
import { isObject, type Json, type JsonObject } from '../base/json';
import { StartError } from '../base/start-error';

/** A resource as it would be deployed. */
export interface DeployedResource {
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
  /** What the runner does with it. */
  readonly treatment: Treatment;
  /** The path of the construct in the app, e.g. `Form/Table/Resource`. */
  readonly path: string;
  /** The value of `Ref`: a name, an ID or an ARN. */
  readonly ref: string;
  attribute(name: string): string;
  /** The properties with all intrinsic functions evaluated; an error in them is thrown with the resource's path. */
  properties(): JsonObject;
  /** The file or folder with this object key in the asset bucket. */
  asset(objectKey: string): string | undefined;
}

/**
 * Resolves all stacks of an assembly; resources whose condition is false are left out. A stack that its own rules
 * refuse is an error.
 *
 * @param types the known resource types
 */
export function deploy(assembly: Assembly, types: ResourceTypes): DeployedResource[] {
  const scopes = scopesOf(assembly, types);
  scopes.forEach(checkRules);
  return scopes.flatMap((scope) =>
    Object.entries(scope.stack.template.Resources)
      .filter(([, resource]) => scope.exists(resource))
      .map(([id]) => deployedResource(scope, id, types)),
  );
}

function scopesOf(assembly: Assembly, types: ResourceTypes): StackScope[] {
  const nested = new Map<string, StackScope>();
  const context: StackContext = {
    types,
    imported: (name) => exported(scopes, name),
    nestedOutput: (parent, id, output) => {
      const value = nested.get(nestedName(parent, id))?.output(output);
      if (value === undefined) throw new StartError(`The nested stack ${id} has no output "${output}".`);
      return value;
    },
    parameterValue: (type, name) => parameterValue(scopes, types, type, name),
  };
  const open = (stack: SynthesizedStack): StackScope[] => {
    checkReferences(stack.name, stack.template);
    const scope = new StackScope(stack, context);
    const children = Object.entries(stack.template.Resources)
      .filter(([, resource]) => resource.Type === 'AWS::CloudFormation::Stack' && scope.exists(resource))
      .flatMap(([id]) => {
        const [child, ...grandchildren] = open(nestedStack(scope, id));
        nested.set(nestedName(scope, id), child);
        return [child, ...grandchildren];
      });
    return [scope, ...children];
  };
  const scopes: StackScope[] = assembly.stacks.flatMap(open);
  return scopes;
}

function nestedStack(parent: StackScope, id: string): SynthesizedStack {
  const templateUrl = parent.resolve(parent.stack.template.Resources[id].Properties.TemplateURL ?? '');
  const file = parent.stack.assets.get(basename(String(templateUrl)));
  if (file === undefined) {
    throw new StartError(`The template of the nested stack ${pathOf(parent, id)} is not in the cloud assembly.`);
  }
  return {
    name: nestedName(parent, id),
    template: readTemplate(file),
    assets: parent.stack.assets,
    constructPaths: parent.stack.constructPaths,
    // Evaluated on demand: a parameter can refer to an output of a stack that is processed later.
    get parameters() {
      return parametersOf(parent, id);
    },
  };
}

function parametersOf(parent: StackScope, id: string): Record<string, string> {
  const parameters = resolvedProperties(parent, id).Parameters;
  if (!isObject(parameters)) return {};
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
}

function nestedName(parent: StackScope, id: string): string {
  return `${parent.stack.name}-${id}`;
}

function exported(scopes: readonly StackScope[], exportName: string): Json {
  for (const scope of scopes) {
    for (const [id, output] of Object.entries(scope.stack.template.Outputs)) {
      if (!isObject(output.Export) || output.Export.Name === undefined) continue;
      if (scope.resolve(output.Export.Name) === exportName) return scope.output(id) ?? null;
    }
  }
  throw new StartError(`No stack of the cloud assembly exports "${exportName}".`);
}

/** The value of the first resource with this type and name. */
function parameterValue(
  scopes: readonly StackScope[],
  types: ResourceTypes,
  type: string,
  name: string,
): Json | undefined {
  const valueOf = types[type]?.parameterValue;
  if (valueOf === undefined) return undefined;
  const found = scopes
    .flatMap((scope) =>
      Object.entries(scope.stack.template.Resources)
        .filter(([, resource]) => resource.Type === type && scope.exists(resource))
        .map(([id]) => scope.nameable(id)),
    )
    .find((resource) => identityOf(resource, types).ref === name);
  return found && valueOf(found);
}

function deployedResource(scope: StackScope, id: string, types: ResourceTypes): DeployedResource {
  const path = pathOf(scope, id);
  const { Type: type } = scope.stack.template.Resources[id];
  return {
    stackName: scope.stack.name,
    logicalId: id,
    type,
    treatment: treatmentOf(type, types),
    path,
    get ref() {
      return located(path, type, () => String(scope.ref(id)));
    },
    attribute: (name) => located(path, type, () => String(scope.attribute(id, name))),
    properties: () => located(path, type, () => resolvedProperties(scope, id)),
    asset: (objectKey) => scope.stack.assets.get(objectKey),
  };
}

function pathOf(scope: StackScope, id: string): string {
  const path = scope.stack.template.Resources[id].Metadata['aws:cdk:path'];
  return typeof path === 'string' ? path : (scope.stack.constructPaths.get(id) ?? `${scope.stack.name}/${id}`);
}

function located<T>(path: string, type: string, evaluate: () => T): T {
  try {
    return evaluate();
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    throw new StartError(`${path} (${type}): ${error.message}`, { cause: error });
  }
}
