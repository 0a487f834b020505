/** Answers a form like a web API. */
export async function handler(): Promise<{ statusCode: number }> {
  return { statusCode: 503 };
}
