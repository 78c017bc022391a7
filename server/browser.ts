import { startInWorker } from './protocol/browser.ts';

startInWorker();
