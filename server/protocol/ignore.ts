import type { Diagnostics } from './diagnostics.ts';
import type { State } from './state.ts';
export function serveIgnore(_s: State, _d: Diagnostics): void {}
