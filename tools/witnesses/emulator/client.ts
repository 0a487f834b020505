/** The few requests that are sent to the emulator, which finds the service by the scope of the signature and checks no signature. */
import type { JsonObject } from 'sentiment-form-local/lib/asl';

export class Client {
  public constructor(private readonly address: string) {}

  /** An operation of a service that speaks JSON. */
  public async json(service: string, target: string, request: JsonObject): Promise<JsonObject> {
    const headers = { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.0' };
    return JSON.parse(await this.send(service, '/', JSON.stringify(request), { headers })) as JsonObject;
  }

  /** An operation of CloudFormation, answered in XML. */
  public async cloudFormation(action: string, parameters: Readonly<Record<string, string>>): Promise<string> {
    const form = new URLSearchParams({ Action: action, Version: '2010-05-15', ...parameters });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.send('cloudformation', '/', form.toString(), { headers });
  }

  /** Makes a bucket, or puts an object into one. Gives its address. */
  public async put(path: string, content: Buffer): Promise<string> {
    await this.send('s3', path, new Uint8Array(content), { method: 'PUT' });
    return `${this.address}${path}`;
  }

  private async send(
    service: string,
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    { method = 'POST', headers = {} }: { readonly method?: string; readonly headers?: Record<string, string> },
  ): Promise<string> {
    const credential = `Credential=test/20260101/us-east-1/${service}/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=none`;
    const response = await fetch(`${this.address}${path}`, { method, body, headers: { ...headers, authorization } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${service} answered ${response.status}: ${text.slice(0, 500)}`);
    return text;
  }
}
