/** The value, or null when it takes longer. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, milliseconds, null);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
    // Whoever still needs the value waits for it again; nobody needs to hear of a late failure twice.
    work.catch(() => undefined);
  }
}
