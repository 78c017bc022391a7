import type { ChildProcess } from 'node:child_process';

export interface Workbench {
  readonly authority: string;
  readonly process: ChildProcess;
  remote(path: string): string;
  open(folder: string, file?: string | null, payload?: readonly (readonly [string, string])[]): string;
  log(): string;
  stop(): void;
}

export function startWorkbench(options: {
  data: string;
  fresh?: boolean;
  vsix: string;
  settings?: Record<string, unknown>;
  testing?: boolean;
}): Promise<Workbench>;
