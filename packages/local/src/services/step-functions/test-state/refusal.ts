import { ServiceError } from '../../service';

/** A request that AWS refuses, with its message if that is known. */
export function refusal(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}
