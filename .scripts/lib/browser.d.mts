export function installBrowser(): Promise<{ path: string; env: NodeJS.ProcessEnv }>;
