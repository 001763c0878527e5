// Limits count what an address asks. Each file of tests has one of its own, so that none uses up what the next one needs.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { Agent, setGlobalDispatcher } from 'undici';

const [third, fourth] = createHash('sha256').update(basename(process.argv[1])).digest();

/** Anything in 127.0.0.0/8 is this machine. */
export const address = `127.1.${third}.${Math.max(1, fourth % 255)}`;

setGlobalDispatcher(new Agent({ localAddress: address }));
