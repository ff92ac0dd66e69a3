/** Stops in order on the first SIGTERM or SIGINT, and at once on the second. */
export function onStopSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      stop().then(
        () => process.exit(0),
        (fault: Error) => {
          process.stderr.write(`${fault.stack ?? fault.message}\n`);
          process.exit(1);
        },
      );
    });
}
