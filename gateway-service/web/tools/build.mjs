// Builds or tests the pages for Maven, each only if something has changed since it last succeeded.
// node build.mjs bundle|test TARGET_FOLDER
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [what, target] = process.argv.slice(2);
const web = dirname(dirname(fileURLToPath(import.meta.url)));
const output = join(target, 'pages', 'web');

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** A hash of all that the pages are made of. */
function stampOf(...roots) {
  const hash = createHash('sha256').update(process.version);
  for (const root of roots) {
    const path = join(web, root);
    for (const file of existsSync(path) && root.includes('.') ? [path] : existsSync(path) ? filesBelow(path).sort() : []) {
      hash.update(file.slice(web.length)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

function run(name, command, ...args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: web, encoding: 'utf8' });
  if (error || status !== 0) {
    process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
    throw new Error(`${name} failed${error ? `: ${error.message}` : ''}`);
  }
  return stdout;
}

/** Does something unless it was done with the same stamp and what it made is still there. */
function once(mark, stamp, made, action) {
  if (read(mark) === stamp && existsSync(made)) {
    return;
  }
  rmSync(mark, { force: true });
  action();
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, stamp);
}

const SOURCES = ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'index.html', 'src', 'public', 'tools'];
const modules = join(web, 'node_modules');

try {
  once(join(modules, '.perpex-stamp'), stampOf('package.json', 'package-lock.json'), join(modules, 'vite'), () =>
    // Not `npm ci`: it refuses a lock file that leaves out packages of other systems, of which some mirrors have none.
    run('npm install', 'npm', 'install', '--no-save', '--no-fund', '--no-audit'));
  const stamp = stampOf(...SOURCES);
  if (what === 'test') {
    once(join(target, 'pages-tested'), stamp, web, () => process.stdout.write(run('the test of the pages', 'npm', 'test', '--silent')));
  } else {
    once(join(target, 'pages-built'), stamp, join(output, 'index.html'), () => {
      run('the type check of the pages', 'npm', 'run', 'check', '--silent');
      rmSync(output, { recursive: true, force: true });
      run('the build of the pages', 'npx', 'vite', 'build', '--outDir', output, '--emptyOutDir');
      process.stdout.write(run('the size of the first load', 'node', 'tools/first-load.mjs', output));
      rmSync(join(output, 'manifest.json'));
    });
  }
} catch (failure) {
  process.stderr.write(`pages: ${failure.message}\n`);
  process.exit(1);
}
