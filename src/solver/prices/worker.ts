import { parentPort, workerData } from 'node:worker_threads';
import { hourPrices } from '../../domain/scheduling/week/hourPrice.ts';
import type { PriceJob } from './price.ts';

const { week, wanted }: PriceJob = workerData;
parentPort?.postMessage(hourPrices(week, wanted));
