import { runDesktop } from './run.ts';

const outcomes = await runDesktop(process.env.WELL_SOURCED_VSCODE);
const failed = outcomes.filter(({ error }) => error !== null);
for (const { title, error } of outcomes) console.log(error === null ? `✓ ${title}` : `✗ ${title}\n${error}`);
console.log(`\n${outcomes.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 || outcomes.length === 0 ? 1 : 0;
