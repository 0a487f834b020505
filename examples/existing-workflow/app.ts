// A workflow that somebody already has, made synchronous by somebody else: the README says how.
import { App } from 'aws-cdk-lib';
import { ShopStack } from './shop-stack';
import { WarehouseStack } from './warehouse-stack';

const app = new App();
const { shippingWorkflow } = new WarehouseStack(app, 'Warehouse');
new ShopStack(app, 'Shop', { shippingWorkflow });
