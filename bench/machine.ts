import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** Where figures were taken: two machines are not one. */
export function machineOf() {
  return {
    system: `${type()} ${release()}`,
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    /** Processes wanting a core, over the last minute: more than `cores` means that figures suffer. */
    load: Number(loadavg()[0]?.toFixed(2)),
  };
}
