/** The environment variables of a function: its own and those that Lambda sets, and none of the server's. */
import { FunctionDescription } from './description';

/** No program starts without these (the second on Windows). */
const NECESSITIES = ['PATH', 'SystemRoot'];

/**
 * @param base additional variables, e.g. the address of the local services
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export function environmentOf(
  { name, arn, handler, runtime, codeDir, memorySize, environment }: FunctionDescription,
  base: Readonly<Record<string, string>>,
): Record<string, string> {
  const region = arn.split(':')[3];
  return {
    ...necessities(),
    LANG: 'en_US.UTF-8',
    TZ: 'UTC',
    AWS_ACCESS_KEY_ID: accessKeyIdOf(name),
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    // The version of Node.js that runs the functions here may differ from the one on AWS.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...base,
    ...environment,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memorySize ?? 128),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    LAMBDA_TASK_ROOT: codeDir,
    _HANDLER: handler,
  };
}

/** The access key that identifies a function's calls. It is valid only here. */
export function accessKeyIdOf(functionName: string): string {
  return `local-${functionName}`;
}

function necessities(): Record<string, string> {
  return Object.fromEntries(NECESSITIES.flatMap((key) => (process.env[key] ? [[key, process.env[key]]] : [])));
}
