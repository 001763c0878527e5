// Adds up the scripts that a browser loads before it shows the terminal, compressed as they are sent, and fails above
// the limit. They are: what index.html names, what those import statically, and the chunks of the terminal's route.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LIMIT_BYTES = 400_000;
const folder = process.argv[2] ?? 'dist';
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

const seen = new Set();
function visit(key) {
  if (seen.has(key) || !manifest[key]) {
    return;
  }
  seen.add(key);
  (manifest[key].imports ?? []).forEach(visit);
}
const ROOTS = ['index.html', 'src/terminal/TerminalPage.tsx', 'src/chart/Chart.tsx'];
for (const root of ROOTS) {
  if (!manifest[root]) {
    throw new Error(`${root} is no chunk of its own: the first load cannot be measured`);
  }
  visit(root);
}

const sizes = [...seen].map((key) => manifest[key].file).filter((file) => file.endsWith('.js'))
  .map((file) => [file, gzipSync(readFileSync(join(folder, file))).length]);
const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
console.log(`first load of the terminal: ${total} bytes of scripts, compressed (limit ${LIMIT_BYTES})`);
if (total >= LIMIT_BYTES) {
  sizes.sort((a, b) => b[1] - a[1]).forEach(([file, bytes]) => console.error(`  ${bytes} ${file}`));
  process.exit(1);
}
