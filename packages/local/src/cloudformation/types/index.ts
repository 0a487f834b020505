/** The resource types that do not belong to a service that runs here. */
import { API_GATEWAY_TYPES } from './api-gateway';
import { IAM_TYPES } from './iam';
import { MONITORING_TYPES } from './monitoring';
import { OTHER_TYPES } from './others';
import { WEB_TYPES } from './web';
import { type ResourceTypes } from '../resource-type';

export const TYPES_OF_NO_SERVICE: ResourceTypes = {
  ...API_GATEWAY_TYPES,
  ...IAM_TYPES,
  ...MONITORING_TYPES,
  ...WEB_TYPES,
  ...OTHER_TYPES,
};
