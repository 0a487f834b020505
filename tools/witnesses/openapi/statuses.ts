/** The answers in a description, and those that the form gave. */

/** Answers that no request of schemathesis causes, each with the reason. */
export const NOT_PROVOKED: Readonly<Record<string, string>> = {
  303: 'no request names a page to go on to',
  413: 'no request is that large',
  429: 'the throttle is off',
  500: 'nothing fails',
  503: 'nothing fails',
};

/**
 * The answers of a description that the form never gave.
 * @param came the statuses of all answers, one a line
 */
export function neverAnswered(document: string, came: string): readonly string[] {
  const statuses = new Set([...came.split('\n'), ...Object.keys(NOT_PROVOKED)]);
  const { paths } = JSON.parse(document) as { readonly paths: Readonly<Record<string, Operations>> };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { responses }]) =>
      Object.keys(responses)
        .filter((status) => !statuses.has(status))
        .map(
          (status) => `${method.toUpperCase()} ${path}: ${status} is described, and no request was answered with it`,
        ),
    ),
  );
}

type Operations = Readonly<Record<string, { readonly responses: Readonly<Record<string, unknown>> }>>;
