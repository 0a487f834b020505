/** Checks that are not made, by schemathesis' names of them, each with the reason. */
export const EXCLUDED: Readonly<Record<string, string>> = {
  unsupported_method: 'an HTTP API of API Gateway answers a method without a route with 404, not with 405',
};

/** Not made where the answers are envelopes. */
export const EXCLUDED_FOR_ENVELOPES: Readonly<Record<string, string>> = {
  negative_data_rejection: 'an envelope comes with 200 whatever the outcome, which its output tells',
};
