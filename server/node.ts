import { startOnNode } from './protocol/node.ts';

startOnNode(process.argv);
