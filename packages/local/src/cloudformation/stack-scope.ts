/** The names in one stack: its parameters, resources, conditions and mappings, evaluated on demand. */
import { attributeOf, identityOf } from './identity';
import { type Nameable } from './names';
import { resolveValue } from './resolve';
import { type ResourceTypes } from './resource-type';
import { withStandInSecrets } from './stand-in-secrets';
import { type SynthesizedStack } from '../assembly/read-assembly';
import { type TemplateResource } from '../assembly/template';
import { type Json, type JsonObject, objectOf } from '../base/json';
import { StartError } from '../base/start-error';
import { holds } from './intrinsics/conditions';
import { type Scope } from './intrinsics/contract';
import { arn, ENVIRONMENT } from '../base/arn';

/** What a stack needs besides its template. */
export interface StackContext {
  readonly types: ResourceTypes;
  imported(exportName: string): Json;
  /** The output of a stack nested in this one. */
  nestedOutput(stack: StackScope, logicalId: string, output: string): Json;
  /** The value of the resource with this type and name; undefined if it is in no template. */
  parameterValue(type: string, name: string): Json | undefined;
}

/** The names in one stack. */
export class StackScope implements Scope {
  private readonly inProgress: string[] = [];

  public constructor(
    public readonly stack: SynthesizedStack,
    private readonly context: StackContext,
  ) {}

  public resolve(value: Json): Json | undefined {
    return resolveValue(value, this);
  }

  public ref(name: string): Json | undefined {
    if (name.startsWith('AWS::')) return this.pseudoParameter(name);
    return this.guarded(`Ref ${name}`, () =>
      name in this.stack.template.Parameters
        ? this.parameter(name)
        : identityOf(this.nameable(name), this.context.types).ref,
    );
  }

  public attribute(id: string, attribute: string): Json {
    return this.guarded(`${id}.${attribute}`, () => {
      const resource = this.nameable(id);
      const output = /^Outputs\.(.+)$/.exec(attribute)?.[1];
      return resource.type === 'AWS::CloudFormation::Stack' && output !== undefined
        ? this.context.nestedOutput(this, id, output)
        : attributeOf(resource, attribute, this.context.types);
    });
  }

  public condition(name: string): boolean {
    const condition = this.stack.template.Conditions[name];
    if (condition === undefined) throw new StartError(`Stack ${this.stack.name} has no condition "${name}".`);
    return this.guarded(`Condition ${name}`, () => holds(condition, this));
  }

  public mapping(name: string): JsonObject {
    const mapping = this.stack.template.Mappings[name];
    if (mapping === undefined) throw new StartError(`Stack ${this.stack.name} has no mapping "${name}".`);
    return mapping;
  }

  public imported(exportName: string): Json {
    return this.guarded(`Import ${exportName}`, () => this.context.imported(exportName));
  }

  /** The value of an output, or undefined where the stack has no such output. */
  public output(name: string): Json | undefined {
    const value = this.stack.template.Outputs[name]?.Value;
    return value === undefined ? undefined : this.guarded(`Output ${name}`, () => this.resolve(value));
  }

  /** Whether the resource exists, given its condition. */
  public exists(resource: { readonly Condition?: string }): boolean {
    return resource.Condition === undefined || this.condition(resource.Condition);
  }

  /** A resource for the functions that compute its names: its properties are resolved one at a time. */
  public nameable(id: string): Nameable {
    const resource = this.existing(id);
    return {
      stackName: this.stack.name,
      logicalId: id,
      type: resource.Type,
      property: (name) => {
        const value = resource.Properties[name];
        return value === undefined ? undefined : this.resolve(value);
      },
    };
  }

  private existing(id: string): TemplateResource {
    const resource = this.stack.template.Resources[id];
    if (resource === undefined) throw new StartError(`Stack ${this.stack.name} has no resource or parameter "${id}".`);
    if (!this.exists(resource)) {
      throw new StartError(
        `Stack ${this.stack.name}: "${id}" is used, but it does not exist because its condition ${resource.Condition} is false.`,
      );
    }
    return resource;
  }

  private parameter(name: string): Json {
    const declared = this.stack.template.Parameters[name];
    const type = typeof declared.Type === 'string' ? declared.Type : 'String';
    const value = this.stack.parameters[name] ?? declared.Default;
    if (value === undefined) {
      throw new StartError(`The parameter ${name} of stack ${this.stack.name} has no value. Give it a default.`);
    }
    const [, store, valueType] = STORED_PARAMETER.exec(type) ?? [];
    if (store === undefined) return typedValue(type, value);
    return typedValue(valueType, this.stored(name, store, String(value)));
  }

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/systems-manager-parameter-types.html */
  private stored(parameter: string, type: string, name: string): Json {
    const value = this.context.parameterValue(type, name);
    if (value !== undefined) return value;
    throw new StartError(
      `The parameter ${parameter} of stack ${this.stack.name} takes its value from "${name}" (${type}), which is not in any template. Add it to the app.`,
    );
  }

  private pseudoParameter(name: string): Json | undefined {
    const stackName = this.stack.name;
    const values: Record<string, Json | undefined> = {
      'AWS::Region': ENVIRONMENT.region,
      'AWS::AccountId': ENVIRONMENT.accountId,
      'AWS::Partition': ENVIRONMENT.partition,
      'AWS::URLSuffix': ENVIRONMENT.urlSuffix,
      'AWS::StackName': stackName,
      'AWS::StackId': arn('cloudformation', `stack/${stackName}/00000000-0000-4000-a000-000000000000`),
      'AWS::NotificationARNs': [],
      'AWS::NoValue': undefined,
    };
    if (!(name in values)) {
      throw new StartError(`${name} is not a pseudo parameter. Known: ${Object.keys(values).join(', ')}.`);
    }
    return values[name];
  }

  // Conditions and exports can form a cycle across several templates.
  private guarded<T>(step: string, evaluate: () => T): T {
    if (this.inProgress.includes(step)) {
      const circle = [...this.inProgress.slice(this.inProgress.indexOf(step)), step].join(' -> ');
      throw new StartError(`Stack ${this.stack.name} has a circular reference: ${circle}`);
    }
    this.inProgress.push(step);
    try {
      return evaluate();
    } finally {
      this.inProgress.pop();
    }
  }
}

/** The properties of a resource, resolved. */
export function resolvedProperties(scope: StackScope, id: string): JsonObject {
  const { Type: type, Properties: given } = scope.stack.template.Resources[id];
  const properties = scope.resolve(withStandInSecrets(type, given));
  // A reference that is assembled from parts, which are not references themselves.
  const whole = properties === undefined ? undefined : withStandInSecrets(type, properties);
  return objectOf(whole);
}

/** A parameter that is the name of a resource, and gets the value that is stored there: `AWS::SSM::Parameter::Value<String>`. */
const STORED_PARAMETER = /^(.+)::Value<(.+)>$/;

function typedValue(type: string, value: Json): Json {
  if (type !== 'CommaDelimitedList' && !type.startsWith('List<')) return value;
  return String(value)
    .split(',')
    .map((entry) => entry.trim());
}
