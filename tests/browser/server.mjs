// The real binary on a free port, each time with a fresh copy of the demo's data.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
export const binary = resolve(process.env.MULTAQA_BINARY ?? join(root, 'build/release/multaqa'));
const REHEARSED = '2024-01-28T08:00:00Z';

const folder = mkdtempSync(join(tmpdir(), 'multaqa-browser-'));
const demo = join(folder, 'demo');
let loaded = false;
let copies = 0;

/** Fails with what the program said. */
export function multaqa(...args) {
  const { status, stdout, stderr, error } = spawnSync(binary, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (error) throw new Error(`${binary} cannot be run: ${error.message}`);
  if (status !== 0) throw new Error(`multaqa ${args.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** Once; every server gets a copy. */
export function loadDemo() {
  if (loaded) return;
  mkdirSync(demo, { recursive: true });
  multaqa('demo', '--data', demo);
  loaded = true;
}

/** A system with this version of the zone data, one of tests/data/tz: what the server compiles is all that is there. */
export function zoneinfo(version) {
  const system = join(folder, `zoneinfo-${version}`);
  mkdirSync(system, { recursive: true });
  copyFileSync(join(root, `tests/data/tz/${version}.zi`), join(system, 'tzdata.zi'));
  return system;
}

/** For `prepare`: the demo, computed with this version of the zone data. */
export const demoUnder = (version) => (data) => {
  rmSync(data, { recursive: true });
  multaqa('demo', '--data', data, '--zoneinfo', zoneinfo(version));
};

/** `prepare(data)` may change the data before the server starts; `zones`: the version on the system, else the machine's. */
export async function startServer({ prepare, rehearse = REHEARSED, zones } = {}) {
  loadDemo();
  const data = join(folder, `data-${++copies}`);
  cpSync(demo, data, { recursive: true });
  prepare?.(data);
  const serve = (port) => {
    const args = ['serve', '--data', data, '--port', String(port), '--rehearse', rehearse];
    if (zones) args.push('--zoneinfo', zoneinfo(zones));
    return spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  };
  let running = serve(0);
  const origin = await listening(running);
  const { accounts } = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8'));
  return {
    origin,
    data,
    account: (role) => accounts.find((account) => account.role === role),
    stop: () => stop(running),
    /** The same data on the same port, after a moment of nothing. */
    async startAgain() {
      running = serve(new URL(origin).port);
      await listening(running);
    }
  };
}

/** For `prepare`: an installation without anything. Only what startServer itself reads stays: the accounts of the demo. */
export function emptied(data) {
  for (const name of readdirSync(data)) {
    if (name !== 'demo-accounts.json') rmSync(join(data, name), { recursive: true, force: true });
  }
}

function listening(process_) {
  return new Promise((found, failed) => {
    let said = '';
    const read = (chunk) => {
      said += chunk;
      const line = /listening on (https?:\/\/\S+)/.exec(said);
      if (line) found(line[1]);
    };
    process_.stdout.setEncoding('utf8').on('data', read);
    process_.stderr.setEncoding('utf8').on('data', (chunk) => (said += chunk));
    process_.on('error', failed);
    process_.on('exit', (code) => failed(new Error(`the server ended with ${code}:\n${said}`)));
  });
}

function stop(process_) {
  return new Promise((stopped) => {
    if (process_.exitCode !== null) return stopped();
    process_.on('exit', stopped);
    process_.kill('SIGTERM');
    const force = setTimeout(() => process_.kill('SIGKILL'), 10_000);
    process_.on('exit', () => clearTimeout(force));
  });
}

export const cleanUp = () => rmSync(folder, { recursive: true, force: true });
