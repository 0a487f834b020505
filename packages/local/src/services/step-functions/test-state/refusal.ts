import { ServiceError } from '../../service';

/** A request that AWS refuses, in its words where they are known. */
export function refusal(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}
