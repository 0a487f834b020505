/** The path of an installed Firefox, or nothing. */
export function findFirefox(): string | undefined;
