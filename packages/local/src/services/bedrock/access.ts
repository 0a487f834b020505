/** The permissions of a model: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html */
import { arn, ENVIRONMENT } from '../../base/arn';
import { type JsonObject, stringOf } from '../../base/json';
import { access, type Access } from '../access';

export const modelAccess = { Converse: modelAccesses };

/**
 * Converse needs `bedrock:InvokeModel`. Through an inference profile the caller needs it on the profile and on the model
 * behind it, and the latter may depend on the profile. The profile's other regions are not asked here.
 */
function modelAccesses(_operation: string, { modelId }: JsonObject): Access[] {
  const id = stringOf(modelId) ?? '';
  const profile = profileArn(id);
  if (profile === undefined) return [access(ACTION, id.startsWith('arn:') ? id : foundationModel(id))];
  const [, model] = /\/[a-z]+(?:-[a-z]+)*\.([\w.:-]+)$/.exec(profile) ?? [];
  const keys = { 'bedrock:InferenceProfileArn': profile };
  return [
    access(ACTION, profile),
    // The model behind an application's own profile is known to AWS alone.
    ...(model === undefined ? [] : [access(ACTION, foundationModel(model), keys)]),
  ];
}

const ACTION = 'bedrock:InvokeModel';

/** The beginnings of the IDs of profiles that AWS defines. */
const GEOGRAPHIES = /^(?:us|us-gov|eu|apac|au|ca|jp|sa|global)\./;

function profileArn(id: string): string | undefined {
  if (/:(?:application-)?inference-profile\//.test(id)) return id;
  return GEOGRAPHIES.test(id) ? arn('bedrock', `inference-profile/${id}`) : undefined;
}

function foundationModel(id: string): string {
  return `arn:${ENVIRONMENT.partition}:bedrock:${ENVIRONMENT.region}::foundation-model/${id}`;
}
