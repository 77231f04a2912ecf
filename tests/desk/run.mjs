// SPDX-License-Identifier: EUPL-1.2
// node run.mjs DIR: bundles every *_test.ts here into DIR and runs them with node's own test
// runner. esbuild is the desk's; nothing of a browser is there, so only parts without one are
// tested here.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
if (!out) {
  console.error('say where to bundle: node run.mjs DIR');
  process.exit(2);
}
const require = createRequire(join(here, '../../daemon/desk/build.mjs'));
const { buildSync } = require('esbuild');
const names = readdirSync(here).filter((name) => name.endsWith('_test.ts'));
buildSync({
  entryPoints: names.map((name) => join(here, name)),
  outdir: out,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node18',
  outExtension: { '.js': '.mjs' },
  sourcemap: 'inline',
  define: { CASES: JSON.stringify(join(here, '../cases')) },
  logLevel: 'warning',
});
const files = names.map((name) => join(out, name.replace(/\.ts$/, '.mjs')));
const done = spawnSync(process.execPath, ['--enable-source-maps', '--test', ...files], {
  stdio: 'inherit',
});
process.exit(done.status ?? 1);
