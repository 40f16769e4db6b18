/**
 * Errors that no boundary sees (event handlers, timers, promises) come to the window; the script
 * they come from says whose they are.
 */
export function watchRemoteErrors(report: (remote: string, error: unknown) => void): () => void {
  const ofScript = (text: string): string | null => /\/r\/([a-z0-9-]+)\//.exec(text)?.[1] ?? null;
  const onError = (event: ErrorEvent) => {
    const remote = ofScript(event.filename) ?? ofScript(stackOf(event.error));
    if (remote) report(remote, event.error ?? event.message);
  };
  const onRejection = (event: PromiseRejectionEvent) => {
    const remote = ofScript(stackOf(event.reason));
    if (remote) report(remote, event.reason);
  };
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  return () => {
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  };
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? '') : '');
