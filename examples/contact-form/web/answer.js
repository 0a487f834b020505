// @ts-check
// Turns an HTTP answer into one of three things that the page can show. The API answers 200 even when the workflow failed, and the
// workflow's own result is JSON inside a JSON string, so nothing here is believed before it is looked at.

/** @typedef {{ kind: 'accepted', ticketId: string, sentiment: string }} Accepted */
/** @typedef {{ kind: 'rejected', errors: { field: string, message: string }[] }} Rejected */
/** @typedef {'OFFLINE' | 'TIMEOUT' | 'BUSY' | 'TOO_LARGE' | 'REFUSED' | 'OUR_FAULT'} Reason */
/** @typedef {{ kind: 'failed', reason: Reason }} Failed */
/** @typedef {Accepted | Rejected | Failed} Answer */

/**
 * @param {number} httpStatus
 * @param {string} body the envelope of a StartSyncExecution call, or whatever came instead
 * @returns {Answer}
 */
export function readAnswer(httpStatus, body) {
  if (httpStatus !== 200) return failed(reasonFor(httpStatus));
  const envelope = parse(body);
  if (envelope.status !== 'SUCCEEDED') return failed('OUR_FAULT');
  const result = parse(envelope.output);
  if (result.outcome === 'ACCEPTED') return accepted(result);
  if (result.outcome === 'REJECTED') return rejected(result);
  return failed('OUR_FAULT');
}

/**
 * @param {Reason} reason
 * @returns {Failed}
 */
export function failed(reason) {
  return { kind: 'failed', reason };
}

/**
 * @param {number} httpStatus
 * @returns {Reason}
 */
function reasonFor(httpStatus) {
  if (httpStatus === 429) return 'BUSY';
  if (httpStatus === 413) return 'TOO_LARGE';
  return httpStatus >= 400 && httpStatus < 500 ? 'REFUSED' : 'OUR_FAULT';
}

/**
 * @param {Record<string, unknown>} result
 * @returns {Answer}
 */
function accepted({ ticketId, sentiment }) {
  if (typeof ticketId !== 'string' || ticketId === '') return failed('OUR_FAULT');
  return { kind: 'accepted', ticketId, sentiment: typeof sentiment === 'string' ? sentiment : 'UNKNOWN' };
}

/**
 * @param {Record<string, unknown>} result
 * @returns {Rejected}
 */
function rejected({ errors }) {
  const list = Array.isArray(errors) ? errors.filter(isObject) : [];
  return {
    kind: 'rejected',
    errors: list.map(({ field, message }) => ({
      field: typeof field === 'string' ? field : '',
      message: typeof message === 'string' ? message : '',
    })),
  };
}

/**
 * An object out of JSON text, or an empty one when it is anything else.
 *
 * @param {unknown} text
 * @returns {Record<string, unknown>}
 */
function parse(text) {
  try {
    const value = typeof text === 'string' ? JSON.parse(text) : undefined;
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null;
}
