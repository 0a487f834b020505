/** Checks calls against the policies of the assembly, and records what was used and what was refused. */
import { denial } from './denial';
import { type PermissionsDescription, type RoleDescription } from './description';
import { decide, trusts, type Decision } from './evaluate';
import {
  byText,
  isWithinReach,
  unusedGrants,
  wildcardUses,
  type Denied,
  type IamMode,
  type IamReport,
  type Use,
} from './report';
import { accountOf, contextOf, type AccessRequest, type Principal } from './request';
import { ENVIRONMENT } from '../base/arn';
import { type Json } from '../base/json';
import { type Access, type PolicyContext } from '../services/access';
import { accessesOf } from '../services/accesses';
import { type Caller, type RoleCaller, type ServiceCaller, type ServiceError } from '../services/service';

export interface PermissionsOptions extends PolicyContext {
  readonly mode: IamMode;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Called once for each different refusal. */
  readonly onDenied: (denied: Denied) => void;
}

export class Permissions {
  private readonly roles: ReadonlyMap<string, RoleDescription>;
  private readonly uses = new Map<string, Use>();
  private readonly denials = new Map<string, Denied>();
  private readonly notChecked = new Set<string>();

  public constructor(
    private readonly description: PermissionsDescription,
    private readonly options: PermissionsOptions,
  ) {
    this.roles = new Map(description.roles.map((role) => [role.arn, role]));
    if (options.mode !== 'off' && this.roles.size === 0) {
      this.notChecked.add('Calls are not checked, because the assembly has no role.');
    }
  }

  /**
   * Throws the service's error if a call is not allowed, unless refusals are only reported.
   *
   * @param caller without a caller, everything is allowed
   */
  public authorize(service: string, operation: string, input: Json, caller: Caller | undefined): void {
    if (caller === undefined || !this.isChecked(caller)) return;
    const context = { ...this.options, callerArn: caller.sourceArn };
    for (const access of accessesOf(service, operation, input, context)) this.check(service, access, caller);
  }

  /** Whether a service may assume a role, for the resource of the caller. A refusal is recorded. */
  public mayAssume(caller: RoleCaller, service: string): boolean {
    const role = this.isChecked(caller) ? this.roles.get(caller.roleArn) : undefined;
    if (role === undefined) return true;
    const assumer: ServiceCaller = { kind: 'service', principal: service, sourceArn: caller.sourceArn };
    if (trusts(role.trust, this.request(ASSUME_ROLE, role.arn, assumer))) return true;
    const message = `The trust policy of ${role.path} does not let ${service} assume the role for ${caller.sourceArn}`;
    this.deny({ caller: service, action: ASSUME_ROLE, resource: role.arn, message });
    return this.options.mode === 'report';
  }

  /** Reports once that something is allowed without a check. */
  public leaveUnchecked(sentence: string): void {
    if (this.isOn) this.notChecked.add(sentence);
  }

  public report(): IamReport {
    const uses = [...this.uses.values()];
    const unused = this.isOn ? unusedGrants(this.description.roles, uses) : [];
    return {
      mode: this.options.mode,
      unused: unused.filter(isWithinReach),
      outOfReach: unused.filter((grant) => !isWithinReach(grant)),
      byWildcardOnly: wildcardUses(uses),
      denied: [...this.denials.values()].sort(byText),
      unchecked: [...this.notChecked].sort(),
    };
  }

  private get isOn(): boolean {
    return this.options.mode !== 'off' && this.roles.size > 0;
  }

  private isChecked(caller: Caller): boolean {
    if (!this.isOn) return false;
    if (caller.kind === 'service' || this.roles.has(caller.roleArn)) return true;
    this.leaveUnchecked(
      `${caller.sourceArn} may do everything, because its role ${caller.roleArn} is not in any template.`,
    );
    return false;
  }

  /** One of the resources must be allowed; a refusal names the first. */
  private check(service: string, access: Access, caller: Caller): void {
    const decisions = access.resources.map((resource) => {
      const request = this.request(access.action, resource, caller, access.keys);
      return { request, decision: this.decide(request, caller) };
    });
    const denied = decisions.find(({ decision }) => !decision.allowed && decision.reason.startsWith('explicit'));
    const allowed = denied === undefined ? decisions.find(({ decision }) => decision.allowed) : undefined;
    if (allowed === undefined) return this.refuse(service, access, caller, (denied ?? decisions[0]).decision);
    const role = caller.kind === 'role' ? this.roles.get(caller.roleArn) : undefined;
    if (role !== undefined && allowed.decision.allowed) this.use(role, allowed.request, allowed.decision.by);
  }

  private decide(request: AccessRequest, caller: Caller): Decision {
    const role = caller.kind === 'role' ? this.roles.get(caller.roleArn) : undefined;
    const resource = this.description.resourcePolicies.get(request.resource) ?? [];
    return decide({ identity: role?.statements ?? [], boundary: role?.boundary, resource }, request);
  }

  private refuse(service: string, access: Access, caller: Caller, decision: Decision): void {
    if (decision.allowed) return;
    const error: ServiceError = denial(service, access, caller, decision.reason);
    const role = caller.kind === 'role' ? this.roles.get(caller.roleArn) : undefined;
    const name = caller.kind === 'role' ? (role?.path ?? caller.roleArn) : caller.principal;
    const { action, resources } = access;
    this.deny({ caller: name, action, resource: resources[0], message: error.message });
    if (this.options.mode === 'enforce') throw error;
  }

  private deny(denied: Denied): void {
    const key = JSON.stringify(denied);
    if (this.denials.has(key) || this.denials.size >= REMEMBERED) return;
    this.denials.set(key, denied);
    this.options.onDenied(denied);
  }

  private use(role: RoleDescription, request: AccessRequest, by: Use['by']): void {
    const key = JSON.stringify([role.arn, request.action, request.resource, by.map(({ place }) => place)]);
    if (!this.uses.has(key) && this.uses.size < REMEMBERED) this.uses.set(key, { role, request, by });
  }

  private request(action: string, resource: string, caller: Caller, keys: Access['keys'] = {}): AccessRequest {
    return {
      action,
      resource,
      principal: principalOf(caller),
      context: contextOf({ ...this.globalKeys(caller), ...keys }),
    };
  }

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
  private globalKeys(caller: Caller): Record<string, string> {
    const now = this.options.now();
    return {
      'aws:CurrentTime': new Date(now).toISOString(),
      'aws:EpochTime': String(Math.floor(now / 1000)),
      'aws:RequestedRegion': ENVIRONMENT.region,
      // Nothing leaves the machine, so a policy that requires encryption in transit is satisfied.
      'aws:SecureTransport': 'true',
      'aws:ViaAWSService': 'false',
      'aws:PrincipalIsAWSService': String(caller.kind === 'service'),
      ...(caller.kind === 'service'
        ? {
            'aws:SourceArn': caller.sourceArn,
            'aws:SourceAccount': accountOf(caller.sourceArn) || ENVIRONMENT.accountId,
          }
        : {
            'aws:PrincipalArn': caller.roleArn,
            'aws:PrincipalAccount': accountOf(caller.roleArn),
            'aws:PrincipalType': 'AssumedRole',
          }),
    };
  }
}

const ASSUME_ROLE = 'sts:AssumeRole';

/** The maximum number of recorded uses and refusals: callers can create any number of different ones. */
const REMEMBERED = 10_000;

function principalOf(caller: Caller): Principal {
  return caller.kind === 'role' ? { kind: 'role', arn: caller.roleArn } : { kind: 'service', name: caller.principal };
}
