/** Types that belong neither to a service that is called here nor to another list. */
import { arn, ENVIRONMENT } from '../../base/arn';
import { DEPLOYED_AT, nameOf, shortId, uuidOf, named } from '../names';
import { cannotRun, needsNothing, type ResourceTypes, runs } from '../resource-type';

const ENCRYPTION = 'nothing is encrypted on this machine';

export const OTHER_TYPES: ResourceTypes = {
  'AWS::Scheduler::Schedule': runs((r) => {
    const name = nameOf(r, 'Name', 64);
    const group = String(r.property('GroupName') ?? 'default');
    return { ref: name, attributes: { Arn: arn('scheduler', `schedule/${group}/${name}`) } };
  }),
  'AWS::CloudFormation::Stack': runs(),
  'AWS::KMS::Key': needsNothing(ENCRYPTION, (r) => {
    const id = uuidOf(r);
    return { ref: id, attributes: { Arn: arn('kms', `key/${id}`), KeyId: id } };
  }),
  'AWS::KMS::Alias': needsNothing(ENCRYPTION, named('AliasName', 256)),
  'AWS::Scheduler::ScheduleGroup': needsNothing(
    'a group only holds schedules together',
    named('Name', 64, (name) => ({
      Arn: arn('scheduler', `schedule-group/${name}`),
      CreationDate: DEPLOYED_AT,
      LastModificationDate: DEPLOYED_AT,
      State: 'ACTIVE',
    })),
  ),
  'AWS::CDK::Metadata': needsNothing('it only reports to AWS which constructs are used'),
  'AWS::CloudFormation::WaitConditionHandle': needsNothing('nothing here depends on it', (r) => {
    const url = `https://cloudformation-waitcondition-${ENVIRONMENT.region}.s3.amazonaws.com/${shortId(r)}`;
    return { ref: url, attributes: { Id: url } };
  }),
  'AWS::SecretsManager::Secret': cannotRun('its value cannot be read', (r) => {
    const secretArn = arn('secretsmanager', `secret:${nameOf(r, 'Name', 512)}-${shortId(r).slice(0, 6)}`);
    return { ref: secretArn, attributes: { Id: secretArn } };
  }),
};
