// A web worker's global scope inside a thread of Node, for the browser's build of the server.
import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';

const { exit } = process;
globalThis.self = globalThis;
globalThis.postMessage = (message) => parentPort.postMessage(message);
globalThis.close = () => exit(0);
globalThis.addEventListener = () => {};
parentPort.on('message', (data) => globalThis.onmessage?.({ data }));
// What a browser does not have must not be needed.
for (const name of ['process', 'Buffer', 'setImmediate']) Reflect.deleteProperty(globalThis, name);
runInThisContext(readFileSync(workerData, 'utf8'), { filename: workerData });
