import { startTemplate } from '../support/backend';
import { formTemplate, resource } from '../support/form-template';

const CLAIMS = { iss: 'https://login.example.com', aud: 'forms', exp: 4_102_444_800, sub: 'ada' };

test('the identity of the caller can be mapped to the input of an execution', async () => {
  const input = '{"who":"${context.authorizer.claims.sub}","other":"${context.authorizer.claims.email}"}';
  const template = formTemplate({
    routeKey: 'POST /open',
    parameters: { Input: input },
    resources: {
      Jwt: resource('AWS::ApiGatewayV2::Authorizer', {
        ApiId: { Ref: 'Api' },
        Name: 'Jwt',
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Issuer: CLAIMS.iss, Audience: [CLAIMS.aud] },
      }),
      Guarded: resource('AWS::ApiGatewayV2::Route', {
        ApiId: { Ref: 'Api' },
        RouteKey: 'POST /guarded',
        AuthorizationType: 'JWT',
        AuthorizerId: { Ref: 'Jwt' },
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
      }),
    },
  });
  const { endpoint } = await startTemplate(template);
  const authorization = `Bearer e30.${Buffer.from(JSON.stringify(CLAIMS)).toString('base64url')}.e30`;

  const guarded = await fetch(`${endpoint}/guarded`, { method: 'POST', headers: { authorization } });
  expect(JSON.parse(((await guarded.json()) as { output: string }).output)).toEqual({ who: 'ada', other: '' });

  const open = await fetch(`${endpoint}/open`, { method: 'POST', headers: { authorization } });
  expect(JSON.parse(((await open.json()) as { output: string }).output)).toEqual({ who: '', other: '' });
});
