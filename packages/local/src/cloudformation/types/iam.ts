/** Roles and policies. */
import { DEPLOYED_AT, iamArn, longId, nameOf, named } from '../names';
import { CALLS_FAIL, cannotRun, needsNothing, ONLY_PERMISSIONS, type ResourceTypes } from '../resource-type';

export const IAM_TYPES: ResourceTypes = {
  'AWS::IAM::Role': needsNothing(ONLY_PERMISSIONS, (r) => {
    const name = nameOf(r, 'RoleName', 64);
    return { ref: name, attributes: { Arn: iamArn(`role/${name}`), RoleId: `AROA${longId(r)}` } };
  }),
  'AWS::IAM::Policy': needsNothing(ONLY_PERMISSIONS, (r) => {
    const name = nameOf(r, 'PolicyName', 128);
    return { ref: name, attributes: { Id: name } };
  }),
  'AWS::IAM::ManagedPolicy': needsNothing(ONLY_PERMISSIONS, (r) => {
    const policyArn = iamArn(`policy/${nameOf(r, 'ManagedPolicyName', 128)}`);
    const attributes = {
      PolicyArn: policyArn,
      PolicyId: `ANPA${longId(r)}`,
      DefaultVersionId: 'v1',
      IsAttachable: true,
      AttachmentCount: 0,
      PermissionsBoundaryUsageCount: 0,
      CreateDate: DEPLOYED_AT,
      UpdateDate: DEPLOYED_AT,
    };
    return { ref: policyArn, attributes };
  }),
  'AWS::IAM::RolePolicy': needsNothing(ONLY_PERMISSIONS, named('PolicyName', 128)),
  'AWS::IAM::User': cannotRun(
    CALLS_FAIL,
    named('UserName', 64, (name) => ({ Arn: iamArn(`user/${name}`) })),
  ),
  'AWS::IAM::InstanceProfile': cannotRun(
    CALLS_FAIL,
    named('InstanceProfileName', 128, (name) => ({
      Arn: iamArn(`instance-profile/${name}`),
    })),
  ),
};
