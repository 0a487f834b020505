/** A JSONata condition: a person should look at this. An unknown sentiment may well be a bad one. */
export const NEEDS_ATTENTION = `$sentiment in ['NEGATIVE', 'UNKNOWN']`;
