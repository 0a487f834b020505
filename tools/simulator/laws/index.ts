/** All laws, in the order in which they are checked. */
import { ACCEPTED_IS_KEPT } from './accepted';
import { CONVERGES } from './converges';
import { IN_TIME } from './in-time';
import { type Law } from './law';
import { NOT_LOST } from './not-lost';
import { NOTIFIED_ONCE } from './notified-once';
import { NUMBERS } from './numbers';
import { ONE_RECORD } from './once';
import { OUR_FAULT } from './our-fault';
import { PATIENT } from './patient';
import { LEFT_TO_PEOPLE } from './people';
import { NOTIFIED_TRULY } from './truth';

export { type Law } from './law';

/** The laws of docs/laws.md. */
export const LAWS: readonly Law[] = [
  NOT_LOST,
  ONE_RECORD,
  NOTIFIED_ONCE,
  PATIENT,
  LEFT_TO_PEOPLE,
  NUMBERS,
  ACCEPTED_IS_KEPT,
  IN_TIME,
  OUR_FAULT,
  CONVERGES,
  NOTIFIED_TRULY,
];

/** Their numbers. Several checks may be parts of one law. */
export const LAW_NUMBERS: readonly number[] = [...new Set(LAWS.map(({ number }) => number))].sort((a, b) => a - b);
