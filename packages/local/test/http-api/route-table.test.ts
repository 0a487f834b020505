import { RouteTable } from '../../src/http-api/route-table';

const INTEGRATION = { kind: 'Lambda', functionArn: 'arn', timeoutMillis: 1 } as const;

function match(keys: readonly string[], method: string, path: string): string | undefined {
  const table = new RouteTable(keys.map((key) => ({ key, integration: INTEGRATION })));
  return table.match(method, path)?.route.key;
}

// The routes of AWS's own example, in an order that cannot help:
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
const PETS = ['$default', 'ANY /{proxy+}', 'GET /pets/{proxy+}', 'GET /pets/dog/{id}', 'GET /pets/dog/1'];

describe('a route is selected as in API Gateway', () => {
  test.each([
    ['GET', '/pets/dog/1', 'GET /pets/dog/1'],
    ['GET', '/pets/dog/2', 'GET /pets/dog/{id}'],
    ['GET', '/pets/cat/1', 'GET /pets/{proxy+}'],
    ['POST', '/test/5', 'ANY /{proxy+}'],
    ['POST', '/pets/dog/1', 'ANY /{proxy+}'],
    ['GET', '/', '$default'],
  ])('%s %s goes to %s', (method, path, expected) => {
    expect(match(PETS, method, path)).toBe(expected);
  });

  test('a specific method is preferred to ANY', () => {
    expect(match(['ANY /a', 'POST /a'], 'POST', '/a')).toBe('POST /a');
    expect(match(['ANY /a', 'POST /a'], 'PUT', '/a')).toBe('ANY /a');
  });

  test('a longer greedy route is preferred to a shorter one', () => {
    expect(match(['ANY /{all+}', 'ANY /a/{all+}'], 'GET', '/a/b/c')).toBe('ANY /a/{all+}');
  });

  test.each([
    ['GET', '/a/', 'a slash at the end is another path'],
    ['GET', '/A', 'paths are case-sensitive'],
    ['POST', '/a', 'another method'],
    ['GET', '/a/b', 'a longer path'],
    ['GET', '/', 'a shorter path'],
  ])('no route matches %s %s: %s', (method, path) => {
    expect(match(['GET /a'], method, path)).toBeUndefined();
  });

  test('a dot in a route matches only a dot', () => {
    expect(match(['GET /a.b'], 'GET', '/axb')).toBeUndefined();
    expect(match(['GET /a.b'], 'GET', '/a.b')).toBe('GET /a.b');
  });

  test('path parameters are decoded, and a broken escape is not changed', () => {
    const table = new RouteTable([{ key: 'GET /{user-id}/{rest+}', integration: INTEGRATION }]);
    expect(table.match('GET', '/a%20b/c/d')?.pathParameters).toEqual({ 'user-id': 'a b', rest: 'c/d' });
    expect(table.match('GET', '/%ff/c')?.pathParameters).toEqual({ 'user-id': '%ff', rest: 'c' });
  });
});
