/** Who signed a request, and for which service: the `Authorization` header of the SDKs and the AWS CLI. */

/** The credential scope of a request. The signature itself is not checked, because there are no accounts. */
export interface Signer {
  readonly accessKeyId: string;
  readonly region: string;
  /** The service name in the signature, e.g. `states`, `ses`. */
  readonly service: string;
}

/**
 * Undefined for a request without a signature of version 4.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
export function signerOf(request: Request): Signer | undefined {
  const header = request.headers.get('authorization') ?? '';
  const scope = /^AWS4-HMAC-SHA256 +Credential=([^,\s]+)/.exec(header)?.[1].split('/') ?? [];
  // An invented access key can contain slashes; the scope after it has four parts.
  const [, region, service, end] = scope.slice(-4);
  if (end !== 'aws4_request') return undefined;
  return { accessKeyId: scope.slice(0, -4).join('/'), region, service };
}
