// SPDX-License-Identifier: EUPL-1.2
// Builds the desk: node build.mjs --out DIR [--watch]. DIR/plain holds the files as --desk-dir
// serves them, DIR/packed the same names compressed, which go into the binary. Types and house
// rules first.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, context } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const at = process.argv.indexOf('--out');
const out = process.argv[at + 1];
if (at < 0 || !out) {
  console.error('desk: say where to build: node build.mjs --out DIR');
  process.exit(2);
}
const watch = process.argv.includes('--watch');
const plain = join(out, 'plain');
const packed = join(out, 'packed');
const loadBytesMax = 80 * 1024; // first load, compressed

function fail(sentence) {
  console.error(`desk: ${sentence}`);
  process.exit(1);
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(tsx?|css|html)$/.test(entry.name)) yield path;
  }
}

// What the strict policy of the page forbids anyway, told before somebody looks for it.
const forbidden = [
  [/innerHTML|outerHTML|insertAdjacentHTML|document\.write/, 'makes HTML of a string'],
  [/\beval\(|new Function\(/, 'makes code of a string'],
  [/\sstyle=[{"']/, 'sets an inline style: use a class'],
  [/\son[a-z]+="/, 'has an inline handler'],
  [/gemeentenijmegen/i, 'names a proprietary package'],
];
const linesMax = 400;
const columnsMax = 100;

function checkRules() {
  const found = [];
  for (const path of sources(here)) {
    const lines = readFileSync(path, 'utf8').split('\n');
    const name = relative(here, path);
    if (lines.length > linesMax) found.push(`${name}: ${lines.length} lines, at most ${linesMax}`);
    lines.forEach((line, i) => {
      for (const [what, why] of forbidden)
        if (what.test(line)) found.push(`${name}:${i + 1}: ${why}`);
      if (line.length > columnsMax) {
        found.push(`${name}:${i + 1}: wider than ${columnsMax} columns`);
      }
    });
  }
  if (found.length > 0) fail(`these lines break a rule of the house:\n  ${found.join('\n  ')}`);
}

function checkTypes() {
  const tsc = require.resolve('typescript/bin/tsc');
  const done = spawnSync(process.execPath, [tsc, '-p', here, '--pretty', 'false'], {
    encoding: 'utf8',
  });
  if (done.status !== 0) fail(`the types do not fit:\n${done.stdout}${done.stderr}`);
}

const options = {
  absWorkingDir: here,
  entryPoints: { desk: 'main.tsx' },
  outdir: plain,
  bundle: true,
  format: 'esm',
  target: ['chrome110', 'firefox115', 'safari16.4'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  external: ['/source-sans.woff2'],
  logLevel: 'warning',
};

function copyRest() {
  mkdirSync(plain, { recursive: true });
  for (const name of ['index.html', 'theme.css', 'icon.svg'])
    cpSync(join(here, name), join(plain, name));
  const fonts = dirname(require.resolve('@fontsource-variable/source-sans-3/package.json'));
  cpSync(
    join(fonts, 'files/source-sans-3-latin-wght-normal.woff2'),
    join(plain, 'source-sans.woff2'),
  );
}

function pack() {
  mkdirSync(packed, { recursive: true });
  let bytes = 0;
  for (const name of readdirSync(plain)) {
    const small = gzipSync(readFileSync(join(plain, name)), { level: 9 });
    writeFileSync(join(packed, name), small);
    console.log(`${String(small.length).padStart(7)}  ${name}`);
    bytes += small.length;
  }
  console.log(`${String(bytes).padStart(7)}  first load, compressed`);
  if (bytes > loadBytesMax) fail(`the first load is ${bytes} bytes, at most ${loadBytesMax}`);
}

copyRest();
if (watch) {
  await (await context(options)).watch();
  console.log(`desk: watching; serve ${plain}`);
} else {
  checkRules();
  checkTypes();
  await build(options);
  pack();
}
