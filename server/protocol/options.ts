import { type ConnectionOptions, ResponseError } from 'vscode-jsonrpc';

const REQUEST_CANCELLED = -32800;

/** A request that was called off before its turn is answered at once, without being worked on. */
export const connectionOptions: ConnectionOptions = {
  connectionStrategy: {
    cancelUndispatched: (message) => ({
      jsonrpc: message.jsonrpc,
      id: (message as { id?: number | string }).id ?? null,
      error: new ResponseError(REQUEST_CANCELLED, 'The request was called off.').toJson(),
    }),
  },
};
