import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeRegionsOfModel } from './private/resources/acknowledgments';
import { checkKind, TEXT } from './private/validation/options/kinds';
import { validateKnown } from './private/validation/validate';

/** A model of Amazon Bedrock, and the permissions to use it. */
export class BedrockModel {
  /**
   * A foundation model that is used in the stack's own region, such as `amazon.nova-micro-v1:0`. The account must have
   * access to it there. An id with a geography prefix (`us.`, `eu.`, `apac.`, `global.`) belongs to an inference profile
   * and is refused at synth.
   *
   * @param modelId the id of the model
   */
  public static foundationModel(modelId: string): BedrockModel {
    checkKind('modelId', modelId, TEXT);
    if (!Token.isUnresolved(modelId) && (!isModelId(modelId) || GEOGRAPHY.test(modelId))) {
      throw new Error(
        `modelId must be the id of a foundation model, such as 'amazon.nova-micro-v1:0', got: '${modelId}'. For an id that ` +
          'begins with a geography, use BedrockModel.inferenceProfile()',
      );
    }
    return new BedrockModel(
      modelId,
      () => modelId,
      (scope) => [invokeModel([foundationModelArn(scope, modelId)])],
    );
  }

  /**
   * A cross-region inference profile, such as `eu.amazon.nova-micro-v1:0`: requests may go to any region of its geography.
   *
   * The workflow may use the profile, and the model in any region, but only through this profile. An id without a geography
   * is refused at synth. A token is refused too, because the model must be known at synth.
   *
   * @param profileId the id of the profile
   */
  public static inferenceProfile(profileId: string): BedrockModel {
    checkKind('profileId', profileId, TEXT);
    validateKnown('profileId', profileId);
    if (!GEOGRAPHY.test(profileId) || !isModelId(profileId.replace(GEOGRAPHY, ''))) {
      throw new Error(
        `profileId must be a geography, a dot and the id of a model, such as 'eu.amazon.nova-micro-v1:0', got: '${profileId}'. For a ` +
          "model in the stack's own region, use BedrockModel.foundationModel()",
      );
    }
    const profileArn = (scope: Construct) =>
      Stack.of(scope).formatArn({ service: 'bedrock', resource: 'inference-profile', resourceName: profileId });
    const modelId = profileId.replace(GEOGRAPHY, '');
    return new BedrockModel(profileId, profileArn, (scope) => {
      acknowledgeRegionsOfModel(scope, modelId);
      return [
        invokeModel([profileArn(scope)]),
        invokeModel([foundationModelArn(scope, modelId, '*')], {
          StringEquals: { 'bedrock:InferenceProfileArn': profileArn(scope) },
        }),
      ];
    });
  }

  private constructor(
    /** The id of the model, or of the inference profile, as it was given. */
    public readonly modelId: string,
    /** The model id that a request contains. @internal */
    public readonly _requestedId: (scope: Construct) => string,
    /** @internal */
    public readonly _grants: (scope: Construct) => iam.PolicyStatement[],
  ) {}
}

const GEOGRAPHY = /^(us-gov|us|eu|apac|global|jp|au|ca)\./;

function isModelId(id: string): boolean {
  return /^[a-z0-9]+\.[a-z0-9.-]+(:[0-9]+[a-z0-9:]*)?$/.test(id);
}

/** Converse requires the permission to invoke the model. */
function invokeModel(resources: string[], conditions?: { [operator: string]: object }): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions: ['bedrock:InvokeModel'], resources, conditions });
}

/** Foundation models belong to no account. */
function foundationModelArn(scope: Construct, modelId: string, region?: string): string {
  return Stack.of(scope).formatArn({
    service: 'bedrock',
    account: '',
    region,
    resource: 'foundation-model',
    resourceName: modelId,
  });
}
