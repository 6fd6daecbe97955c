import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** Where figures were measured: no two machines are the same. */
export function machineOf() {
  return {
    system: `${type()} ${release()}`,
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    /** Processes waiting for a core, over the last minute. More than `cores` means that the figures suffer. */
    load: Number(loadavg()[0]?.toFixed(2)),
  };
}
