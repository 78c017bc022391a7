#!/usr/bin/env node
import { join } from 'node:path';
import { main } from './cli/main.ts';

if (process.argv[2] === 'lsp') {
  // The server is a file of its own beside this one, so that `check` does not load it. The build writes a `require`.
  void import(join(__dirname, 'node.js'));
} else {
  // Who reads only the beginning (`| head`) has read enough.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
  const code = main(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
  });
  // Set, not called: what is still to be printed is printed.
  if (typeof code === 'number') process.exitCode = code;
  else void code.then((exitCode) => (process.exitCode = exitCode));
}
