/** The service integrations of the developer guide: which actions there are, and which patterns each can follow. */

type Pattern = 'sync' | 'sync:2' | 'waitForTaskToken';

const NONE: readonly Pattern[] = [];
const SYNC: readonly Pattern[] = ['sync'];
const TOKEN: readonly Pattern[] = ['waitForTaskToken'];

/** The optimized integrations; every one can also be called without a pattern. */
const OPTIMISED: ReadonlyMap<string, readonly Pattern[]> = new Map([
  ...actions('apigateway', 'invoke', TOKEN),
  ...actions('athena', 'startQueryExecution', SYNC),
  ...actions('athena', 'stopQueryExecution getQueryExecution getQueryResults', NONE),
  ...actions('batch', 'submitJob', SYNC),
  ...actions('bedrock', 'invokeModel', NONE),
  ...actions('bedrock', 'createModelCustomizationJob', SYNC),
  ...actions('bedrockagentcore', 'invokeHarness', NONE),
  ...actions('codebuild', 'startBuild startBuildBatch retryBuildBatch', SYNC),
  ...actions('codebuild', 'stopBuild batchDeleteBuilds batchGetReports stopBuildBatch deleteBuildBatch', NONE),
  ...actions('databrew', 'startJobRun', SYNC),
  ...actions('dynamodb', 'getItem putItem updateItem deleteItem', NONE),
  ...actions('ecs', 'runTask', [...SYNC, ...TOKEN]),
  ...actions('eks', 'createCluster deleteCluster createFargateProfile deleteFargateProfile', SYNC),
  ...actions('eks', 'createNodegroup deleteNodegroup runJob', SYNC),
  ...actions('eks', 'call', NONE),
  ...actions('elasticmapreduce', 'createCluster terminateCluster addStep', SYNC),
  ...actions('elasticmapreduce', 'cancelStep setClusterTerminationProtection', NONE),
  ...actions('elasticmapreduce', 'modifyInstanceFleetByName modifyInstanceGroupByName', NONE),
  ...actions('emr-containers', 'createVirtualCluster', NONE),
  ...actions('emr-containers', 'deleteVirtualCluster startJobRun', SYNC),
  ...actions('emr-serverless', 'createApplication startApplication stopApplication deleteApplication', SYNC),
  ...actions('emr-serverless', 'startJobRun cancelJobRun', SYNC),
  ...actions('events', 'putEvents', TOKEN),
  ...actions('glue', 'startJobRun', SYNC),
  ...actions('http', 'invoke', NONE),
  ...actions('lambda', 'invoke', TOKEN),
  ...actions('mediaconvert', 'createJob', SYNC),
  ...actions('sagemaker', 'createHyperParameterTuningJob createLabelingJob createProcessingJob', SYNC),
  ...actions('sagemaker', 'createTrainingJob createTransformJob', SYNC),
  ...actions('sagemaker', 'createEndpoint createEndpointConfig createModel updateEndpoint', NONE),
  ...actions('sns', 'publish', TOKEN),
  ...actions('sqs', 'sendMessage', TOKEN),
  ...actions('states', 'startExecution', [...SYNC, 'sync:2', ...TOKEN]),
]);

const OPTIMISED_ARN = /^arn:aws[a-z-]*:states:[a-z0-9-]*:\d*:([a-z-]+:[A-Za-z]+)(?:\.(sync|sync:2|waitForTaskToken))?$/;

/** Any service by the name of its SDK, and any action in camel case; only the token pattern exists. */
const SDK_ARN = /^arn:aws[a-z-]*:states:[a-z0-9-]*:\d*:aws-sdk:[a-z0-9]+:[a-z][A-Za-z0-9]*(?:\.waitForTaskToken)?$/;

/** Whether a resource is a service integration that AWS offers. */
export function isIntegration(resource: string): boolean {
  if (SDK_ARN.test(resource)) return true;
  const [, action = '', pattern] = OPTIMISED_ARN.exec(resource) ?? [];
  const patterns = OPTIMISED.get(action);
  return patterns !== undefined && (pattern === undefined || patterns.some((known) => known === pattern));
}

function actions(service: string, names: string, patterns: readonly Pattern[]): [string, readonly Pattern[]][] {
  return names.split(' ').map((name) => [`${service}:${name}`, patterns]);
}
