// SPDX-License-Identifier: EUPL-1.2
// node packages.mjs DIR: `npm ci` in DIR from its lockfile, once for each lockfile, and safe when
// several builds want it at the same moment. No package runs a script of its own.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const lock = join(folder, '.npm-busy'); // a folder: only one can make it
const mark = join(folder, 'node_modules', '.installed');
const stale_ms = 10 * 60_000;
const wanted = createHash('sha256')
  .update(readFileSync(join(folder, 'package-lock.json')))
  .digest('hex');

const installed = () => existsSync(mark) && readFileSync(mark, 'utf8') === wanted;

function fail(sentence) {
  console.error(`${folder}: ${sentence}`);
  process.exit(1);
}

function take() {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > stale_ms) {
      rmSync(lock, { recursive: true, force: true });
    }
    return false;
  }
}

function install() {
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (npm.error) fail(`npm cannot be run (${npm.error.code}); tests/tools/install installs it`);
  if (npm.status !== 0) fail(`npm ci failed:\n${npm.stdout}${npm.stderr}`);
  writeFileSync(mark, wanted);
}

for (let waited_ms = 0; !installed(); waited_ms += 200) {
  if (take()) {
    try {
      if (!installed()) install();
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  } else {
    if (waited_ms > stale_ms) fail('somebody else has been installing packages for ten minutes');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}
